"""Which questions to put, in which order."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from rehearse.app.asked_for import Advertisement, advertisement_of, skills_touched
from rehearse.app.practice_schedule import NO_PRACTICE, PracticeSchedule
from rehearse.app.question_fit import suits
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionBank, QuestionKind
from rehearse.domain.rehearsal import Interviewer

LENGTHS = (3, 5, 8)
"""The numbers of questions that are offered, the closing turn not counted."""

SHORTEST, LONGEST = 1, 20
"""The fewest and the most questions that can be asked for, the closing turn not counted."""

_NEVER = datetime.min.replace(tzinfo=UTC)

# The order in which kinds are drawn for each length; what a real interview would not leave out
# stands in the shorter ones. Others take the beginning of the longest.
_ORDERS: Mapping[int, tuple[QuestionKind, ...]] = {
    1: (QuestionKind.BEHAVIORAL,),
    2: (QuestionKind.BACKGROUND, QuestionKind.BEHAVIORAL),
    3: (QuestionKind.BACKGROUND, QuestionKind.BEHAVIORAL, QuestionKind.MOTIVATION),
    4: (
        QuestionKind.BACKGROUND,
        QuestionKind.MOTIVATION,
        QuestionKind.BEHAVIORAL,
        QuestionKind.UNUSUAL,
    ),
    5: (
        QuestionKind.BACKGROUND,
        QuestionKind.MOTIVATION,
        QuestionKind.BEHAVIORAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.UNUSUAL,
    ),
    LONGEST: (
        QuestionKind.BACKGROUND,
        QuestionKind.MOTIVATION,
        QuestionKind.BEHAVIORAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.SITUATIONAL,
        QuestionKind.UNUSUAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.GOALS,
        QuestionKind.BEHAVIORAL,
        QuestionKind.BACKGROUND,
        QuestionKind.BEHAVIORAL,
        QuestionKind.SITUATIONAL,
        QuestionKind.MOTIVATION,
        QuestionKind.BEHAVIORAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.BACKGROUND,
        QuestionKind.SITUATIONAL,
        QuestionKind.BEHAVIORAL,
        QuestionKind.MOTIVATION,
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
_FILL_INS = frozenset(QuestionKind) - {QuestionKind.CLOSING, QuestionKind.DISARMING}
_ABOUT_SKILLS = frozenset({QuestionKind.BEHAVIORAL, QuestionKind.SITUATIONAL})
"""Kinds in which the skills of the advertisement are asked about."""


def plan_questions(
    banks: Iterable[QuestionBank],
    *,
    length: int,
    interviewer: Interviewer = Interviewer.NEUTRAL,
    job: Job | None = None,
    practice: PracticeSchedule = NO_PRACTICE,
    seed: int | None = None,
) -> tuple[Question, ...]:
    """Return `length` questions and the closing turn, the same ones for the same seed.

    Questions that are meant for some roles or levels are left out unless `job` is one of these.
    What was put in the last rehearsals is left out while there is something else. Then:

    - where a story or a situation is asked for, questions on the skills that the advertisement of
      `job` asks for come first, those not asked about yet before others;
    - what went badly and is due again comes next, for half of the questions at most; then new
      questions, those on weak competencies first; then what is due; then the rest.

    The warm interviewer baits once; the closing turn is always last. Where the banks hold too
    few of a kind, others take their place; fewer come back only where the banks hold fewer.

    Raises:
        ValueError: `length` is not from 1 to 20.
    """
    if not SHORTEST <= length <= LONGEST:
        raise ValueError(f"a rehearsal has {SHORTEST} to {LONGEST} questions, not {length}")
    pool = _pool(banks, job=job, draw=random.Random(seed))  # noqa: S311  (variety, not secrecy)
    draft = _Draft(
        pool=pool,
        touched=_skills_of(pool, advertisement_of(job)),
        practice=practice,
        most_repeats=max(length // 2, 1),
    )
    for kind in _kinds(length, interviewer):
        draft.add(kind)
    closing = draft.best(lambda question: question.kind is QuestionKind.CLOSING)
    return (*draft.chosen, closing or _DEFAULT_CLOSING)


@dataclass(kw_only=True)
class _Draft:
    """A plan in the making."""

    pool: list[Question]
    touched: Mapping[str, frozenset[str]]
    practice: PracticeSchedule
    most_repeats: int
    chosen: list[Question] = field(default_factory=list)
    covered: set[str] = field(default_factory=set)
    repeats: int = 0

    def add(self, kind: QuestionKind) -> None:
        """Choose the best question of `kind`, or the best of another where there is none."""
        question = self.best(lambda one: one.kind is kind) or self.best(
            lambda one: one.kind in _FILL_INS
        )
        if question is None:
            return
        self.chosen.append(question)
        self.pool.remove(question)
        self.covered |= self.touched.get(question.key, frozenset())
        self.repeats += question.key in self.practice.last_asked

    def best(self, suits: Callable[[Question], bool]) -> Question | None:
        """Return the best question that suits; among equals the first in the pool."""
        return min(filter(suits, self.pool), key=self._rank, default=None)

    def _rank(self, question: Question) -> tuple[bool, int, int, datetime]:
        """What counts more stands further left; less is better."""
        key, practice = question.key, self.practice
        is_recent = key in practice.recent
        asked_at = practice.last_asked.get(key, _NEVER)
        known = practice.questions.get(key)
        # Of what is repeated the longest overdue comes first; of what is recent, the oldest.
        since = asked_at if is_recent or known is None else known.due
        return is_recent, self._distance(question), self._tier(question), since

    def _distance(self, question: Question) -> int:
        """0 where a skill is asked about that was not yet, 1 where one is again, else 2."""
        touched = self.touched.get(question.key, frozenset())
        return 0 if touched - self.covered else 1 if touched else 2

    def _tier(self, question: Question) -> int:
        practice = self.practice
        if question.key not in practice.last_asked:
            return 1 if practice.trains_weakness(question) else 2
        if self.repeats < self.most_repeats and practice.is_weak(question):
            return 0
        return 3 if practice.is_due(question) else 4


def _pool(banks: Iterable[QuestionBank], *, job: Job | None, draw: random.Random) -> list[Question]:
    pool = [question for bank in banks for question in bank.questions if suits(question, job)]
    draw.shuffle(pool)
    return pool


def _skills_of(
    pool: Iterable[Question], advertisement: Advertisement
) -> Mapping[str, frozenset[str]]:
    if advertisement == Advertisement():
        return {}
    about = (question for question in pool if question.kind in _ABOUT_SKILLS)
    return {question.key: skills_touched(question, advertisement) for question in about}


def _kinds(length: int, interviewer: Interviewer) -> list[QuestionKind]:
    order = list(_ORDERS.get(length) or _ORDERS[LONGEST][:length])
    if interviewer is Interviewer.WARM:
        # Bait works once rapport is there: past the middle, in place of what would stand there.
        order[max(length * 2 // 3, 1) if length > 1 else 0] = QuestionKind.DISARMING
    return order
