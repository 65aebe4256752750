"""An analysed interview as text for a terminal."""

import pytest
from hypothesis import given
from tests.support.stored_rehearsals import FEEDBACK, NEGATIVITY, TRANSCRIPT, feedbacks, transcripts

from rehearse.domain.finding import AnswerType, Delivery, Feedback, Story, StoryPart, StoryRole
from rehearse.domain.interview import Interview, InterviewAnswer
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.transcript import TimeRange, Transcript
from rehearse.reports.answer_type_words import answer_type_in_words
from rehearse.reports.plain_text import delivery_in_words, interview_as_text, story_in_words

QUESTION = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)


def interview(transcript: Transcript | None, feedback: Feedback | None) -> Interview:
    answer = InterviewAnswer(id="a1", question=QUESTION, transcript=transcript, feedback=feedback)
    return Interview(answers=(answer,))


def test_every_part_of_the_feedback_is_told() -> None:
    text = interview_as_text(interview(TRANSCRIPT, FEEDBACK))
    assert text.splitlines()[0] == "a1  Why did you leave?"
    for part in (
        f"“{TRANSCRIPT.text}”",
        f"• {NEGATIVITY.title} (0:00)",
        f"“{NEGATIVITY.quote}”",
        NEGATIVITY.why,
        f"Try: {NEGATIVITY.advice}",
        "• How did it end?",
        "Story: situation, task. Missing: action, result.",
        "Your question (generic): “there”",
        "Delivery: 4 s long, 128 words a minute, at least 1 filler, 1 long pause.",
    ):
        assert f"  {part}\n" in text


def test_points_beyond_the_third_are_named_and_no_more() -> None:
    text = interview_as_text(interview(TRANSCRIPT, Feedback(findings=(NEGATIVITY,) * 5)))
    assert text.count("• ") == 3
    assert f"And 2 more: {NEGATIVITY.title}, {NEGATIVITY.title}" in " ".join(text.split())


@pytest.mark.parametrize("transcript", [None, Transcript(text="")])
def test_silence_is_told_as_such(transcript: Transcript | None) -> None:
    assert "  Nothing was said." in interview_as_text(interview(transcript, None))


def test_an_answer_without_points_is_praised_only_where_it_was_analysed() -> None:
    praise = "Nothing here that would cost you the offer."
    assert praise in interview_as_text(interview(TRANSCRIPT, Feedback()))
    assert praise not in interview_as_text(interview(TRANSCRIPT, None))


def test_no_answers_give_no_text() -> None:
    assert interview_as_text(Interview()) == ""


def test_what_is_said_cannot_steer_the_terminal() -> None:
    text = interview_as_text(interview(Transcript(text="so \x1b[2J\x1b]0;gone\x07 then"), None))
    assert "gone" in text
    assert "\x1b" not in text
    assert "\x07" not in text


@given(transcripts, feedbacks)
def test_no_line_is_wider_than_the_terminal_nor_holds_what_steers_it(
    transcript: Transcript, feedback: Feedback
) -> None:
    text = interview_as_text(interview(transcript, feedback))
    for line in text.split("\n"):
        assert len(line) <= 88
        assert not any(ord(character) < 32 for character in line)


@pytest.mark.parametrize(
    ("delivery", "words"),
    [
        (Delivery(), ""),
        (Delivery(hedges=0, i_share=1.0), "Delivery: “I” 100 % of “I” and “we”."),
        (Delivery(hedges=1), "Delivery: 1 hedge."),
        (Delivery(hedges=3, i_share=0.5), "Delivery: 3 hedges, “I” 50 % of “I” and “we”."),
        (Delivery(duration_s=161.4), "Delivery: 2 min 41 s long."),
        (Delivery(fillers=0), "Delivery: no fillers heard."),
        (Delivery(fillers=2), "Delivery: at least 2 fillers."),
        (Delivery(long_pauses=()), ""),
        (
            Delivery(words_per_minute=141.6, long_pauses=(TimeRange(1, 7), TimeRange(9, 16))),
            "Delivery: 142 words a minute, 2 long pauses.",
        ),
    ],
)
def test_delivery_tells_what_is_known(delivery: Delivery, words: str) -> None:
    assert delivery_in_words(delivery) == words


def test_a_story_names_what_it_holds_and_what_it_lacks() -> None:
    whole = Story(expected=True, situation=True, task=True, action=True, result=True)
    none = Story(expected=True, situation=False, task=False, action=False, result=False)
    assert story_in_words(whole) == "Story: situation, task, action, result."
    assert story_in_words(none) == "Story: none. Missing: situation, task, action, result."


@pytest.mark.parametrize("answer_type", AnswerType)
def test_the_kind_of_answer_is_told_where_a_story_was_asked_for(answer_type: AnswerType) -> None:
    story = Story(expected=True, situation=False, task=False, action=False, result=False)
    feedback = Feedback(story=story, answer_type=answer_type)
    text = interview_as_text(interview(TRANSCRIPT, feedback))
    assert f"\n  {answer_type_in_words(answer_type)}\n" in text


def test_a_story_says_how_long_its_parts_took() -> None:
    timed = StoryPart(role=StoryRole.ACTION, start=0, end=9, start_s=1.0, end_s=75.0)
    brief = StoryPart(role=StoryRole.RESULT, start=9, end=12, start_s=75.0, end_s=75.2)
    story = Story(
        expected=True, situation=True, task=False, action=True, result=True, parts=(timed, brief)
    )
    assert (
        story_in_words(story)
        == "Story: situation, action (1 min 14 s), result (1 s). Missing: task."
    )


def test_an_answer_in_another_language_is_said_to_be_one() -> None:
    text = interview_as_text(interview(Transcript(text="ja"), Feedback(in_english=False)))
    assert "does not seem to be in English" in text
    assert "Nothing here that would cost" not in text


def test_silence_is_not_praised() -> None:
    text = interview_as_text(interview(Transcript(text=""), Feedback()))
    assert "Nothing was said." in text
    assert "Nothing here that would cost" not in text
