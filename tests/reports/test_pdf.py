"""The report as PDF, from the words to the file."""

import io
import os
import subprocess
import sys

import pytest
from pypdf import PdfReader
from tests.reports.rehearsals import (
    MARKUP,
    QUOTE,
    long_rehearsal,
    rehearsal,
    sample_rehearsal,
    strange_rehearsal,
    unanswered,
)

from rehearse.domain.errors import ExportFailed
from rehearse.domain.report import Report
from rehearse.reports.pdf import PdfReport
from rehearse.ui.pdf_report import paint_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def read(made, tmp_path):
    path = tmp_path / "report.pdf"
    PdfReport(paint=paint_pdf).write(Report.of(made), path)
    return PdfReader(io.BytesIO(path.read_bytes()))


def text_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_sample_reads_back(tmp_path):
    reader = read(sample_rehearsal(), tmp_path)
    text = text_of(reader)
    assert QUOTE in text
    assert f"“{QUOTE}” at 0:16" in text
    assert "Try: “We saw the timing differently, so I brought numbers.”" in text
    assert "Pace 148 words a minute 120 to 165 Easy to follow." in text
    assert reader.metadata is not None
    assert reader.metadata.title == "Rehearsal report: Operations analyst at Tallowmere Water"


def test_every_heading_and_every_answer_is_there(tmp_path):
    made = long_rehearsal(40)
    reader = read(made, tmp_path)
    text = text_of(reader)
    for number, answer in enumerate(made.answers, start=1):
        assert f"Question {number} · " in text
        assert answer.question.text in text
    assert text.count("What was said") == 40
    for answer in made.answers[:6]:
        transcript = answer.takes[-1].transcript
        assert transcript is not None
        # A number stands behind marked words, and a page may end within.
        assert transcript.text[-40:] in text


def test_pages_are_numbered(tmp_path):
    reader = read(sample_rehearsal(), tmp_path)
    count = len(reader.pages)
    assert count > 1
    for number, page in enumerate(reader.pages, start=1):
        assert f"Page {number} of {count}" in page.extract_text()


@pytest.mark.parametrize("made", [rehearsal(), rehearsal(unanswered(1), unanswered(2))])
def test_nothing_answered_is_one_page_that_says_so(made, tmp_path):
    reader = read(made, tmp_path)
    assert len(reader.pages) == 1
    assert "Nothing was recorded" in text_of(reader)


def test_markup_reads_as_it_was_said(tmp_path):
    assert MARKUP in text_of(read(strange_rehearsal(), tmp_path))


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(ExportFailed, match="there is no such file or folder"):
        PdfReport(paint=paint_pdf).write(Report.of(rehearsal()), tmp_path / "gone" / "report.pdf")


_ALONE = """
import sys
from pathlib import Path
from rehearse.domain.report import Report
from rehearse.reports.pdf import PdfReport
from rehearse.ui.pdf_report import paint_pdf
from tests.reports.rehearsals import sample_rehearsal
for name in sys.argv[1:]:
    PdfReport(paint=paint_pdf).write(Report.of(sample_rehearsal()), Path(name))
"""


def test_it_needs_neither_a_window_nor_a_display(tmp_path):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    paths = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    subprocess.run(
        [sys.executable, "-c", _ALONE, *map(str, paths)],
        check=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert all(QUOTE in text_of(PdfReader(path)) for path in paths)
