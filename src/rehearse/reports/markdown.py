"""The report as Markdown (CommonMark with tables)."""

import re
from pathlib import Path

from rehearse.domain.report import Report
from rehearse.domain.settings import Settings
from rehearse.reports.document_summary import summarise_report
from rehearse.reports.report_file import write_report
from rehearse.reports.templates import markdown_template

# What absent parts of the template leave behind; no text that was put in spans lines.
_MANY_BLANK_LINES = re.compile(r"\n{3,}")


class MarkdownReport:
    """Writes Markdown reports; satisfies the `ReportWriter` port."""

    def __init__(self, *, settings: Settings | None = None) -> None:
        """Hold delivery against the ranges in `settings`, the defaults where None."""
        self._settings = settings

    def render(self, report: Report) -> str:
        """Return the whole document."""
        text = markdown_template("report.md.j2").render(
            document=summarise_report(report, settings=self._settings)
        )
        return _MANY_BLANK_LINES.sub("\n\n", text)

    def write(self, report: Report, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        write_report(path, self.render(report).encode("utf-8"))
