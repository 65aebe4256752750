"""The question that a session is at, as it is put."""

from rehearse.app.follow_ups import is_follow_up
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.domain.question import QuestionKind
from rehearse.ui.pages.rehearse.put_question import PutQuestion


def question_put(session: RehearsalSession, *, think_seconds: float) -> PutQuestion:
    """Return the current question with its number.

    Raises:
        RuntimeError: no question is left.
    """
    answer = session.current
    if answer is None:
        raise RuntimeError("no question is left")
    answers = session.rehearsal.answers
    planned = [one.question for one in answers if not is_follow_up(one.question)]
    so_far = answers[: session.position + 1]
    return PutQuestion(
        question=answer.question,
        number=sum(not is_follow_up(one.question) for one in so_far),
        total=sum(one.kind is not QuestionKind.CLOSING for one in planned),
        is_follow_up=is_follow_up(answer.question),
        mode=session.rehearsal.mode,
        think_seconds=float(think_seconds),
    )
