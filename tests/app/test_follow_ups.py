"""Which follow-up a tough interviewer asks."""

import dataclasses

import pytest

from rehearse.app.follow_ups import follow_up_for, is_follow_up
from rehearse.domain.finding import Feedback, Story
from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionKind

QUESTION = Question(
    id="conflict",
    bank_id="behavioral",
    kind=QuestionKind.BEHAVIORAL,
    text="Tell me about a time you disagreed.",
    hint="One disagreement, and how it ended.",
    suggested_seconds=120,
    follow_ups=(
        FollowUp(missing=MissingPart.DETAIL, text="What did they say to that?"),
        FollowUp(missing=MissingPart.SITUATION, text="What was it about?"),
        FollowUp(missing=MissingPart.OWN_PART, text="And what did you do?"),
        FollowUp(missing=MissingPart.RESULT, text="How did it end?"),
        FollowUp(missing=MissingPart.RESULT, text="And then?"),
    ),
)


def told(
    *, situation: bool = True, action: bool = True, result: bool = True, expected: bool = True
) -> Feedback:
    return Feedback(
        story=Story(expected=expected, situation=situation, task=True, action=action, result=result)
    )


def text_after(feedback: Feedback | None, question: Question = QUESTION) -> str | None:
    follow_up = follow_up_for(question, feedback)
    return None if follow_up is None else follow_up.text


@pytest.mark.parametrize(
    ("feedback", "asked"),
    [
        (told(result=False), "How did it end?"),
        (told(action=False), "And what did you do?"),
        (told(situation=False), "What was it about?"),
        (told(result=False, action=False, situation=False), "How did it end?"),
        (told(action=False, situation=False), "And what did you do?"),
        (told(), "What did they say to that?"),
        (told(result=False, expected=False), "What did they say to that?"),
        (Feedback(), "What did they say to that?"),
        (None, "What did they say to that?"),
    ],
)
def test_what_the_answer_lacks_is_asked_for(feedback: Feedback | None, asked: str) -> None:
    assert text_after(feedback) == asked


def test_a_part_that_cannot_be_asked_for_is_passed_over() -> None:
    only = dataclasses.replace(QUESTION, follow_ups=QUESTION.follow_ups[1:2])
    assert text_after(told(result=False, situation=False), only) == "What was it about?"
    assert text_after(told(result=False), only) is None


def test_a_complete_story_is_not_asked_for_what_it_holds() -> None:
    no_detail = dataclasses.replace(QUESTION, follow_ups=QUESTION.follow_ups[1:])
    assert text_after(told(), no_detail) is None


def test_a_question_without_follow_ups_has_none() -> None:
    bare = dataclasses.replace(QUESTION, follow_ups=())
    assert text_after(None, bare) is None
    assert text_after(told(result=False), bare) is None


def test_the_closing_turn_has_none() -> None:
    closing = dataclasses.replace(QUESTION, kind=QuestionKind.CLOSING)
    assert follow_up_for(closing, None) is None


def test_it_is_a_question_of_the_same_kind_that_has_none_itself() -> None:
    follow_up = follow_up_for(QUESTION, told(result=False))
    assert follow_up is not None
    assert follow_up.kind is QUESTION.kind
    assert follow_up.id == "conflict-follow-up"
    assert follow_up.bank_id == QUESTION.bank_id
    assert follow_up.suggested_seconds <= 60
    assert is_follow_up(follow_up)
    assert not is_follow_up(QUESTION)
    assert follow_up_for(follow_up, told(result=False)) is None


def test_the_reason_is_kept_for_afterwards_and_the_hint_gives_nothing_away() -> None:
    follow_up = follow_up_for(QUESTION, told(result=False))
    assert follow_up is not None
    assert "did not say what came of it" in follow_up.looking_for
    assert follow_up.hint == ""


def test_without_feedback_nothing_is_claimed_about_the_answer() -> None:
    follow_up = follow_up_for(QUESTION, None)
    assert follow_up is not None
    assert "your answer" not in follow_up.looking_for
