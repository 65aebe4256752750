"""Rehearsals out of the program: as a report for people, as measures, or as the interview file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile

from rehearse.app.interview_rehearsal import interview_of_report
from rehearse.app.name_removal import without_names
from rehearse.app.ports import InterviewFiles, ReportWriter
from rehearse.app.report_clips import CutClip, with_clips, zip_of
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import ExportFailed
from rehearse.domain.rehearsal import Rehearsal
from rehearse.domain.report import Omission, Report
from rehearse.whole_file import write_whole

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


_WITH_SOUND = frozenset(
    {ExportFormat.HTML, ExportFormat.PDF, ExportFormat.WORD, ExportFormat.MARKDOWN}
)


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
    """Writes reports in the format that a path's ending names.

    `cut_clip` gives the sound of the flagged moments: it goes into the page where the format is
    HTML, and into a zip file beside the document where it is read on paper or edited. `preview`
    gives a report as the HTML that is printed, in the subset that Qt's rich text knows.
    """

    def __init__(
        self,
        writers: Mapping[ExportFormat, Callable[[], ReportWriter]],
        *,
        cut_clip: CutClip | None = None,
        preview: Callable[[Report], str] = lambda _: "",
    ) -> None:
        self._writers = dict(writers)
        self._cut_clip = cut_clip
        self._preview = preview

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

    def preview(self, report: Report) -> str:
        """Return what would be printed, without the sound; what is to be left out is."""
        if Omission.NAMES in report.without:
            report = without_names(report)
        return self._preview(report)

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
        """Write the report of one rehearsal, with nothing left out but the sound; return its path.

        Raises:
            ExportFailed: unknown ending, or the file cannot be written.
        """
        without = frozenset({Omission.AUDIO})
        return self.export_report(Report.of(rehearsal, without=without), path)[0]

    def export_report(self, report: Report, path: Path) -> tuple[Path, ...]:
        """Write a report; return its path, and that of the zip file beside it where there is one.

        Raises:
            ExportFailed: unknown ending, or a file cannot be written.
        """
        ending = self.format_of(path)
        if Omission.NAMES in report.without:
            report = without_names(report)
        if self._cut_clip is not None and ending in _WITH_SOUND:
            report = with_clips(report, self._cut_clip)
        self._writers[ending]().write(report, path)
        if ending is ExportFormat.HTML or not report.clips:
            return (path,)
        return path, _write_zip(path, zip_of(report.clips))


def _write_zip(report: Path, content: bytes) -> Path:
    path = report.with_name(f"{report.stem}-clips.zip")
    try:
        write_whole(path, content)
    except OSError as error:
        raise ExportFailed(
            f"The report {report} is written, but the sound beside it ({path.name}) could not be "
            f"({disk_trouble(error)}). The rehearsal is safe; mend that and export again, or leave "
            "out the sound."
        ) from error
    return path


def suggested_name(rehearsal: Rehearsal, ending: ExportFormat) -> str:
    """Return a file name that says what and when, safe on every platform."""
    job = rehearsal.job
    about = (job.company or job.title) if job else None
    words = "".join(c if c.isalnum() else " " for c in (about or "").lower()).split()
    name = "-".join(words[:5])[:_LONGEST_ABOUT].rstrip("-")
    day = f"{rehearsal.started_at.astimezone():%Y-%m-%d}"
    return "-".join(["rehearsal", *([name] if name else []), day]) + f".{ending}"


def suggested_report_name(report: Report, ending: ExportFormat) -> str:
    """Return a file name for a report; it names no company where names are left out."""
    if len(report.parts) == 1:
        (part,) = report.parts
        bare = Omission.NAMES in report.without
        about = replace(part.rehearsal, job=None) if bare else part.rehearsal
        return suggested_name(about, ending)
    last = max(part.rehearsal.started_at for part in report.parts)
    return f"{len(report.parts)}-rehearsals-{last.astimezone():%Y-%m-%d}.{ending}"
