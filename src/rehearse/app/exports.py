"""A rehearsal out of the program: as a report for people, or as the interview file."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from rehearse.app.interview_rehearsal import interview_of
from rehearse.app.ports import InterviewFiles, ReportWriter
from rehearse.domain.errors import ExportFailed
from rehearse.domain.rehearsal import Rehearsal

# File systems allow 255 bytes; a letter takes up to four, and date and ending come on top.
_LONGEST_ABOUT = 50


class ExportFormat(StrEnum):
    """The formats, named by the file ending."""

    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


class InterviewFileReport:
    """Writes a rehearsal as the interview file."""

    def __init__(self, files: InterviewFiles) -> None:
        self._files = files

    def write(self, rehearsal: Rehearsal, path: Path) -> None:
        """Write to `path`; raises ExportFailed."""
        self._files.write(interview_of(rehearsal), path)


class Exporter:
    """Writes reports in the format that a path's ending names."""

    def __init__(self, writers: Mapping[ExportFormat, Callable[[], ReportWriter]]) -> None:
        self._writers = dict(writers)

    @property
    def formats(self) -> tuple[ExportFormat, ...]:
        """The formats that can be written, in the order in which they are offered."""
        return tuple(self._writers)

    def export(self, rehearsal: Rehearsal, path: Path) -> Path:
        """Write the report and return its path.

        Raises:
            ExportFailed: unknown ending, or the file cannot be written.
        """
        ending = path.suffix.lower().removeprefix(".")
        try:
            make_writer = self._writers[ExportFormat(ending)]
        except (ValueError, KeyError):
            known = ", ".join(f".{name}" for name in self._writers)
            raise ExportFailed(
                f"{path.name} was not written: name the file with one of the endings {known}."
            ) from None
        make_writer().write(rehearsal, path)
        return path


def suggested_name(rehearsal: Rehearsal, ending: ExportFormat) -> str:
    """Return a file name that says what and when, safe on every platform."""
    job = rehearsal.job
    about = (job.company or job.title) if job else None
    words = "".join(c if c.isalnum() else " " for c in (about or "").lower()).split()
    name = "-".join(words[:5])[:_LONGEST_ABOUT].rstrip("-")
    day = f"{rehearsal.started_at.astimezone():%Y-%m-%d}"
    return "-".join(["rehearsal", *([name] if name else []), day]) + f".{ending}"
