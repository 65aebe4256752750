"""Rehearsals of the library for a job or of a period, as one report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.reports.rehearsals import rehearsal as made
from tests.reports.rehearsals import sample_rehearsal, unanswered

from rehearse.app.library_reports import Scope, report_of_scope
from rehearse.domain.errors import ExportFailed
from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.report import Omission
from rehearse.reports.document_summary import summarise_report
from rehearse.reports.html import HtmlReport
from rehearse.storage.library.library import SqliteLibrary


def kept(name: str, day: int, **changes: object) -> Rehearsal:
    sample = sample_rehearsal()
    answers = tuple(
        replace(
            answer,
            id=f"{name}-{answer.id}",
            takes=tuple(replace(take, id=f"{name}-{take.id}") for take in answer.takes),
        )
        for answer in sample.answers
    )
    started = datetime(2026, 11, day, 12, tzinfo=UTC)
    whole = replace(sample, id=name, started_at=started, answers=answers)
    return replace(whole, **changes)  # type: ignore[arg-type]  # any field


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteLibrary]:
    with SqliteLibrary(database=tmp_path / "l.db", recordings=tmp_path / "r") as opened:
        opened.save(kept("second", 12))
        opened.save(kept("first", 5))
        opened.save(kept("other", 20, job=Job(title="Nurse", company="Oak")))
        opened.save(replace(made(unanswered(1)), id="skipped", job=Job(title="Nurse")))
        opened.archive("first")
        yield opened


def test_a_job_is_found_by_its_words_oldest_first_and_from_the_archive_too(
    library: SqliteLibrary,
) -> None:
    report = report_of_scope(library, Scope(job="tallowmere"))
    assert [part.rehearsal.id for part in report.parts] == ["first", "second"]
    assert report.title == "2 rehearsals for “tallowmere”"
    assert report.first_numbers == (1, 7)


@pytest.mark.parametrize(
    ("scope", "found", "title"),
    [
        (Scope(since=date(2026, 11, 12)), ["second", "other"], "since 12 November 2026"),
        (Scope(until=date(2026, 11, 12)), ["first", "second"], "until 12 November 2026"),
        (
            Scope(since=date(2026, 11, 5), until=date(2026, 11, 20)),
            ["first", "second", "other"],
            "from 5 November 2026 to 20 November 2026",
        ),
    ],
)
def test_a_period_takes_in_its_first_and_last_day(
    library: SqliteLibrary, scope: Scope, found: list[str], title: str
) -> None:
    report = report_of_scope(library, scope, zone=UTC)
    assert [part.rehearsal.id for part in report.parts] == found
    assert report.title == f"{len(found)} rehearsals {title}"


def test_one_rehearsal_is_reported_under_its_own_title(library: SqliteLibrary) -> None:
    report = report_of_scope(library, Scope(job="oak"))
    assert report.title == ""
    assert summarise_report(report).title == "Nurse at Oak"


def test_the_company_that_was_looked_for_is_a_name(library: SqliteLibrary) -> None:
    without = frozenset({Omission.NAMES})
    assert report_of_scope(library, Scope(job="tallow"), without=without).title == "2 rehearsals"


def test_a_prepared_job_is_found_by_its_id_and_called_by_its_name(library: SqliteLibrary) -> None:
    with pytest.raises(ExportFailed, match="no answered rehearsal for “Oak”"):
        report_of_scope(library, Scope(job_id="j1", job_name="Oak"))
    for name, day in (("third", 21), ("fourth", 22)):
        library.save(kept(name, day, job=Job(title="Nurse", company="Oak"), job_id="j1"))
    report = report_of_scope(library, Scope(job_id="j1", job_name="Oak"))
    assert [part.rehearsal.id for part in report.parts] == ["third", "fourth"]
    assert report.title == "2 rehearsals for “Oak”"
    without = frozenset({Omission.NAMES})
    assert report_of_scope(library, Scope(job_id="j1", job_name="Oak"), without=without).title == (
        "2 rehearsals"
    )


@pytest.mark.parametrize("scope", [Scope(job="bakery"), Scope(since=date(2027, 1, 1))])
def test_nothing_found_is_told(library: SqliteLibrary, scope: Scope) -> None:
    with pytest.raises(ExportFailed, match=r"no answered rehearsal (for “bakery”|since 1 January)"):
        report_of_scope(library, scope)


def test_the_summary_is_over_all_of_them_and_points_into_the_whole(library: SqliteLibrary) -> None:
    report = report_of_scope(library, Scope(job="tallowmere"))
    document = summarise_report(report)
    assert document.joint is not None
    assert document.joint.counts.answered == 12
    assert [point.question for point in document.joint.change] == [2, 2, 6]
    assert document.joint.change[0].also_in == (8,)
    page = HtmlReport().render(report)
    assert page.index("You said that your last boss") < page.index('id="part-1"')
    assert 'id="answer-8"' in page
