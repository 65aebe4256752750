"""What to practise next: what went badly and is due, then what is new; always the same."""

from datetime import UTC, datetime, timedelta

import pytest

from rehearse.app.practice_schedule import practice_schedule
from rehearse.app.practise_next import Reason, Suggestion, practise_next
from rehearse.domain.practice import Outcome, PractisedQuestion
from rehearse.domain.question import Question, QuestionBank, QuestionKind

_NOW = datetime(2026, 6, 1, tzinfo=UTC)


def _question(name: str, kind: QuestionKind, *competencies: str) -> Question:
    return Question(id=name, bank_id="b", text=name, kind=kind, competencies=competencies)


_CONFLICT = _question("conflict", QuestionKind.BEHAVIORAL, "Conflict")
_OTHER_CONFLICT = _question("other-conflict", QuestionKind.SITUATIONAL, "conflict")
_GOALS = _question("goals", QuestionKind.GOALS)
_WHY_US = _question("why-us", QuestionKind.MOTIVATION)
_ABOUT = _question("about", QuestionKind.BACKGROUND)
_CLOSING = _question("closing", QuestionKind.CLOSING)
_LED = Question(
    id="led", bank_id="b", text="led", kind=QuestionKind.BACKGROUND, seniority=("lead",)
)


def _next(*questions: Question, past: tuple[tuple[Question, int, Outcome], ...] = ()) -> list[str]:
    return [f"{one.reason}: {one.question.id}" for one in _suggested(questions, past)]


def _suggested(
    questions: tuple[Question, ...], past: tuple[tuple[Question, int, Outcome], ...]
) -> tuple[Suggestion, ...]:
    banks = [QuestionBank(id="b", title="B", language="en", license="CC0", questions=questions)]
    practised = [
        PractisedQuestion(
            question_key=question.key,
            rehearsal_id=f"r{days}",
            asked_at=_NOW - timedelta(days=days),
            outcome=outcome,
        )
        for question, days, outcome in sorted(past, key=lambda one: -one[1])
    ]
    return practise_next(banks, practice_schedule(practised, banks, now=_NOW))


def test_somebody_new_gets_one_question_of_each_kind() -> None:
    assert _next(_CONFLICT, _CLOSING, _WHY_US, _ABOUT, _GOALS) == [
        "new_kind: conflict",
        "new_kind: why-us",
        "new_kind: about",
    ]


def test_what_went_badly_comes_first_and_its_competency_next() -> None:
    past = ((_CONFLICT, 40, Outcome.STRONG), (_WHY_US, 200, Outcome.CLEAN))
    found = _suggested((_WHY_US, _CONFLICT, _OTHER_CONFLICT, _GOALS), past)
    assert [one.reason for one in found] == [
        Reason.WENT_BADLY,
        Reason.WEAK_COMPETENCY,
        Reason.DUE,
    ]
    assert [one.question for one in found] == [_CONFLICT, _OTHER_CONFLICT, _WHY_US]
    assert found[0].last_asked == _NOW - timedelta(days=40)
    assert found[1].competency == "conflict"
    assert found[1].last_asked is None


def test_what_went_well_lately_is_left_alone() -> None:
    past = ((_WHY_US, 1, Outcome.CLEAN_AT_ONCE),)
    assert _next(_WHY_US, _GOALS, past=past) == ["new_kind: goals", "soonest: why-us"]


def test_where_everything_was_practised_lately_what_is_due_first_comes_next() -> None:
    past = ((_WHY_US, 1, Outcome.CLEAN_AT_ONCE), (_GOALS, 1, Outcome.CLEAN))
    assert _next(_WHY_US, _GOALS, past=past) == ["soonest: goals", "soonest: why-us"]


def test_the_closing_turn_and_what_presumes_another_level_are_not_suggested() -> None:
    assert _next(_CLOSING, _LED) == []
    assert _next() == []


@pytest.mark.parametrize("outcome", Outcome)
def test_no_question_twice_and_three_at_most(outcome: Outcome) -> None:
    everything = (_CONFLICT, _OTHER_CONFLICT, _GOALS, _WHY_US, _ABOUT)
    past = tuple((question, 50, outcome) for question in everything[:3])
    found = _suggested(everything, past)
    assert len(found) == 3
    assert len({one.question.key for one in found}) == 3
