"""A rehearsal of questions that the person chose, or that are due."""

from collections.abc import Sequence

from rehearse.app.parts import Parts
from rehearse.app.rehearsal_session import RehearsalSession, new_rehearsal
from rehearse.domain.question import Question
from rehearse.domain.rehearsal import Interviewer, Mode
from rehearse.ui.presenters.home_presenter import session_for


def practice_session(questions: Sequence[Question], parts: Parts) -> RehearsalSession:
    """Return a session of `questions` without a closing turn; it is in the library.

    It is for the job of the last rehearsal: whoever rehearses for a job wants these answers
    measured against it too.

    Raises:
        LibraryUnavailable.
    """
    last = parts.library.summaries(limit=1)
    before = parts.library.load(last[0].id) if last else None
    rehearsal = new_rehearsal(
        tuple(questions),
        mode=Mode.PRACTICE,
        interviewer=Interviewer.NEUTRAL,
        job=before.job if before else None,
        job_id=before.job_id if before else "",
    )
    parts.library.save(rehearsal)
    return session_for(rehearsal, parts)
