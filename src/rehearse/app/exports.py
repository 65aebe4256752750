"""Rehearsals out of the program: as a report for people, as measures, or as the interview file."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile

from rehearse.app.interview_rehearsal import interview_of_report
from rehearse.app.ports import InterviewFiles, ReportWriter
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import ExportFailed
from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.report import Omission, Report

# File systems allow 255 bytes; a letter takes up to four, and date and ending come on top.
_LONGEST_ABOUT = 50


class ExportFormat(StrEnum):
    """The formats, named by the file ending."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    WORD = "docx"
    JSON = "json"
    CSV = "csv"


class InterviewFileReport:
    """Writes rehearsals as the interview file; satisfies the `ReportWriter` port."""

    def __init__(self, files: InterviewFiles) -> None:
        self._files = files

    def write(self, report: Report, path: Path) -> None:
        """Write to `path`, several rehearsals as one interview.

        Raises:
            ExportFailed: it cannot be written, or the transcripts are to be left out.
        """
        if Omission.TRANSCRIPTS in report.without:
            raise ExportFailed(
                f"{path.name} was not written: an interview file is made of its transcripts. "
                "Choose another format, or do not leave them out."
            )
        self._files.write(interview_of_report(report), path)


class Exporter:
    """Writes reports in the format that a path's ending names."""

    def __init__(self, writers: Mapping[ExportFormat, Callable[[], ReportWriter]]) -> None:
        self._writers = dict(writers)

    @property
    def formats(self) -> tuple[ExportFormat, ...]:
        """The formats that can be written, in the order in which they are offered."""
        return tuple(self._writers)

    def format_of(self, path: Path) -> ExportFormat:
        """Return the format that a path's ending names.

        Raises:
            ExportFailed: it names none.
        """
        try:
            ending = ExportFormat(path.suffix.lower().removeprefix("."))
        except ValueError:
            ending = None
        if ending not in self._writers:
            known = ", ".join(f".{name}" for name in self._writers)
            raise ExportFailed(
                f"{path.name} was not written: name the file with one of the endings {known}."
            )
        return ending

    def check(self, path: Path) -> None:
        """Try out whether a report can be written to `path`, before the work of making it.

        Raises:
            ExportFailed: unknown ending, or nothing can be written there.
        """
        self.format_of(path)
        try:
            with TemporaryFile(dir=path.parent):
                pass
        except OSError as error:
            raise ExportFailed(
                f"The report {path} cannot be written ({disk_trouble(error)}); nothing was "
                "changed. Choose another place."
            ) from error

    def export(self, rehearsal: Rehearsal, path: Path) -> Path:
        """Write the report of one rehearsal, with nothing left out, and return its path.

        Raises:
            ExportFailed: unknown ending, or the file cannot be written.
        """
        return self.export_report(Report.of(rehearsal), path)

    def export_report(self, report: Report, path: Path) -> Path:
        """Write a report and return its path.

        Raises:
            ExportFailed: unknown ending, or the file cannot be written.
        """
        self._writers[self.format_of(path)]().write(report, path)
        return path


def suggested_name(rehearsal: Rehearsal, ending: ExportFormat) -> str:
    """Return a file name that says what and when, safe on every platform."""
    job = rehearsal.job
    about = (job.company or job.title) if job else None
    words = "".join(c if c.isalnum() else " " for c in (about or "").lower()).split()
    name = "-".join(words[:5])[:_LONGEST_ABOUT].rstrip("-")
    day = f"{rehearsal.started_at.astimezone():%Y-%m-%d}"
    return "-".join(["rehearsal", *([name] if name else []), day]) + f".{ending}"
