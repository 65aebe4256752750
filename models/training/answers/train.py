"""Trains the answer encoder.

    train.py MATERIAL OUT [--dev FOLDER] [--epochs N] [--start FILE] [--rate SHARE] [--also FOLDER]

MATERIAL holds one folder an author, OUT gets `network.pt` after every epoch. With `--start`,
training goes on from an earlier network; `--rate` is the share of the full learning rate; `--also`
adds one more folder of labelled answers.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from material import ANSWER_HEADS, Example, as_spoken, read_material
from network import AnswerNetwork, starting_weights
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

MOST_TOKENS = 440
CONTEXT_TOKENS = 160
IGNORE = -100
BATCH = 12
SEED = 20
# The share of words that are hidden in training, anew in each epoch, so that no judgement hangs on
# a single word of an answer that the network has seen before.
HIDDEN_WORDS = 0.06
_HIDDEN_ID, _FIRST_WORD_ID = 103, 999
# What is saved is a running mean of the weights, over the last thousand steps or so: single steps
# sway with their batch, and the mean judges unseen authors better (compared on the tuning set).
MEAN_DECAY = 0.998


class Batch:
    """Examples as tensors."""

    def __init__(self, examples: list[Example], tokenizer: Tokenizer) -> None:
        encoded = [encode(one, tokenizer) for one in examples]
        length = max(len(one[0]) for one in encoded)

        def padded(rows: list[list[int]], filler: int) -> Tensor:
            return torch.tensor([row + [filler] * (length - len(row)) for row in rows])

        self.ids = padded([one[0] for one in encoded], 0)
        self.types = padded([one[1] for one in encoded], 0)
        self.mask = padded([[1] * len(one[0]) for one in encoded], 0)
        self.negativity = padded([one[2] for one in encoded], IGNORE)
        self.quality = padded([one[3] for one in encoded], IGNORE)
        self.boundary = padded([one[4] for one in encoded], IGNORE)
        self.answer = torch.tensor(
            [[float(one.answer.get(head, IGNORE)) for head in ANSWER_HEADS] for one in examples]
        )


def encode(example: Example, tokenizer: Tokenizer) -> tuple[list[int], ...]:
    """Return token ids, types (0 context, 1 answer) and the labels of the three token heads."""
    context = tokenizer.encode(example.context, add_special_tokens=False).ids[:CONTEXT_TOKENS]
    answer = tokenizer.encode(example.text, add_special_tokens=False)
    room = MOST_TOKENS - len(context) - 3
    ids = [101, *context, 102, *answer.ids[:room], 102]
    lead = [IGNORE] * (len(context) + 2)
    types = [0] * len(lead) + [1] * (len(ids) - len(lead))
    offsets = answer.offsets[:room]
    labels = [
        [*lead, *_labels(marks, offsets), IGNORE]
        for marks in (example.negativity, example.qualities, example.boundaries)
    ]
    return ids, types, *labels


def _labels(marks, offsets) -> list[int]:
    if marks is None:
        return [IGNORE] * len(offsets)
    return [
        next((m.label for m in marks if m.start < end and start < m.end), 0)
        for start, end in offsets
    ]


def loss_of(network: AnswerNetwork, batch: Batch) -> Tensor:
    """Return the sum of the losses of all heads that are judged in the batch."""
    negativity, quality, boundary, answer = (
        logits.float() for logits in network(batch.ids, batch.mask, batch.types)
    )
    loss = torch.zeros(())
    for logits, labels, weight in (
        (negativity, batch.negativity, torch.tensor([1.0, 2.5, 2.5])),
        (quality, batch.quality, torch.ones(5)),
        (boundary, batch.boundary, torch.tensor([1.0, 2.0, 2.0])),
    ):
        if (labels != IGNORE).any():
            loss = loss + nn.functional.cross_entropy(
                logits.flatten(0, 1), labels.flatten(), weight=weight, ignore_index=IGNORE
            )
    judged = batch.answer != IGNORE
    if judged.any():
        loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(
            answer[judged], batch.answer[judged]
        )
    return loss


def with_hidden_words(batch: Batch) -> Batch:
    """Hide a share of the answer's words from the network."""
    is_word = (batch.types == 1) & (batch.ids >= _FIRST_WORD_ID)
    hidden = is_word & (torch.rand(batch.ids.shape) < HIDDEN_WORDS)
    batch.ids = batch.ids.masked_fill(hidden, _HIDDEN_ID)
    return batch


def batches(examples: list[Example], tokenizer: Tokenizer, draw: random.Random) -> list[Batch]:
    """Return the examples in batches of about one length, each as it may be spoken."""
    spoken = [as_spoken(one, draw=draw) for one in examples]
    spoken.sort(key=lambda one: len(one.text) + draw.random() * 80)
    groups = [spoken[at : at + BATCH] for at in range(0, len(spoken), BATCH)]
    draw.shuffle(groups)
    return [Batch(group, tokenizer) for group in groups]


def train(arguments: argparse.Namespace) -> None:
    """Train and save."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    base = starting_weights()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    folders = sorted(path for path in arguments.material.iterdir() if path.is_dir())
    if arguments.also:
        folders.append(arguments.also)
    examples = [one for folder in folders for one in read_material(folder)]
    print(f"{len(examples)} answers by {len(folders)} authors", flush=True)
    network = AnswerNetwork(base)
    if arguments.start:
        # An earlier network may lack a head.
        network.load_state_dict(torch.load(arguments.start, weights_only=True), strict=False)
    rate = arguments.rate
    # Most words of an interview never occur in the material; theirs must not be left behind.
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad = False
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rate * 1.2e-4}, {"params": heads, "lr": rate * 1e-3}],
        weight_decay=0.01,
    )
    steps = arguments.epochs * (len(examples) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (0.1 * steps)) * max(0.02, 1 - step / steps)
    )
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(MEAN_DECAY))
    arguments.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(arguments.epochs):
        network.train()
        began, total = time.monotonic(), 0.0
        made = batches(examples, tokenizer, draw)
        for batch in made:
            # Half the time where the processor knows bfloat16; the losses stay in float32.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, with_hidden_words(batch))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(network)
            total += loss.item()
        took = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {total / len(made):.3f}, {took:.0f} s", flush=True)
        torch.save(mean.module.state_dict(), arguments.out / "network.pt")
        if arguments.dev:
            print(report(network, tokenizer, arguments.dev), "(last step)", flush=True)
            print(report(mean.module, tokenizer, arguments.dev), "(mean)", flush=True)


@torch.no_grad()
def report(network: AnswerNetwork, tokenizer: Tokenizer, folder: Path) -> str:
    """Return the best answer-level F1 of negativity and the accuracy of the other heads."""
    network.eval()
    points: list[tuple[float, bool]] = []
    right: dict[str, list[bool]] = {head: [] for head in ANSWER_HEADS}
    for example in read_material(folder):
        batch = Batch([example], tokenizer)
        negativity, *_, answer = network(batch.ids, batch.mask, batch.types)
        if example.negativity is not None:
            bad = 1 - negativity[0].softmax(-1)[:, 0]
            smooth = nn.functional.avg_pool1d(bad[None, None], 5, 1, 2)[0, 0]
            inside = smooth[batch.types[0] == 1]
            points.append((float(inside.max()), bool(example.negativity)))
        for at, head in enumerate(ANSWER_HEADS):
            if head in example.answer:
                right[head].append(bool(answer[0, at] > 0) == example.answer[head])
    scores = {head: f"{sum(ok) / len(ok):.2f}" for head, ok in right.items() if ok}
    return f"  negativity F1 {_best_f1(points)}; right: {scores}"


def _best_f1(points: list[tuple[float, bool]]) -> str:
    best = (0.0, 0.0)
    for border, _ in points:
        both = sum(1 for p, y in points if p >= border and y)
        found = sum(1 for p, _ in points if p >= border)
        labelled = sum(1 for _, y in points if y)
        best = max(best, (2 * both / (found + labelled), border))
    return f"{best[0]:.3f} at {best[1]:.2f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("material", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--also", type=Path)
    train(parser.parse_args())
