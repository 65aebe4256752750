"""The report as a PDF: this side lays out the words, a painter that knows fonts sets the pages."""

from pathlib import Path
from typing import Protocol

from rehearse.domain.report import Report
from rehearse.domain.settings import Settings
from rehearse.reports.document_summary import summarise_report
from rehearse.reports.finding_groups import PAPER_LOOKS
from rehearse.reports.report_file import write_report
from rehearse.reports.templates import html_template


class PagePainter(Protocol):
    """Sets printable HTML in pages."""

    def __call__(self, html: str, *, title: str) -> bytes:
        """Return a PDF of `html`, the subset that Qt's rich text knows."""
        ...


class PdfReport:
    """Writes PDF reports; satisfies the `ReportWriter` port."""

    def __init__(self, *, paint: PagePainter, settings: Settings | None = None) -> None:
        """Hold delivery against the ranges in `settings`, the defaults where None."""
        self._paint = paint
        self._settings = settings

    def printable_html(self, report: Report) -> str:
        """Return the report in the subset of HTML that Qt's rich text knows, for light paper."""
        return html_template("print.html.j2").render(
            document=summarise_report(report, settings=self._settings), looks=PAPER_LOOKS
        )

    def write(self, report: Report, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        title = summarise_report(report).heading
        write_report(path, self._paint(self.printable_html(report), title=title))
