"""Averages the weights of trained networks. usage: average.py OUT.pt NETWORK.pt NETWORK.pt ...

The mean of networks that were trained one from the other judges what none has seen better than
each alone (Wortsman et al. 2022, "Model soups"). A part that only some have is the mean of those.
"""

import sys
from pathlib import Path

import torch
from torch import Tensor


def average(networks: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of each part over the networks that have it; the first names the parts."""
    made = {}
    for name, first in networks[0].items():
        parts = [network[name] for network in networks if name in network]
        is_number = first.is_floating_point()
        made[name] = torch.stack(parts).mean(dim=0) if is_number else first
    return made


if __name__ == "__main__":
    out, *paths = map(Path, sys.argv[1:])
    torch.save(average([torch.load(path, weights_only=True) for path in paths]), out)
