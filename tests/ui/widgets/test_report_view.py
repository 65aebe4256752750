"""A report to read on the screen."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument
from pytestqt.qtbot import QtBot
from tests.reports.rehearsals import QUOTE, sample_rehearsal, strange_rehearsal

from rehearse.domain.report import Report
from rehearse.domain.settings import Settings
from rehearse.main import build_exporter
from rehearse.ui.widgets.report_view import ReportView

pytestmark = pytest.mark.gui


@pytest.fixture
def view(qtbot: QtBot) -> ReportView:
    made = ReportView()
    made.resize(800, 600)
    qtbot.addWidget(made)
    return made


def html_of(report: Report) -> str:
    return build_exporter(Settings).preview(report)


def underline_of(document: QTextDocument, words: str) -> QTextCharFormat.UnderlineStyle:
    # The first place is the summary's quote; the transcript comes behind it.
    found = document.find(words)
    styles = []
    while not found.isNull():
        styles.append(found.charFormat().underlineStyle())
        found = document.find(words, found)
    return next((one for one in styles if one.value), QTextCharFormat.UnderlineStyle.NoUnderline)


def test_it_shows_what_is_printed_marks_and_charts_included(view: ReportView) -> None:
    view.show_report(html_of(Report.of(sample_rehearsal())))
    assert QUOTE in view.toPlainText()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert underline_of(view.document(), QUOTE) is wave
    assert view.toPlainText().count("\N{OBJECT REPLACEMENT CHARACTER}") == 3


def test_it_cannot_be_changed_and_leads_nowhere(view: ReportView) -> None:
    view.show_report('<p><a href="https://example.org">there</a></p>')
    assert view.isReadOnly()
    assert not view.openLinks()
    assert view.source() == QUrl()


def test_markup_that_was_said_is_text(view: ReportView) -> None:
    view.show_report(html_of(Report.of(strange_rehearsal())))
    assert "<script>alert('x')</script>" in view.toPlainText()


def test_letters_grow_with_those_around_them(view: ReportView) -> None:
    sizes = []
    for points in (11.0, 22.0):
        font = QFont(view.font())
        font.setPointSizeF(points)
        view.setFont(font)
        view.show_report('<p style="font-size:20pt">Title</p><p>text</p>')
        block = view.document().begin()
        sizes.append(block.begin().fragment().charFormat().fontPointSize())
    assert sizes == [22.0, 44.0]
