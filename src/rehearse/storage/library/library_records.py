"""Records of the domain as rows of the library, and back."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Row

from rehearse.domain.finding import Feedback, FindingKind
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.question import Question
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import (
    Answer,
    Dismissal,
    Interviewer,
    Mode,
    Rehearsal,
    RehearsalSummary,
    Take,
    TakeState,
)
from rehearse.domain.transcript import Transcript
from rehearse.storage.library.library_schema import WHOLE_ANSWER
from rehearse.storage.recording_files import path_from_stored, stored_path

_Record = TypeVar("_Record")
_JSON: dict[type, TypeAdapter[Any]] = {
    record: TypeAdapter(record) for record in (Job, PreparedJob, Question, Transcript, Feedback)
}

_DAMAGED = (
    "What was kept of this answer's words is damaged; the recording is safe. Try again to have it "
    "transcribed anew, or put a backup in place with `rehearse library restore`."
)
_DAMAGED_AND_SILENT = (
    "What was kept of this answer's words is damaged, and there is no recording of it; the rest of "
    "the rehearsal is safe. `rehearse library restore` puts a backup in place."
)


def rehearsal_row(rehearsal: Rehearsal) -> dict[str, Any]:
    """Return the row of table `rehearsal`."""
    job = rehearsal.job
    return {
        "id": rehearsal.id,
        "started_at": rehearsal.started_at,
        "mode": rehearsal.mode.value,
        "interviewer": rehearsal.interviewer.value,
        "job_title": job.title if job else None,
        "company": job.company if job else None,
        "job": _to_json(Job, job),
        "name": rehearsal.name or None,
        "job_id": rehearsal.job_id or None,
    }


def answer_row(answer: Answer, *, rehearsal_id: str, position: int) -> dict[str, Any]:
    """Return the row of table `answer`; questions without an id have no key to be found by."""
    return {
        "id": answer.id,
        "rehearsal_id": rehearsal_id,
        "position": position,
        "question_key": answer.question.key if answer.question.id else None,
        "question": _to_json(Question, answer.question),
        "best_take_id": answer.best_take_id or None,
    }


def take_row(take: Take, *, answer_id: str, recordings: Path) -> dict[str, Any]:
    """Return the row of table `take`, but for the checksum of the recording."""
    recording = take.recording
    return {
        "id": take.id,
        "answer_id": answer_id,
        "number": take.number,
        "recorded_at": take.recorded_at,
        "state": take.state.value,
        "failure": take.failure,
        "recording_path": stored_path(recording.path, recordings) if recording else None,
        "sample_rate": recording.sample_rate if recording else None,
        "frames": recording.frames if recording else None,
        "missing_s": recording.missing_s if recording else None,
        "transcript": _to_json(Transcript, take.transcript),
        "feedback": _to_json(Feedback, take.feedback),
        "original_transcript": _to_json(Transcript, take.original_transcript),
    }


def finding_rows(take: Take) -> list[dict[str, Any]]:
    """Return the rows of table `finding`, in the order of the feedback."""
    findings = take.feedback.findings if take.feedback else ()
    return [
        {
            "take_id": take.id,
            "position": position,
            "kind": finding.kind.value,
            "severity": finding.severity.value,
            "start": finding.start,
            "end": finding.end,
            "quote": finding.quote,
            "start_s": finding.start_s,
            "end_s": finding.end_s,
            "confidence": finding.confidence,
        }
        for position, finding in enumerate(findings)
    ]


def dismissal_row(take_id: str, dismissal: Dismissal) -> dict[str, Any]:
    """Return the row of table `dismissal`."""
    return {
        "take_id": take_id,
        "kind": dismissal.kind.value,
        "start": WHOLE_ANSWER if dismissal.start is None else dismissal.start,
        "end": WHOLE_ANSWER if dismissal.end is None else dismissal.end,
    }


def dismissal_from(row: Row[Any]) -> Dismissal:
    """Return the dismissal in a row."""
    return Dismissal(
        kind=FindingKind(row.kind),
        start=None if row.start == WHOLE_ANSWER else row.start,
        end=None if row.end == WHOLE_ANSWER else row.end,
    )


def readable_take_from(row: Row[Any], dismissals: Iterable[Dismissal], *, recordings: Path) -> Take:
    """Return the take in a row; where it is damaged, what can be read, and a sentence on the rest.

    Raises:
        ValueError: not even the recording can be read.
    """
    dismissals = tuple(dismissals)
    try:
        return take_from(row, dismissals, recordings=recordings)
    except ValueError:
        return Take(
            id=row.id,
            number=row.number,
            recorded_at=row.recorded_at,
            recording=_recording_from(row, recordings),
            state=TakeState.FAILED,
            failure=_DAMAGED if row.recording_path else _DAMAGED_AND_SILENT,
            dismissals=dismissals,
        )


def take_from(row: Row[Any], dismissals: Iterable[Dismissal], *, recordings: Path) -> Take:
    """Return the take in a row.

    Raises:
        ValueError: the row does not hold a take.
    """
    return Take(
        id=row.id,
        number=row.number,
        recorded_at=row.recorded_at,
        recording=_recording_from(row, recordings),
        transcript=_from_json(Transcript, row.transcript),
        feedback=_from_json(Feedback, row.feedback),
        state=TakeState(row.state),
        failure=row.failure,
        dismissals=tuple(dismissals),
        original_transcript=_from_json(Transcript, row.original_transcript),
    )


def answer_from(row: Row[Any], takes: Sequence[Take]) -> Answer:
    """Return the answer in a row.

    Raises:
        ValueError: the row does not hold an answer.
    """
    question: Question = _JSON[Question].validate_json(row.question)
    best = row.best_take_id or ""
    return Answer(id=row.id, question=question, takes=tuple(takes), best_take_id=best)


def rehearsal_from(row: Row[Any], answers: Sequence[Answer]) -> Rehearsal:
    """Return the rehearsal in a row.

    Raises:
        ValueError: the row does not hold a rehearsal.
    """
    return Rehearsal(
        id=row.id,
        started_at=row.started_at,
        mode=Mode(row.mode),
        interviewer=Interviewer(row.interviewer),
        job=_from_json(Job, row.job),
        answers=tuple(answers),
        name=row.name or "",
        job_id=row.job_id or "",
    )


def summary_from(row: Row[Any]) -> RehearsalSummary:
    """Return the summary in a row of the query for summaries.

    Raises:
        ValueError: the row does not hold a summary.
    """
    return RehearsalSummary(
        id=row.id,
        started_at=row.started_at,
        job_title=row.job_title,
        company=row.company,
        mode=Mode(row.mode),
        answered=row.answered,
        asked=row.asked,
        open_points=row.open_points,
        name=row.name or "",
        is_archived=row.archived_at is not None,
    )


def job_row(job: PreparedJob) -> dict[str, Any]:
    """Return the row of table `prepared_job`."""
    return {
        "id": job.id,
        "updated_at": job.updated_at,
        "record": _to_json(PreparedJob, job),
    }


def job_from(row: Row[Any]) -> PreparedJob:
    """Return the job in a row.

    Raises:
        ValueError: the row does not hold a job.
    """
    job: PreparedJob = _JSON[PreparedJob].validate_json(row.record)
    return job


def _recording_from(row: Row[Any], recordings: Path) -> Recording | None:
    if row.recording_path is None:
        return None
    return Recording(
        path=path_from_stored(row.recording_path, recordings),
        sample_rate=row.sample_rate,
        frames=row.frames,
        missing_s=row.missing_s,
    )


def _to_json(kind: type[_Record], record: _Record | None) -> str | None:
    return None if record is None else _JSON[kind].dump_json(record).decode()


def _from_json(kind: type[_Record], text: str | None) -> _Record | None:
    if text is None:
        return None
    record: _Record = _JSON[kind].validate_json(text)
    return record
