"""What to practise next, and why: what went badly and is due, then what is new."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from rehearse.app.practice_schedule import PracticeSchedule
from rehearse.app.question_fit import suits
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionBank, QuestionKind

MOST = 3
"""So many questions are suggested: what fits into ten minutes."""

_NEVER = datetime.min.replace(tzinfo=UTC)
# The closing turn comes at the end of every rehearsal anyway.
_KINDS = tuple(kind for kind in QuestionKind if kind is not QuestionKind.CLOSING)


class Reason(StrEnum):
    """Why a question is suggested."""

    WENT_BADLY = "went_badly"
    WEAK_COMPETENCY = "weak_competency"
    DUE = "due"
    NEW_KIND = "new_kind"
    NEW = "new"
    SOONEST = "soonest"
    """Everything was practised and nothing is due: this is due first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A question to practise next; `last_asked` (UTC) is None where it never was.

    `competency` names the one that went badly, where that is the reason.
    """

    question: Question
    reason: Reason
    competency: str = ""
    last_asked: datetime | None = None


def practise_next(
    banks: Iterable[QuestionBank], schedule: PracticeSchedule, *, job: Job | None = None
) -> tuple[Suggestion, ...]:
    """Return at most three questions, what matters most first; the same ones for the same past.

    By spaced repetition: questions that went badly and are due again, then others on competencies
    that did, then what went well and is due; then a question of each kind that was never practised,
    then any new one, and then what is due soonest. What suits neither `job` nor any is left out.
    """
    pool = [
        question
        for bank in banks
        for question in bank.questions
        if question.kind is not QuestionKind.CLOSING and suits(question, job)
    ]
    chosen: dict[str, Suggestion] = {}
    reached: set[tuple[Reason, str]] = set()
    for one in _candidates(pool, schedule):
        about = (one.reason, one.competency or one.question.kind.value)
        is_alike = one.reason in {Reason.WEAK_COMPETENCY, Reason.NEW_KIND} and about in reached
        if one.question.key not in chosen and not is_alike:
            chosen[one.question.key] = one
            reached.add(about)
        if len(chosen) == MOST:
            break
    return tuple(chosen.values())


def _candidates(pool: Sequence[Question], schedule: PracticeSchedule) -> Iterator[Suggestion]:
    due = [question for question in _by_due(pool, schedule) if schedule.is_due(question)]
    # Put is not yet answered: a rehearsal may have ended before its last questions.
    new = [question for question in pool if question.key not in schedule.questions]
    for question in due:
        if schedule.is_weak(question):
            yield _suggestion(question, Reason.WENT_BADLY, schedule)
    for name in _weak_competencies(schedule):
        for question in _on(name, pool, schedule):
            yield _suggestion(question, Reason.WEAK_COMPETENCY, schedule, name)
    for question in due:
        yield _suggestion(question, Reason.DUE, schedule)
    practised = {question.kind for question in pool if question.key in schedule.questions}
    of_new_kinds = [question for question in new if question.kind not in practised]
    for question in sorted(of_new_kinds, key=lambda question: _KINDS.index(question.kind)):
        yield _suggestion(question, Reason.NEW_KIND, schedule)
    for question in new:
        yield _suggestion(question, Reason.NEW, schedule)
    for question in _by_due(pool, schedule):
        yield _suggestion(question, Reason.SOONEST, schedule)


def _by_due(pool: Sequence[Question], schedule: PracticeSchedule) -> list[Question]:
    """Return the questions that were answered, what is due first before others."""
    known = [question for question in pool if question.key in schedule.questions]
    return sorted(known, key=lambda question: schedule.questions[question.key].due)


def _weak_competencies(schedule: PracticeSchedule) -> Iterator[str]:
    weak = (
        (known.due, name)
        for name, known in schedule.competencies.items()
        if known.struggled and known.due <= schedule.now
    )
    for _, name in sorted(weak):
        yield name


def _on(competency: str, pool: Sequence[Question], schedule: PracticeSchedule) -> list[Question]:
    """Return the questions on a competency that were not put lately, new ones first."""
    fitting = [
        question
        for question in pool
        if competency in {name.casefold() for name in question.competencies}
        and question.key not in schedule.recent
    ]
    return sorted(fitting, key=lambda question: schedule.last_asked.get(question.key, _NEVER))


def _suggestion(
    question: Question, reason: Reason, schedule: PracticeSchedule, competency: str = ""
) -> Suggestion:
    return Suggestion(
        question=question,
        reason=reason,
        competency=competency,
        last_asked=schedule.last_asked.get(question.key),
    )
