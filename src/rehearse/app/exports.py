"""A rehearsal out of the program: as a report for people, or as the interview file."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from rehearse.app.ports import InterviewFiles, ReportWriter
from rehearse.domain.errors import ExportFailed
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.rehearsal import Answer, Rehearsal, Take


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

    def __init__(self, writers: Mapping[ExportFormat, ReportWriter]) -> None:
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
            writer = self._writers[ExportFormat(ending)]
        except (ValueError, KeyError):
            known = ", ".join(f".{name}" for name in self._writers)
            raise ExportFailed(
                f"{path.name} was not written: name the file with one of the endings {known}."
            ) from None
        writer.write(rehearsal, path)
        return path


def interview_of(rehearsal: Rehearsal) -> Interview:
    """Return the rehearsal as an interview: of each answer the take that was worked on last.

    Answers that were skipped, or whose words are not there yet, are left out. Recordings stay
    where they are, so no `audio` is named.
    """
    answers = []
    for answer in rehearsal.answers:
        take = worked_on_take(answer)
        if take is not None:
            answers.append(
                InterviewAnswer(
                    id=answer.id,
                    question=answer.question,
                    transcript=take.transcript,
                    feedback=take.feedback,
                )
            )
    return Interview(job=rehearsal.job, answers=tuple(answers))


def worked_on_take(answer: Answer) -> Take | None:
    """Return the newest take that has a transcript; None where none has."""
    return next((take for take in reversed(answer.takes) if take.transcript is not None), None)


def suggested_name(rehearsal: Rehearsal, ending: ExportFormat) -> str:
    """Return a file name that says what and when, safe on every platform."""
    job = rehearsal.job
    about = (job.company or job.title) if job else None
    words = "".join(c if c.isalnum() else " " for c in about or "").split()
    stem = "-".join(["rehearsal", *words[:5], f"{rehearsal.started_at.astimezone():%Y-%m-%d}"])
    return f"{stem.lower()}.{ending}"
