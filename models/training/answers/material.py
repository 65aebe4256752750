"""Labelled answers as the encoder sees them: tokens with a label each, answers with theirs."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

NEGATIVITY = ("none", "mild", "strong")
BOUNDARIES = ("none", "clause", "sentence")
QUALITIES = ("none", "premature", "generic", "targeted", "perceptive")
ANSWER_HEADS = (
    "employer_negativity",
    "situation",
    "action",
    "result",
    "missing_questions",
)
CLOSING_QUESTION = "Do you have any questions for us?"
# How often an answer is cut down to a few sentences, and how often it loses its punctuation.
CROPPED_SHARE = 0.2
UNPUNCTUATED_SHARE = 0.45
# How often an answer loses the sentences that speak ill: the encoder took the mood of such answers
# for the matter, and flagged their harmless sentences too.
HARMLESS_SHARE = 0.15
FEWEST_SENTENCES_LEFT = 2
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=\S)")
_BOUNDARY = re.compile(r"[,;:\u2013\u2014.?!\u2026][\"'\u2019\u201d)]*\s+[\"'\u2018\u201c(]*")
_SENTENCE_ENDS = frozenset(".?!\u2026")
# Fewer marks a word than this, and what is missing says nothing about where people pause.
_FEWEST_BOUNDARIES = 1 / 30
_SPOKEN_AWAY = re.compile(r"[^\w\s']")


@dataclass(frozen=True)
class Marked:
    """A labelled stretch of text: characters, end exclusive, and the index of its class."""

    start: int
    end: int
    label: int


@dataclass(frozen=True)
class Example:
    """One answer. A head whose labels are None is not judged here.

    `boundaries` are where clauses and sentences began before the punctuation was taken away.
    """

    id: str
    context: str
    text: str
    negativity: tuple[Marked, ...] | None
    qualities: tuple[Marked, ...] | None
    answer: dict[str, bool]
    boundaries: tuple[Marked, ...] | None = None


def read_material(folder: Path) -> list[Example]:
    """Return the answers and closings in a folder of the development set's format."""
    jobs = {job["id"]: job for job in _lines(folder / "jobs.jsonl")}
    answers = [_answer(record) for record in _lines(folder / "answers.jsonl")]
    closings = [_closing(record, jobs) for record in _lines(folder / "closings.jsonl")]
    sentences = [
        _sentence(n, record) for n, record in enumerate(_lines(folder / "sentences.jsonl"))
    ]
    return answers + closings + sentences


def as_spoken(example: Example, *, draw: random.Random) -> Example:
    """Return the answer as a recogniser without punctuation writes it, or a part of it."""
    if example.negativity and draw.random() < HARMLESS_SHARE:
        example = _without_complaints(example)
    if example.negativity is not None and draw.random() < CROPPED_SHARE:
        example = _cropped(example, draw)
    if draw.random() < UNPUNCTUATED_SHARE:
        example = _without_punctuation(example)
    return example


def _cropped(example: Example, draw: random.Random) -> Example:
    """Return one to three sentences of an answer, sometimes without the question."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(example.text))]
    first = draw.randrange(len(starts))
    last = min(len(starts), first + draw.randint(1, 3))
    start = starts[first]
    end = starts[last] if last < len(starts) else len(example.text)
    kept = tuple(
        Marked(max(mark.start, start) - start, min(mark.end, end) - start, mark.label)
        for mark in example.negativity or ()
        if mark.start < end and start < mark.end
    )
    return replace(
        example,
        context="" if draw.random() < 0.5 else example.context,
        text=example.text[start:end],
        negativity=kept,
        answer={"employer_negativity": bool(kept)},
    )


def _without_complaints(example: Example) -> Example:
    """Return the answer without the sentences that speak ill of somebody.

    What is left was said in the same mood by the same person, and is harmless; an answer of which
    too little would be left, or that shows no sentences, is returned as it is.
    """
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(example.text))]
    ends = [*starts[1:], len(example.text)]
    kept = [
        example.text[start:end]
        for start, end in zip(starts, ends, strict=True)
        if not any(mark.start < end and start < mark.end for mark in example.negativity or ())
    ]
    if len(kept) < FEWEST_SENTENCES_LEFT:
        return example
    return replace(
        example,
        text="".join(kept),
        negativity=(),
        qualities=None,
        answer={"employer_negativity": False},
    )


def _lines(path: Path) -> Iterator[dict]:
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    yield json.loads(line)


def _answer(record: dict) -> Example:
    labels, text = record["labels"], record["answer"]
    spans = labels.get("employer_negativity")
    parts = labels.get("story_parts") or {}
    answer = {
        part: bool(parts[part]) for part in ("situation", "action", "result") if part in parts
    }
    if spans is not None:
        answer["employer_negativity"] = bool(spans)
    return Example(
        id=record["id"],
        context=record["question"]["text"],
        text=text,
        negativity=None
        if spans is None
        else tuple(_mark(text, one["quote"], NEGATIVITY.index(one["severity"])) for one in spans),
        qualities=None,
        answer=answer,
    )


def _sentence(number: int, record: dict) -> Example:
    text, label = record["text"], NEGATIVITY.index(record["employer_negativity"])
    return Example(
        id=f"sentence {number}",
        context="",
        text=text,
        negativity=(Marked(0, len(text), label),) if label else (),
        qualities=None,
        answer={"employer_negativity": bool(label)},
    )


def _closing(record: dict, jobs: dict[str, dict]) -> Example:
    labels, text = record["labels"], record["answer"]
    job = jobs.get(record["job"])
    return Example(
        id=record["id"],
        # Whether a question is this company's own shows only beside its name.
        context=f"{CLOSING_QUESTION} {job['company']}" if job else CLOSING_QUESTION,
        text=text,
        negativity=None,
        qualities=tuple(
            _mark(text, one["quote"], QUALITIES.index(one["quality"]))
            for one in labels["questions"]
        ),
        answer={"missing_questions": labels["missing_questions"]},
    )


def _mark(text: str, quote: str, label: int) -> Marked:
    start = text.index(quote)
    return Marked(start, start + len(quote), label)


def _without_punctuation(example: Example) -> Example:
    """Drop punctuation and capitals, and move every mark along."""
    kept: list[str] = []
    new_at: list[int] = []
    for letter in example.text:
        new_at.append(len(kept))
        is_kept = not _SPOKEN_AWAY.match(letter)
        if letter.isspace() and (not kept or kept[-1] == " "):
            is_kept = False
        if is_kept:
            kept.append(" " if letter.isspace() else letter.lower())
    new_at.append(len(kept))
    text = "".join(kept)
    return replace(
        example,
        text=text,
        negativity=_moved(example.negativity, new_at),
        qualities=_moved(example.qualities, new_at),
        boundaries=_moved(_boundaries(example.text), new_at),
    )


def _boundaries(text: str) -> tuple[Marked, ...] | None:
    """Return where clauses and sentences begin; None where the text is not punctuated."""
    found = [
        Marked(
            match.end(),
            match.end() + 1,
            BOUNDARIES.index("sentence" if match[0][0] in _SENTENCE_ENDS else "clause"),
        )
        for match in _BOUNDARY.finditer(text)
        if match.end() < len(text)
    ]
    is_punctuated = len(found) >= len(text.split()) * _FEWEST_BOUNDARIES
    return tuple(found) if is_punctuated else None


def _moved(marks: tuple[Marked, ...] | None, new_at: list[int]) -> tuple[Marked, ...] | None:
    if marks is None:
        return None
    return tuple(Marked(new_at[m.start], new_at[m.end], m.label) for m in marks)
