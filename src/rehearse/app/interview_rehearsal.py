"""A rehearsal as an interview, as the interview file carries it, and back."""

import dataclasses
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Answer, Rehearsal, Take, TakeState
from rehearse.domain.report import Report


def interview_of(rehearsal: Rehearsal) -> Interview:
    """Return the rehearsal as an interview: of each answer the take that reports tell of.

    Answers that were skipped, or whose words are not known, are left out. Recordings stay where
    they are, so no `audio` is named.
    """
    answers = tuple(
        InterviewAnswer(
            id=answer.id,
            question=answer.question,
            transcript=answer.reported_take.transcript,
            feedback=answer.reported_take.feedback,
        )
        for answer in rehearsal.answers
        if answer.reported_take is not None
    )
    return Interview(job=rehearsal.job, answers=answers)


def interview_of_report(report: Report) -> Interview:
    """Return all rehearsals of a report as one interview.

    Where there are several, the number of the rehearsal comes before the id of each answer, and a
    job is named only where it is that of all.
    """
    interviews = [interview_of(part.rehearsal) for part in report.parts]
    if len(interviews) == 1:
        return interviews[0]
    return Interview(
        job=interviews[0].job if has_one_job(report) else None,
        answers=tuple(
            dataclasses.replace(answer, id=f"{number}-{answer.id}")
            for number, interview in enumerate(interviews, start=1)
            for answer in interview.answers
        ),
    )


def has_one_job(report: Report) -> bool:
    """Whether all rehearsals of a report are for the same job."""
    return len({part.rehearsal.job for part in report.parts}) <= 1


def rehearsal_of(
    interview: Interview,
    *,
    started_at: datetime | None = None,
    recording_at: Callable[[Path], Recording] | None = None,
) -> Rehearsal:
    """Return an interview as a rehearsal of one take an answer, to be reported or shown.

    `recording_at` describes the sound files that its answers name, and raises AudioUnreadable;
    without it the takes have no recordings.
    """
    when = started_at or datetime.now(UTC)
    answers = tuple(_answer_of(answer, when, recording_at) for answer in interview.answers)
    return Rehearsal(id=uuid.uuid4().hex, started_at=when, job=interview.job, answers=answers)


def _answer_of(
    answer: InterviewAnswer,
    recorded_at: datetime,
    recording_at: Callable[[Path], Recording] | None,
) -> Answer:
    if answer.transcript is None:
        return Answer(id=answer.id, question=answer.question)
    take = Take(
        id=uuid.uuid4().hex,
        number=1,
        recorded_at=recorded_at,
        recording=recording_of(answer, recording_at),
        transcript=answer.transcript,
        feedback=answer.feedback,
        state=TakeState.TRANSCRIBED if answer.feedback is None else TakeState.ANALYSED,
    )
    return Answer(id=answer.id, question=answer.question, takes=(take,))


def recording_of(
    answer: InterviewAnswer, recording_at: Callable[[Path], Recording] | None
) -> Recording | None:
    """Return the recording that an answer names; None where there is none to be read."""
    # Interviews are often passed on without their sound: what was said is known all the same.
    if recording_at is None or answer.audio is None:
        return None
    with suppress(AudioUnreadable):
        return recording_at(answer.audio)
    return None
