"""The report as one HTML file: no script, nothing fetched, light and dark, fit to print."""

from pathlib import Path

from rehearse.domain.report import Report
from rehearse.domain.settings import Settings
from rehearse.reports.document_summary import summarise_report
from rehearse.reports.report_file import write_report
from rehearse.reports.templates import html_template


class HtmlReport:
    """Writes HTML reports; satisfies the `ReportWriter` port."""

    def __init__(self, *, settings: Settings | None = None) -> None:
        """Hold delivery against the ranges in `settings`, the defaults where None."""
        self._settings = settings

    def render(self, report: Report) -> str:
        """Return the whole document."""
        return html_template("report.html.j2").render(
            document=summarise_report(report, settings=self._settings)
        )

    def write(self, report: Report, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        write_report(path, self.render(report).encode("utf-8"))
