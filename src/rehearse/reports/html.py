"""The report as one HTML file: no script, nothing fetched, light and dark, fit to print."""

from pathlib import Path

from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.settings import Settings
from rehearse.reports.report_file import write_report
from rehearse.reports.summary import summarise
from rehearse.reports.templates import html_template


class HtmlReport:
    """Writes HTML reports; satisfies the `ReportWriter` port."""

    def __init__(self, *, settings: Settings | None = None) -> None:
        """Hold delivery against the ranges in `settings`, the defaults where None."""
        self._settings = settings

    def render(self, rehearsal: Rehearsal) -> str:
        """Return the whole document."""
        return html_template("report.html.j2").render(
            report=summarise(rehearsal, settings=self._settings)
        )

    def write(self, rehearsal: Rehearsal, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        write_report(path, self.render(rehearsal).encode("utf-8"))
