"""The measures of answers as a CSV file, for a spreadsheet or a program."""

import csv
import io
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.rehearsal import Answer, Rehearsal
from rehearse.domain.report import Report
from rehearse.reports.measures_table import measures
from rehearse.reports.report_file import write_report
from rehearse.reports.spreadsheet_text import harmless

_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


class CsvMeasures:
    """Writes CSV files as RFC 4180 describes them; satisfies the `ReportWriter` port."""

    def __init__(self, *, zone: tzinfo | None = None) -> None:
        """Give dates in `zone`, the machine's own where None."""
        self._zone = zone

    def render(self, report: Report) -> str:
        """Return the whole file: a line of column names, then a line for each answer."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, columns(), lineterminator="\r\n")
        writer.writeheader()
        for row in measures(report, zone=self._zone):
            writer.writerow(
                {
                    name: harmless(cell) if isinstance(cell, str) else cell
                    for name, cell in row.items()
                }
            )
        return text.getvalue()

    def write(self, report: Report, path: Path) -> None:
        """Write the file to `path`, whole or not at all.

        Raises:
            ExportFailed: says why, and what is safe.
        """
        # Without the mark at the start, Excel takes the file for another encoding than UTF-8.
        write_report(path, self.render(report).encode("utf-8-sig"))


def columns() -> tuple[str, ...]:
    """Return the names of all columns, in order."""
    question = Question(text="", kind=QuestionKind.BACKGROUND)
    answers = (Answer(id="", question=question),)
    some = Rehearsal(id="", started_at=_ANY_DAY, answers=answers)
    return tuple(next(iter(measures(Report.of(some)))))
