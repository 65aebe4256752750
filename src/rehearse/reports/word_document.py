"""The report as a Word document (DOCX): real headings and styles, so that others can work in it."""

import io
from pathlib import Path

import docx
from docx.document import Document

from rehearse.domain.report import Report
from rehearse.domain.settings import Settings
from rehearse.reports.document_summary import summarise_report
from rehearse.reports.report_file import write_report
from rehearse.reports.summary_records import DocumentSummary, ReportSummary
from rehearse.reports.word_answer import add_answer
from rehearse.reports.word_parts import add_charts, add_heading, add_summary
from rehearse.reports.word_styles import set_page, set_styles
from rehearse.reports.word_text import Look, add_paragraph, add_text

_LAST_LINE = (
    "Written by Rehearse on the machine it was rehearsed on. It points at words; it cannot know "
    "who will be hired."
)


class WordReport:
    """Writes DOCX reports; satisfies the `ReportWriter` port."""

    def __init__(self, *, settings: Settings | None = None) -> None:
        """Hold delivery against the ranges in `settings`, the defaults where None."""
        self._settings = settings

    def render(self, report: Report) -> bytes:
        """Return the whole document."""
        summary = summarise_report(report, settings=self._settings)
        document = docx.Document()
        set_styles(document)
        set_page(document, title=summary.heading)
        _add_front(document, summary)
        if summary.is_single:
            _add_rest(document, summary.parts[0], level=1)
        else:
            _add_parts(document, summary)
        add_paragraph(document, _LAST_LINE, style="Muted")
        content = io.BytesIO()
        document.save(content)
        return content.getvalue()

    def write(self, report: Report, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        write_report(path, self.render(report))


def _add_front(document: Document, summary: DocumentSummary) -> None:
    add_paragraph(document, "Rehearsal report", style="Brand")
    add_paragraph(document, summary.title, style="Title")
    add_paragraph(document, summary.meta, style="Muted")
    whole = summary.parts[0] if summary.is_single else summary.joint
    if whole:
        add_paragraph(document, whole.overview, style="Overview")
    for note in (*summary.notes, *(whole.notes if whole else ())):
        add_paragraph(document, note, style="Note")
    if whole:
        add_summary(document, whole, level=1)


def _add_parts(document: Document, summary: DocumentSummary) -> None:
    add_heading(document, "Rehearsals", level=1)
    for part in summary.parts:
        paragraph = add_paragraph(document, part.title, style="List Number", look=Look(bold=True))
        add_text(paragraph, f", {part.date}: {part.overview}")
    for part in summary.parts:
        add_heading(document, part.title, level=1).paragraph_format.page_break_before = True
        add_paragraph(document, part.meta, style="Muted")
        add_paragraph(document, part.overview, style="Overview")
        for note in part.notes:
            add_paragraph(document, note, style="Note")
        add_summary(document, part, level=2)
        _add_rest(document, part, level=2)


def _add_rest(document: Document, part: ReportSummary, *, level: int) -> None:
    add_charts(document, part, level=level)
    for answer in part.answers:
        add_answer(document, answer, level=level)
