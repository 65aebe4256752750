"""Interview files as a report: of one person, or of many whose files are kept apart."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rehearse.app.interview_analysis import InterviewAnalysis
from rehearse.app.interview_rehearsal import rehearsal_of
from rehearse.app.ports import InterviewFiles
from rehearse.domain.errors import InterviewFileInvalid
from rehearse.domain.interview import Interview
from rehearse.domain.recording import Recording
from rehearse.domain.report import Omission, Report, ReportPart


def read_interviews(
    paths: Sequence[Path], files: InterviewFiles
) -> tuple[tuple[Path, Interview], ...]:
    """Return the interviews of all files; none is analysed before all are known to be valid.

    Raises:
        InterviewFileInvalid: "PATH IN DOCUMENT: what is wrong", after the file's name where there
            are several.
    """
    read = files.read if len(paths) == 1 else partial(read_named, files=files)
    return tuple((path, read(path)) for path in paths)


def read_named(path: Path, files: InterviewFiles) -> Interview:
    """Return the interview of a file that is one of several.

    Raises:
        InterviewFileInvalid: "FILE: PATH IN DOCUMENT: what is wrong".
    """
    try:
        return files.read(path)
    except InterviewFileInvalid as error:
        if str(error).startswith(f"{path}: "):
            raise
        raise InterviewFileInvalid(f"{path}: {error}") from error


def report_of_files(
    interviews: Sequence[tuple[Path, Interview]],
    analysis: InterviewAnalysis,
    *,
    recording_at: Callable[[Path], Recording],
    without: frozenset[Omission] = frozenset(),
) -> Report:
    """Return a report with a part for each interview, analysed; nothing is kept in a library.

    `recording_at` describes a sound file and raises AudioUnreadable.

    Raises:
        What `InterviewAnalysis.analyse` raises.
    """
    parts = tuple(
        ReportPart(
            rehearsal=rehearsal_of(
                analysis.analyse(interview),
                started_at=saved_at(path),
                recording_at=recording_at,
            ),
            source=path.name,
        )
        for path, interview in interviews
    )
    return Report(parts=parts, title=_title(parts), is_one_person=len(parts) == 1, without=without)


def saved_at(path: Path) -> datetime:
    """Return when a file was last changed: an interview file holds no date of its own."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        # Gone since it was read.
        return datetime.now(UTC)


def _title(parts: Sequence[ReportPart]) -> str:
    return f"{len(parts)} interview files" if len(parts) > 1 else ""
