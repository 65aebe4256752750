"""Which questions to put, in which order."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionBank, QuestionKind
from rehearse.domain.rehearsal import Interviewer

LENGTHS = (3, 5, 8)
"""The numbers of questions that are offered, the closing turn not counted."""

# Letters that two words share where they are of one family: nurse and nursing, teach and teacher.
_STEM = 4
_NEVER = datetime.min.replace(tzinfo=UTC)

# The order in which kinds are drawn for each length; what a real interview would not leave out
# stands in the shorter ones.
_ORDERS: Mapping[int, tuple[QuestionKind, ...]] = {
    3: (QuestionKind.BACKGROUND, QuestionKind.BEHAVIORAL, QuestionKind.MOTIVATION),
    5: (
        QuestionKind.BACKGROUND,
        QuestionKind.MOTIVATION,
        QuestionKind.BEHAVIORAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.UNUSUAL,
    ),
    8: (
        QuestionKind.BACKGROUND,
        QuestionKind.MOTIVATION,
        QuestionKind.BEHAVIORAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.SITUATIONAL,
        QuestionKind.UNUSUAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.GOALS,
    ),
}
_DEFAULT_CLOSING = Question(
    id="any-questions",
    bank_id="built-in",
    kind=QuestionKind.CLOSING,
    text="Do you have any questions for us?",
    suggested_seconds=60,
)


def plan_questions(
    banks: Iterable[QuestionBank],
    *,
    length: int,
    interviewer: Interviewer = Interviewer.NEUTRAL,
    job: Job | None = None,
    last_asked: Mapping[str, datetime] | None = None,
    seed: int | None = None,
) -> tuple[Question, ...]:
    """Return `length` questions and the closing turn, the same ones for the same seed.

    Questions that are meant for some roles are left out unless `job` is one of these. Of each kind
    those asked longest ago come first, chosen at random among those never asked.
    The warm interviewer baits once; the closing turn is always last. Where the banks hold too
    few of a kind, others take their place; fewer come back only where the banks hold fewer.
    """
    draw = random.Random(seed)  # noqa: S311  (variety, not secrecy)
    pool = [
        question
        for bank in banks
        for question in bank.questions
        if not question.roles or any(_is_role_of(job, role) for role in question.roles)
    ]
    draw.shuffle(pool)
    asked = last_asked or {}
    # The sort is stable, so the shuffle decides among questions asked equally long ago.
    pool.sort(key=lambda question: asked.get(question.key, _NEVER))
    chosen: list[Question] = []
    for kind in _kinds(length, interviewer):
        question = _first(pool, chosen, kind) or _first(pool, chosen, None)
        if question is not None:
            chosen.append(question)
    return (*chosen, _first(pool, [], QuestionKind.CLOSING) or _DEFAULT_CLOSING)


def _is_role_of(job: Job | None, role: str) -> bool:
    """Whether the job's title holds a word of the role's name, as in "nurse" and "nursing"."""
    if job is None or not job.title:
        return False
    words = [word for word in re.split(r"[^a-z]+", role.lower()) if len(word) >= _STEM]
    title = [word for word in re.split(r"[^a-z]+", job.title.lower()) if len(word) >= _STEM]
    return any(word[:_STEM] == known[:_STEM] for word in words for known in title)


def _kinds(length: int, interviewer: Interviewer) -> list[QuestionKind]:
    longest = _ORDERS[max(_ORDERS)]
    order = list(_ORDERS.get(length) or [longest[i % len(longest)] for i in range(length)])
    if interviewer is Interviewer.WARM and order:
        # Bait works once rapport is there: past the middle, in place of what would stand there.
        order[max(len(order) * 2 // 3, 1) if len(order) > 1 else 0] = QuestionKind.DISARMING
    return order


def _first(
    pool: Sequence[Question], chosen: Sequence[Question], kind: QuestionKind | None
) -> Question | None:
    keys = {question.key for question in chosen}
    for question in pool:
        if question.key in keys:
            continue
        if question.kind is kind or (kind is None and question.kind in _FILL_INS):
            return question
    return None


_FILL_INS = frozenset(QuestionKind) - {QuestionKind.CLOSING, QuestionKind.DISARMING}
