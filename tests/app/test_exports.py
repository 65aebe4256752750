"""A rehearsal leaves the program in the format that the file's ending names."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.stored_rehearsals import rehearsal

from rehearse.app.exports import (
    Exporter,
    ExportFormat,
    InterviewFileReport,
    suggested_name,
    suggested_report_name,
)
from rehearse.domain.errors import ExportFailed
from rehearse.domain.job import Job
from rehearse.domain.report import Omission, Report, ReportPart
from rehearse.domain.settings import Settings
from rehearse.main import build_exporter
from rehearse.reports.html import HtmlReport
from rehearse.reports.markdown import MarkdownReport
from rehearse.storage.interview.interview_file import JsonInterviewFiles

EXPORTER = Exporter(
    {
        ExportFormat.HTML: HtmlReport,
        ExportFormat.MARKDOWN: MarkdownReport,
        ExportFormat.JSON: lambda: InterviewFileReport(JsonInterviewFiles()),
    }
)
QUOTE = "my old manager never listened to anybody"


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.html", "<!doctype html>"), ("r.md", "# "), ("R.JSON", "{"), ("a.b.html", "<!doctype")],
)
def test_the_ending_names_the_format(tmp_path: Path, name: str, start: str) -> None:
    path = EXPORTER.export(rehearsal(), tmp_path / name)
    assert path == tmp_path / name
    text = path.read_text(encoding="utf-8")
    assert text.lower().startswith(start)
    assert QUOTE in text


@pytest.mark.parametrize("name", ["report", "report.docx", "report.pdf", ".html"])
def test_an_ending_that_names_none_is_refused_with_those_that_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFailed, match=r"\.html, \.md, \.json") as refusal:
        EXPORTER.export(rehearsal(), tmp_path / name)
    assert name in str(refusal.value)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    for ending in EXPORTER.formats:
        with pytest.raises(ExportFailed):
            EXPORTER.export(rehearsal(), tmp_path / "nowhere" / f"report.{ending}")


def test_the_program_offers_every_format_and_makes_the_writer_at_each_export(
    tmp_path: Path,
) -> None:
    asked: list[Settings] = []

    def settings() -> Settings:
        asked.append(Settings())
        return asked[-1]

    exporter = build_exporter(settings)
    assert exporter.formats == tuple(ExportFormat)
    assert asked == []
    exporter.export(rehearsal(), tmp_path / "report.html")
    exporter.export(rehearsal(), tmp_path / "report.md")
    assert len(asked) == 2


def test_the_interview_file_holds_the_answers_and_their_feedback(tmp_path: Path) -> None:
    path = EXPORTER.export(rehearsal(), tmp_path / "interview.json")
    document = json.loads(path.read_text(encoding="utf-8"))
    (answer,) = document["answers"]
    assert answer["transcript"].startswith(QUOTE)
    assert answer["feedback"]["findings"][0]["quote"] == QUOTE
    assert document["job"]["company"] == "Northwind"


@pytest.mark.parametrize(
    ("job", "name"),
    [
        (None, "rehearsal-2026-03-04.pdf"),
        (Job(), "rehearsal-2026-03-04.pdf"),
        (Job(company="…", title="Nurse"), "rehearsal-2026-03-04.pdf"),
        (Job(title="Data analyst"), "rehearsal-data-analyst-2026-03-04.pdf"),
        (Job(title="Nurse", company="Müller & Söhne"), "rehearsal-müller-söhne-2026-03-04.pdf"),
        (Job(company="../a\\b: c?* d e f g"), "rehearsal-a-b-c-d-e-2026-03-04.pdf"),
    ],
)
def test_the_suggested_name_says_what_and_when(job: Job | None, name: str) -> None:
    noon = rehearsal().started_at.replace(hour=12)
    made = replace(rehearsal(), job=job, started_at=noon)
    assert suggested_name(made, ExportFormat.PDF) == name


@given(st.text(max_size=400))
def test_any_company_gives_a_name_that_every_file_system_takes(company: str) -> None:
    made = replace(rehearsal(), job=Job(company=company))
    name = suggested_name(made, ExportFormat.HTML)
    assert len(name.encode()) <= 255
    assert name.startswith("rehearsal-")
    assert not set(name) & set('/\\:*?"<>|\n\0 ')
    assert "--" not in name


def test_several_rehearsals_are_one_interview_whose_ids_do_not_clash(tmp_path: Path) -> None:
    one, two = rehearsal(), replace(rehearsal(), job=Job(title="Nurse"))
    same = Report(parts=(ReportPart(rehearsal=one), ReportPart(rehearsal=one)))
    path = EXPORTER.export_report(same, tmp_path / "same.json")[0]
    document = json.loads(path.read_text(encoding="utf-8"))
    ids = [answer["id"] for answer in document["answers"]]
    assert ids == [f"{number}-{ids[0].partition('-')[2]}" for number in (1, 2)]
    assert document["job"]["company"] == "Northwind"
    assert JsonInterviewFiles().read(path).job is not None
    mixed = Report(parts=(ReportPart(rehearsal=one), ReportPart(rehearsal=two)))
    path = EXPORTER.export_report(mixed, tmp_path / "mixed.json")[0]
    assert json.loads(path.read_text(encoding="utf-8"))["job"] is None


def test_an_interview_file_cannot_be_without_its_transcripts(tmp_path: Path) -> None:
    report = Report.of(rehearsal(), without=frozenset({Omission.TRANSCRIPTS}))
    with pytest.raises(ExportFailed, match="made of its transcripts"):
        EXPORTER.export_report(report, tmp_path / "r.json")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["r.odt", "gone/r.md"])
def test_what_cannot_be_written_is_known_before_the_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFailed):
        EXPORTER.check(tmp_path / name)
    EXPORTER.check(tmp_path / "r.md")
    assert not list(tmp_path.iterdir())


def test_the_name_of_a_report_names_nobody_where_names_are_left_out() -> None:
    noon = rehearsal().started_at.replace(hour=12)
    part = ReportPart(rehearsal=replace(rehearsal(), started_at=noon))
    assert suggested_report_name(Report(parts=(part,)), ExportFormat.PDF) == (
        "rehearsal-northwind-2026-03-04.pdf"
    )
    bare = Report(parts=(part,), without=frozenset({Omission.NAMES}))
    assert suggested_report_name(bare, ExportFormat.PDF) == "rehearsal-2026-03-04.pdf"
    both = Report(parts=(part, part))
    assert suggested_report_name(both, ExportFormat.CSV) == "2-rehearsals-2026-03-04.csv"
