"""Spaced repetition over what the library knows of a person's practice."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.practice_schedule import practice_schedule
from rehearse.domain.practice import Outcome, PractisedQuestion
from rehearse.domain.question import Question, QuestionBank, QuestionKind

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
QUESTION = Question(
    id="q", bank_id="b", text="?", kind=QuestionKind.BEHAVIORAL, competencies=("Teamwork",)
)
BANK = QuestionBank(id="b", title="B", language="en", license="CC0-1.0", questions=(QUESTION,))


def tries(*outcomes: Outcome, every_days: int = 1) -> list[PractisedQuestion]:
    return [
        PractisedQuestion(
            question_key="b/q",
            rehearsal_id=f"r{n}",
            asked_at=START + timedelta(days=n * every_days),
            outcome=outcome,
        )
        for n, outcome in enumerate(outcomes)
    ]


def days_until_due(*outcomes: Outcome) -> int:
    known = practice_schedule(tries(*outcomes), [BANK]).questions["b/q"]
    return (known.due - START).days - (len(outcomes) - 1)


def test_the_better_it_went_the_later_it_comes_back() -> None:
    days = [
        days_until_due(one)
        for one in (Outcome.STRONG, Outcome.MILD, Outcome.CLEAN, Outcome.CLEAN_AT_ONCE)
    ]
    assert days == sorted(days)
    assert days[0] == 1
    assert days[-1] >= 7


def test_what_goes_well_again_and_again_is_put_off_further_each_time() -> None:
    intervals = [days_until_due(*[Outcome.CLEAN] * n) for n in (1, 2, 3, 4)]
    assert intervals == sorted(intervals)
    assert intervals[-1] > intervals[0]


def test_skipping_counts_as_going_badly_and_not_reaching_counts_as_nothing() -> None:
    skipped = practice_schedule(tries(Outcome.SKIPPED), [BANK], now=START + timedelta(days=2))
    assert skipped.is_weak(QUESTION)
    assert skipped.trains_weakness(QUESTION)
    unreached = practice_schedule(tries(Outcome.UNKNOWN), [BANK], now=START + timedelta(days=2))
    assert unreached.questions == {}
    assert not unreached.is_weak(QUESTION)
    assert unreached.last_asked == {"b/q": START}


def test_a_good_answer_ends_the_weakness() -> None:
    later = START + timedelta(days=60)
    schedule = practice_schedule(tries(Outcome.STRONG, Outcome.CLEAN), [BANK], now=later)
    assert schedule.is_due(QUESTION)
    assert not schedule.is_weak(QUESTION)
    assert not schedule.trains_weakness(QUESTION)


def test_the_last_three_rehearsals_are_recent() -> None:
    history = [
        PractisedQuestion(
            question_key=f"b/q{n}",
            rehearsal_id=f"r{n}",
            asked_at=START + timedelta(days=n),
            outcome=Outcome.UNKNOWN,
        )
        for n in range(5)
    ]
    assert practice_schedule(history, []).recent == {"b/q2", "b/q3", "b/q4"}


@given(st.lists(st.sampled_from(list(Outcome)), max_size=30), st.integers(0, 40))
def test_any_history_gives_the_same_schedule_twice_and_never_one_in_the_past(
    outcomes: list[Outcome], every_days: int
) -> None:
    history = tries(*outcomes, every_days=every_days)
    first = practice_schedule(history, [BANK], now=START)
    assert first == practice_schedule(history, [BANK], now=START)
    reviewed = [one for one in history if one.outcome is not Outcome.UNKNOWN]
    if reviewed:
        assert first.questions["b/q"].due > reviewed[-1].asked_at
        assert first.competencies["teamwork"] == first.questions["b/q"]


@pytest.mark.parametrize("zone_hours", [-8, 5])
def test_moments_of_other_zones_are_taken_in_utc(zone_hours: int) -> None:
    there = START.astimezone(timezone(timedelta(hours=zone_hours)))
    one = PractisedQuestion(
        question_key="b/q", rehearsal_id="r", asked_at=there, outcome=Outcome.CLEAN
    )
    assert (
        practice_schedule([one], [BANK]).questions
        == practice_schedule(tries(Outcome.CLEAN), [BANK]).questions
    )
