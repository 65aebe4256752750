"""The report as a PDF: this side lays out the words, a painter that knows fonts sets the pages."""

from pathlib import Path
from typing import Protocol

from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.settings import Settings
from rehearse.reports.finding_groups import PAPER_LOOKS
from rehearse.reports.report_file import write_report
from rehearse.reports.summary import summarise
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

    def printable_html(self, rehearsal: Rehearsal) -> str:
        """Return the report in the subset of HTML that Qt's rich text knows, for light paper."""
        return html_template("print.html.j2").render(
            report=summarise(rehearsal, settings=self._settings), looks=PAPER_LOOKS
        )

    def write(self, rehearsal: Rehearsal, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        title = f"Rehearsal report: {summarise(rehearsal).title}"
        write_report(path, self._paint(self.printable_html(rehearsal), title=title))
