"""Labelled sets in JSON lines: jobs, answers, closing turns and single sentences."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearse.domain.errors import RehearseError
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import Span

ANSWER_KINDS = ("missing_story", "wrong_skills", "goal_mismatch", "research_gap", "wrong_name")
CLOSING = Question(text="Do you have any questions for us?", kind=QuestionKind.CLOSING)
NO_QUESTION = Question(text="", kind=QuestionKind.BACKGROUND)


class LabelsError(RehearseError):
    """A labelled set cannot be read; says the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSpan:
    """A passage with its label: a severity or a question quality."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledAnswer:
    """One answer; a kind that is missing from `labels` was not judged.

    `spans` are passages of negativity, or questions where the answer is a closing turn; None
    where they were not judged.
    """

    id: str
    text: str
    question: Question
    job: Job | None
    labels: dict[str, bool]
    story_parts: dict[str, bool]
    spans: tuple[LabelledSpan, ...] | None


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """What a folder holds; a file that is absent leaves its part empty."""

    answers: tuple[LabelledAnswer, ...]
    closings: tuple[LabelledAnswer, ...]
    sentences: tuple[LabelledAnswer, ...]


def read_labelled_set(folder: Path) -> LabelledSet:
    """Read jobs.jsonl, answers.jsonl, closings.jsonl and sentences.jsonl.

    Raises:
        LabelsError: a file cannot be read, is not in that form, or none of them is there.
    """
    jobs = {_job_id(entry): entry for entry in _entries(folder / "jobs.jsonl")}
    read = LabelledSet(
        tuple(_answer(entry, jobs) for entry in _entries(folder / "answers.jsonl")),
        tuple(_closing(entry, jobs) for entry in _entries(folder / "closings.jsonl")),
        tuple(
            _sentence(number, entry)
            for number, entry in enumerate(_entries(folder / "sentences.jsonl"), start=1)
        ),
    )
    if not (read.answers or read.closings or read.sentences):
        raise LabelsError(f"{folder} holds no answers.jsonl, closings.jsonl or sentences.jsonl.")
    return read


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    # By line feeds alone: JSON may hold the other characters at which text can be cut.
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            try:
                entry = json.loads(line)
            except json.JSONDecodeError as error:
                raise LabelsError(f"{path.name}, line {number}: {error.msg}") from error
            if not isinstance(entry, dict):
                raise LabelsError(f"{path.name}, line {number}: not an object")
            yield entry


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LabelsError(f"{path.name}: cannot be read as UTF-8 text ({error})") from error


def _job_id(entry: dict[str, Any]) -> str:
    job_id = entry.get("id")
    if not isinstance(job_id, str):
        raise LabelsError("jobs.jsonl: a job has no id, or one that is not text")
    return job_id


def _job(entry: dict[str, Any], jobs: dict[str, dict[str, Any]]) -> Job | None:
    job = jobs.get(entry.get("job") or "")
    interviewer = entry.get("interviewer")
    if job is None:
        return Job(interviewer=interviewer) if interviewer else None
    return Job(
        title=job.get("title"),
        company=job.get("company"),
        description=job.get("description"),
        interviewer=interviewer,
    )


def _answer(entry: dict[str, Any], jobs: dict[str, dict[str, Any]]) -> LabelledAnswer:
    try:
        labels = entry["labels"]
        negative = labels.get("employer_negativity")
        return LabelledAnswer(
            id=entry["id"],
            text=entry["answer"],
            question=Question(
                text=entry["question"]["text"], kind=QuestionKind(entry["question"]["kind"])
            ),
            job=_job(entry, jobs),
            labels={k: labels[k] for k in ANSWER_KINDS if labels.get(k) is not None},
            story_parts=labels.get("story_parts") or {},
            spans=None if negative is None else _spans(entry, negative, "severity"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LabelsError(f"answers.jsonl, {entry.get('id')}: {error}") from error


def _closing(entry: dict[str, Any], jobs: dict[str, dict[str, Any]]) -> LabelledAnswer:
    try:
        labels = entry["labels"]
        return LabelledAnswer(
            id=entry["id"],
            text=entry["answer"],
            question=CLOSING,
            job=_job(entry, jobs),
            labels={"missing_questions": labels["missing_questions"]},
            story_parts={},
            spans=_spans(entry, labels["questions"], "quality"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LabelsError(f"closings.jsonl, {entry.get('id')}: {error}") from error


def _sentence(number: int, entry: dict[str, Any]) -> LabelledAnswer:
    try:
        text, label = entry["text"], entry["employer_negativity"]
    except KeyError as error:
        raise LabelsError(f"sentences.jsonl, line {number}: {error}") from error
    whole = LabelledSpan(span=Span(0, len(text)), label=label)
    return LabelledAnswer(
        id=f"s{number}",
        text=text,
        question=NO_QUESTION,
        job=None,
        labels={},
        story_parts={},
        spans=() if label == "none" else (whole,),
    )


def _spans(
    entry: dict[str, Any], labelled: list[dict[str, str]], key: str
) -> tuple[LabelledSpan, ...]:
    return tuple(
        LabelledSpan(span=_place(entry["answer"], item["quote"]), label=item[key])
        for item in labelled
    )


def _place(text: str, quote: str) -> Span:
    start = text.find(quote)
    if start < 0:
        raise ValueError(f"the quote {quote!r} is not in the answer")
    return Span(start, start + len(quote))
