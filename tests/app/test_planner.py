"""The plan of a rehearsal: balanced, fresh, and the same under the same seed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.app.planner import LENGTHS, plan_questions
from rehearse.app.practice_schedule import practice_schedule
from rehearse.domain.job import Job
from rehearse.domain.practice import Outcome, PractisedQuestion
from rehearse.domain.question import Question, QuestionBank, QuestionKind
from rehearse.domain.rehearsal import Interviewer
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_banks


def bank(*kinds: QuestionKind, id: str = "bank") -> QuestionBank:  # noqa: A002
    questions = tuple(
        Question(id=f"q{i}", bank_id=id, kind=kind, text=f"Question {i}?")
        for i, kind in enumerate(kinds)
    )
    return QuestionBank(id=id, title=id, language="en", license="CC0-1.0", questions=questions)


FULL = bank(*(kind for kind in QuestionKind for _ in range(12)))


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("interviewer", list(Interviewer))
def test_the_closing_turn_comes_last_and_only_once(length: int, interviewer: Interviewer) -> None:
    questions = plan_questions([FULL], length=length, interviewer=interviewer, seed=1)
    assert len(questions) == length + 1
    assert [q.kind for q in questions].count(QuestionKind.CLOSING) == 1
    assert questions[-1].kind is QuestionKind.CLOSING


@pytest.mark.parametrize("length", LENGTHS)
def test_only_the_warm_interviewer_baits(length: int) -> None:
    def baits(interviewer: Interviewer) -> int:
        plan = plan_questions([FULL], length=length, interviewer=interviewer, seed=1)
        return [q.kind for q in plan].count(QuestionKind.DISARMING)

    assert baits(Interviewer.WARM) == 1
    assert baits(Interviewer.NEUTRAL) == 0


@given(length=st.integers(1, 20), seed=st.integers())
def test_no_question_comes_twice_and_a_seed_decides(length: int, seed: int) -> None:
    questions = plan_questions([FULL], length=length, seed=seed)
    assert len({q.key for q in questions}) == length + 1
    assert questions == plan_questions([FULL], length=length, seed=seed)


def test_the_first_question_breaks_the_ice() -> None:
    assert plan_questions([FULL], length=5, seed=3)[0].kind is QuestionKind.BACKGROUND


NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def practised(key: str, outcome: Outcome, *, days_ago: float, rehearsal: str) -> PractisedQuestion:
    return PractisedQuestion(
        question_key=key,
        rehearsal_id=rehearsal,
        asked_at=NOW - timedelta(days=days_ago),
        outcome=outcome,
    )


def other_rehearsals() -> list[PractisedQuestion]:
    """Three newer rehearsals, so that what came before them is no longer recent."""
    return [
        practised("elsewhere/q", Outcome.UNKNOWN, days_ago=3 - n, rehearsal=f"newer-{n}")
        for n in range(3)
    ]


def plan(
    of: QuestionBank, *, length: int, seed: int, history: Sequence[PractisedQuestion] = ()
) -> tuple[Question, ...]:
    schedule = practice_schedule(history, [of], now=NOW)
    return plan_questions([of], length=length, practice=schedule, seed=seed)


@given(seed=st.integers())
def test_what_was_asked_longest_ago_comes_first_where_all_is_recent(seed: int) -> None:
    two = bank(QuestionKind.BACKGROUND, QuestionKind.BACKGROUND)
    history = [
        practised("bank/q1", Outcome.UNKNOWN, days_ago=3, rehearsal="a"),
        practised("bank/q0", Outcome.UNKNOWN, days_ago=0, rehearsal="b"),
    ]
    assert plan(two, length=1, seed=seed, history=history)[0].id == "q1"
    assert plan(two, length=1, seed=seed, history=history[:1])[0].id == "q0"


@given(seed=st.integers(), asked=st.sets(st.integers(0, 39), max_size=30))
def test_nothing_of_the_last_rehearsals_comes_back_while_there_is_else(
    seed: int, asked: set[int]
) -> None:
    many = bank(*[QuestionKind.BEHAVIORAL] * 40)
    history = [
        practised(f"bank/q{n}", Outcome.STRONG, days_ago=2 + n % 3, rehearsal=f"r{n % 3}")
        for n in sorted(asked, key=lambda n: -(n % 3))
    ]
    put = plan(many, length=8, seed=seed, history=history)
    assert {q.id for q in put}.isdisjoint({f"q{n}" for n in asked})


@given(seed=st.integers(), outcome=st.sampled_from([Outcome.STRONG, Outcome.SKIPPED, Outcome.MILD]))
def test_what_went_badly_comes_back_before_new_questions(seed: int, outcome: Outcome) -> None:
    many = bank(*[QuestionKind.BEHAVIORAL] * 12)
    history = [practised("bank/q3", outcome, days_ago=20, rehearsal="old"), *other_rehearsals()]
    assert plan(many, length=2, seed=seed, history=history)[1].id != "q3"
    assert plan(many, length=2, seed=seed, history=history)[0].id == "q3"


@given(seed=st.integers(), outcome=st.sampled_from([Outcome.CLEAN, Outcome.CLEAN_AT_ONCE]))
def test_what_went_well_waits_until_the_new_ones_are_through(seed: int, outcome: Outcome) -> None:
    three = bank(*[QuestionKind.BEHAVIORAL] * 3)
    history = [practised("bank/q1", outcome, days_ago=60, rehearsal="old"), *other_rehearsals()]
    assert [q.id for q in plan(three, length=3, seed=seed, history=history)][2] == "q1"


@given(seed=st.integers(), length=st.integers(1, 20))
def test_half_of_the_questions_at_most_are_old_weaknesses(seed: int, length: int) -> None:
    many = bank(*[QuestionKind.BEHAVIORAL] * 60)
    history = [
        *(
            practised(f"bank/q{n}", Outcome.STRONG, days_ago=20, rehearsal=f"old-{n}")
            for n in range(30)
        ),
        *other_rehearsals(),
    ]
    old = {f"q{n}" for n in range(30)}
    put = [q.id for q in plan(many, length=length, seed=seed, history=history)]
    assert len(old.intersection(put)) == max(length // 2, 1)


@given(seed=st.integers())
def test_a_weak_competency_brings_new_questions_on_it(seed: int) -> None:
    def about(number: int, competency: str) -> Question:
        return Question(
            id=f"q{number}",
            bank_id="bank",
            kind=QuestionKind.BEHAVIORAL,
            text=f"Question {number}?",
            competencies=(competency,),
        )

    questions = (
        *(about(n, "planning") for n in range(9)),
        about(9, "Conflict"),
        about(10, "conflict"),
    )
    both = QuestionBank(id="bank", title="", language="en", license="CC0-1.0", questions=questions)
    history = [
        practised("bank/q10", Outcome.STRONG, days_ago=20, rehearsal="old"),
        *other_rehearsals(),
    ]
    assert [q.id for q in plan(both, length=2, seed=seed, history=history)][:2] == ["q10", "q9"]


ADVERTISEMENT = Job(
    title="Data analyst",
    description=(
        "You will build dashboards for stakeholders and work closely with product teams.\n"
        "You bring: attention to detail; an ability to negotiate."
    ),
)


@given(seed=st.integers())
@settings(max_examples=20, deadline=None)  # the first one reads the banks
def test_stories_are_about_what_the_advertisement_asks_for(seed: int) -> None:
    banks, _ = load_banks(shipped_folder("question_banks"))
    put = plan_questions(banks, length=8, job=ADVERTISEMENT, seed=seed)
    stories = [q for q in put if q.kind in {QuestionKind.BEHAVIORAL, QuestionKind.SITUATIONAL}]
    wanted = {"teamwork", "attention to detail", "negotiation", "communication"}
    assert all(wanted.intersection(q.competencies) for q in stories)
    assert len({name for q in stories for name in q.competencies if name in wanted}) >= 3


def test_a_length_out_of_range_is_refused() -> None:
    for length in (0, 21):
        with pytest.raises(ValueError, match="1 to 20"):
            plan_questions([FULL], length=length)


def test_of_twenty_questions_no_kind_crowds_out_the_rest() -> None:
    banks, _ = load_banks(shipped_folder("question_banks"))
    kinds = [q.kind for q in plan_questions(banks, length=20, seed=4)]
    assert kinds.count(QuestionKind.UNUSUAL) == 1
    assert kinds.count(QuestionKind.BEHAVIORAL) < 10
    assert len(set(kinds)) == 7


def test_with_no_banks_the_closing_turn_is_still_asked() -> None:
    questions = plan_questions([], length=3)
    assert [q.text for q in questions] == ["Do you have any questions for us?"]


def test_a_missing_kind_is_replaced_by_another_but_never_by_bait() -> None:
    only = bank(QuestionKind.GOALS, QuestionKind.GOALS, QuestionKind.DISARMING)
    kinds = [q.kind for q in plan_questions([only], length=3, seed=1)]
    assert kinds == [QuestionKind.GOALS, QuestionKind.GOALS, QuestionKind.CLOSING]


def test_role_questions_are_for_their_role_alone() -> None:
    nursing = Question(
        id="ward", bank_id="nursing", kind=QuestionKind.BACKGROUND, text="?", roles=("nursing",)
    )
    ward = QuestionBank(
        id="nursing", title="", language="en", license="CC0-1.0", questions=(nursing,)
    )
    assert nursing not in plan_questions([ward], length=3)
    assert nursing not in plan_questions([ward], length=3, job=Job(title="Welder"))
    assert nursing in plan_questions([ward], length=3, job=Job(title="Staff nurse, cardiology"))


def test_the_shipped_banks_carry_a_rehearsal_of_every_length() -> None:
    banks, problems = load_banks(shipped_folder("question_banks"))
    assert problems == ()
    for length in LENGTHS:
        for seed in range(20):
            plan = plan_questions(banks, length=length, interviewer=Interviewer.WARM, seed=seed)
            assert len(plan) == length + 1
            assert all(not question.roles for question in plan)
