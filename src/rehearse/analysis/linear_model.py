"""Small linear models whose weights are data: a few named features, one row of weights a class."""

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from rehearse.analysis.cue_lists import cue_list


def probabilities(name: str, features: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each class of the model NAME, given its features by name."""
    points = {
        label: sum(weight * features.get(feature, 0.0) for feature, weight in row.items())
        for label, row in weights(name).items()
    }
    highest = max(points.values())
    raised = {label: math.exp(value - highest) for label, value in points.items()}
    total = sum(raised.values())
    return {label: value / total for label, value in raised.items()}


@cache
def weights(name: str) -> dict[str, dict[str, float]]:
    """Return the weights of a model, by class and feature."""
    fitted: dict[str, Any] = cue_list("weights")[name]
    return {label: dict(row) for label, row in fitted.items()}


def as_feature(log_odds: float) -> float:
    """Return log-odds as a feature like the others, -1 to 1; beyond 5, more says nothing more."""
    return max(-1.0, min(1.0, log_odds / 5.0))
