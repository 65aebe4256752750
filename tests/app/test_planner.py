"""The plan of a rehearsal: balanced, fresh, and the same under the same seed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.planner import LENGTHS, plan_questions
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionBank, QuestionKind
from rehearse.domain.rehearsal import Interviewer
from rehearse.shipped import shipped_folder
from rehearse.storage.bank_files import load_banks


def bank(*kinds: QuestionKind, id: str = "bank") -> QuestionBank:  # noqa: A002
    questions = tuple(
        Question(id=f"q{i}", bank_id=id, kind=kind, text=f"Question {i}?")
        for i, kind in enumerate(kinds)
    )
    return QuestionBank(id=id, title=id, language="en", license="CC0-1.0", questions=questions)


FULL = bank(*(kind for kind in QuestionKind for _ in range(8)))


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


@given(length=st.integers(1, 12), seed=st.integers())
def test_no_question_comes_twice_and_a_seed_decides(length: int, seed: int) -> None:
    questions = plan_questions([FULL], length=length, seed=seed)
    assert len({q.key for q in questions}) == length + 1
    assert questions == plan_questions([FULL], length=length, seed=seed)


def test_the_first_question_breaks_the_ice() -> None:
    assert plan_questions([FULL], length=5, seed=3)[0].kind is QuestionKind.BACKGROUND


@given(seed=st.integers())
def test_what_was_asked_longest_ago_comes_first(seed: int) -> None:
    two = bank(QuestionKind.BACKGROUND, QuestionKind.BACKGROUND)
    now = datetime(2026, 1, 2, tzinfo=UTC)
    asked = {"bank/q0": now, "bank/q1": now - timedelta(days=3)}
    assert plan_questions([two], length=1, last_asked=asked, seed=seed)[0].id == "q1"
    assert plan_questions([two], length=1, last_asked={"bank/q1": now}, seed=seed)[0].id == "q0"


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
