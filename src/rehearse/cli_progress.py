"""The command `rehearse progress`: each measure over one's own rehearsals."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from rehearse.app.progress_view import ProgressView, answered_rehearsals, progress_view
from rehearse.app.progress_words import (
    NAMES,
    ago,
    median_sentence,
    recommended_sentence,
    topic_text,
    trend_sentence,
)
from rehearse.cli_output import FAILED, fail, say, warn
from rehearse.domain.errors import RehearseError
from rehearse.domain.progress import Measure, MeasureProgress, Topic, TopicPractice
from rehearse.domain.question import QuestionKind
from rehearse.reports.spreadsheet_text import harmless
from rehearse.storage.folders import find_folders
from rehearse.storage.library.library import SqliteLibrary


class ProgressFormat(StrEnum):
    """How progress is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def progress(
    *,
    kind: Annotated[
        QuestionKind | None, typer.Option(help="Only answers to questions of this kind.")
    ] = None,
    competency: Annotated[str, typer.Option(help="Only answers on this competency.")] = "",
    output: Annotated[
        ProgressFormat, typer.Option("--format", help="Text to read, JSON, or a table (CSV).")
    ] = ProgressFormat.TEXT,
) -> None:
    """Say how your rehearsals change: median, recommended range and trend of each measure."""
    if kind is not None and competency:
        raise fail("Ask for a kind or for a competency, not for both.", FAILED)
    view = _view(Topic(kind=kind, competency=competency))
    if competency and not any(
        one.topic.competency.casefold() == competency.casefold() for one in view.competencies
    ):
        warn(f'no answer to a question about "{competency}" is in your library yet.')
    if output is ProgressFormat.JSON:
        say(json.dumps(_document(view), ensure_ascii=False, indent=2))
    elif output is ProgressFormat.CSV:
        say(_table(view).removesuffix("\r\n"))
    else:
        for line in _lines(view, datetime.now(UTC).astimezone()):
            say(line)


def _view(topic: Topic) -> ProgressView:
    folders = find_folders()
    if not folders.library.is_file():
        raise fail(
            f"There is no library in {folders.data} yet; it begins with the first rehearsal.",
            FAILED,
        )
    try:
        with SqliteLibrary(database=folders.library, recordings=folders.recordings) as library:
            rehearsals = answered_rehearsals(library.measured())
    except RehearseError as error:
        raise fail(error, FAILED) from error
    return progress_view(rehearsals, Measure.NEGATIVITY, topic)


def _lines(view: ProgressView, now: datetime) -> Iterator[str]:
    for one in view.measures:
        yield NAMES[one.measure]
        words = (trend_sentence(one), median_sentence(one), recommended_sentence(one))
        yield f"  {' '.join(filter(None, words))}"
    for heading, practised in (
        ("Kinds of question", view.kinds),
        ("Competencies", view.competencies),
    ):
        if practised:
            yield ""
            yield heading
            yield from _practice_lines(practised, now)


def _practice_lines(practised: Sequence[TopicPractice], now: datetime) -> Iterator[str]:
    widest = max(len(topic_text(one.topic)) for one in practised)
    for one in practised:
        name = topic_text(one.topic).ljust(widest)
        yield f"  {name}  {one.answered:>5}  {ago(one.last_answered, now)}"


def _document(view: ProgressView) -> dict[str, Any]:
    return {
        "measures": {one.measure.value: _measure_document(one) for one in view.measures},
        "kinds": [{"kind": one.topic.kind, **_practice_document(one)} for one in view.kinds],
        "competencies": [
            {"competency": one.topic.competency, **_practice_document(one)}
            for one in view.competencies
        ],
    }


def _measure_document(one: MeasureProgress) -> dict[str, Any]:
    trend = one.trend
    return {
        "median": one.median,
        "recommended": {
            "low": one.recommended.low,
            "high": one.recommended.high,
            "source": one.recommended.source,
        },
        "trend": None
        if trend is None
        else {
            "rehearsals": trend.count,
            "first": trend.first,
            "last": trend.last,
            "is_clear": trend.is_clear,
        },
        "points": [
            {
                "rehearsal": point.rehearsal.id,
                "started_at": point.rehearsal.started_at.isoformat(timespec="seconds"),
                "value": point.value,
                "answers": point.answers,
            }
            for point in one.points
        ],
    }


def _practice_document(one: TopicPractice) -> dict[str, Any]:
    last = one.last_answered
    return {
        "answered": one.answered,
        "last_answered": last.isoformat(timespec="seconds") if last else None,
    }


def _table(view: ProgressView) -> str:
    """Return a line for each rehearsal with a column for each measure."""
    rows: dict[str, dict[str, str | float]] = {}
    for one in view.measures:
        for point in one.points:
            held = point.rehearsal
            row = rows.setdefault(
                held.id,
                {
                    "rehearsed_at": held.started_at.astimezone().isoformat(timespec="seconds"),
                    "name": harmless(held.name),
                    "job": harmless(held.job_title),
                    "company": harmless(held.company),
                },
            )
            row[one.measure.value] = round(point.value, 2)
    text = io.StringIO(newline="")
    columns = ("rehearsed_at", "name", "job", "company", *(measure.value for measure in Measure))
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(sorted(rows.values(), key=lambda row: str(row["rehearsed_at"])))
    return text.getvalue()
