"""The report as Markdown (CommonMark with tables)."""

import re
from pathlib import Path

from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.settings import Settings
from rehearse.reports.report_file import write_report
from rehearse.reports.summary import summarise
from rehearse.reports.templates import markdown_template

# What absent parts of the template leave behind; no text that was put in spans lines.
_MANY_BLANK_LINES = re.compile(r"\n{3,}")


class MarkdownReport:
    """Writes Markdown reports; satisfies the `ReportWriter` port."""

    def __init__(self, *, settings: Settings | None = None) -> None:
        """Hold delivery against the ranges in `settings`, the defaults where None."""
        self._settings = settings

    def render(self, rehearsal: Rehearsal) -> str:
        """Return the whole document."""
        text = markdown_template("report.md.j2").render(
            report=summarise(rehearsal, settings=self._settings)
        )
        return _MANY_BLANK_LINES.sub("\n\n", text)

    def write(self, rehearsal: Rehearsal, path: Path) -> None:
        """Write the report to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        write_report(path, self.render(rehearsal).encode("utf-8"))
