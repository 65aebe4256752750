"""The measures of answers as CSV."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.rehearsals import (
    EMOJI,
    HEBREW,
    long_rehearsal,
    rehearsal,
    sample_rehearsal,
    strange_rehearsal,
    unanswered,
)

from rehearse.domain.job import Job
from rehearse.domain.report import Report, ReportPart
from rehearse.reports.measures_csv import CsvMeasures, columns
from rehearse.reports.spreadsheet_text import harmless

DOCUMENT = Path(__file__).parents[2] / "docs" / "measures.md"


def rows_of(report):
    return list(csv.DictReader(io.StringIO(CsvMeasures(zone=UTC).render(report), newline="")))


def test_the_sample():
    rows = rows_of(Report.of(sample_rehearsal()))
    assert len(rows) == 6
    second = rows[1]
    assert second["rehearsed_at"] == "2026-11-22T09:05:00+00:00"
    assert (second["answer"], second["kind"], second["take"], second["takes"]) == (
        "2",
        "behavioral",
        "2",
        "2",
    )
    assert (second["points"], second["strong_points"], second["set_aside"]) == ("2", "2", "1")
    assert (second["employer_negativity"], second["missing_story"]) == ("1", "1")
    assert (second["situation"], second["task"], second["result"]) == ("1", "0", "0")
    assert second["longest_pause_seconds"] == "6.1"
    assert rows[2]["action_seconds"] == "17.2"
    assert (rows[5]["questions_asked"], rows[5]["questions_premature"]) == ("4", "2")
    assert rows[0]["skills_off_target"] == "phone support"


def test_what_was_not_measured_is_empty_and_not_nought():
    (row,) = rows_of(Report.of(rehearsal(unanswered(1))))
    for name in (
        "words",
        "seconds",
        "fillers",
        "points",
        "too_long",
        "situation",
        "questions_asked",
    ):
        assert row[name] == ""
    assert row["takes"] == "0"


def test_no_rehearsal_is_a_line_of_names_alone():
    text = CsvMeasures().render(Report.of(rehearsal()))
    assert text == ",".join(columns()) + "\r\n"


def test_a_file_tells_neither_when_nor_how():
    report = Report(parts=(ReportPart(rehearsal=sample_rehearsal(), source="anna.json"),))
    row = rows_of(report)[0]
    assert (row["source"], row["rehearsed_at"], row["mode"]) == ("anna.json", "", "")


def test_answers_are_numbered_as_in_the_other_formats():
    parts = (ReportPart(rehearsal=sample_rehearsal()), ReportPart(rehearsal=long_rehearsal(2)))
    together = rows_of(Report(parts=parts))
    assert [row["answer"] for row in together] == [str(number) for number in range(1, 9)]
    apart = rows_of(Report(parts=parts, is_one_person=False))
    assert [row["answer"] for row in apart][5:] == ["6", "1", "2"]
    assert [row["rehearsal"] for row in apart][5:] == ["1", "2", "2"]


def test_strange_text_is_one_row_each():
    rows = rows_of(Report.of(strange_rehearsal()))
    assert len(rows) == 2
    assert EMOJI in rows[0]["question"]
    assert rows[1]["question"] == HEBREW


def test_the_file_opens_in_excel(tmp_path):
    CsvMeasures().write(Report.of(strange_rehearsal()), tmp_path / "m.csv")
    content = (tmp_path / "m.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfrehearsal,")
    assert HEBREW.split(",")[0] in content.decode("utf-8-sig")


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", ' =cmd|" /C calc"!A0', "\n-2"]
)
def test_what_could_be_a_formula_is_text(formula):
    made = replace(sample_rehearsal(), job=Job(title=formula, company=formula), name=formula)
    for row in rows_of(Report.of(made)):
        for name in ("job", "company", "name"):
            assert row[name].startswith("'")


@given(st.text(max_size=40))
def test_no_text_begins_a_formula_or_a_new_line(text):
    safe = harmless(text)
    assert not safe.lstrip().startswith(("=", "+", "-", "@"))
    assert len(safe.splitlines()) <= 1


def test_every_column_is_described_in_the_document_in_order():
    described = re.findall(r"(?m)^\| `([a-z_]+)` \|", DOCUMENT.read_text(encoding="utf-8"))
    assert described == list(columns())
