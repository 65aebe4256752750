"""What shows only over all answers of a sitting."""

import pytest

from rehearse.domain.finding import (
    AskedQuestion,
    Feedback,
    Finding,
    FindingKind,
    QuestionQuality,
    Severity,
    Skills,
)
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.session_feedback import (
    AnalysedAnswer,
    NegativeTarget,
    RecurringTheme,
    SessionFeedback,
    session_feedback,
)

WHY_LEAVE = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
CLOSING = Question(text="Any questions for us?", kind=QuestionKind.CLOSING)
ASKED = AskedQuestion(
    quote="What is the first task?", start=0, end=23, quality=QuestionQuality.TARGETED
)


def said_ill(
    name: str, text: str, quote: str, question: Question = WHY_LEAVE, **changed: FindingKind
) -> AnalysedAnswer:
    start = text.index(quote)
    finding = Finding(
        kind=changed.get("kind", FindingKind.EMPLOYER_NEGATIVITY),
        severity=Severity.MILD,
        title="",
        why="",
        advice="",
        confidence=0.9,
        start=start,
        end=start + len(quote),
        quote=quote,
    )
    return AnalysedAnswer(
        name=name, question=question, text=text, feedback=Feedback(findings=(finding,))
    )


def plain(name: str, question: Question, feedback: Feedback) -> AnalysedAnswer:
    return AnalysedAnswer(name=name, question=question, text="", feedback=feedback)


def test_no_answers_show_nothing():
    assert session_feedback(()) == SessionFeedback()


def test_a_skill_is_shown_as_soon_as_one_answer_shows_it():
    one = Skills(asked_for=("SQL", "tact"), not_shown=("tact",))
    other = Skills(asked_for=("SQL", "tact", "Excel"), not_shown=("SQL", "tact", "Excel"))
    feedback = session_feedback(
        [plain("1", WHY_LEAVE, Feedback(skills=one)), plain("2", CLOSING, Feedback(skills=other))]
    )
    assert feedback.asked_for == ("SQL", "tact", "Excel")
    assert feedback.not_shown == ("tact", "Excel")


@pytest.mark.parametrize(
    ("answers", "asked_nothing"),
    [
        ([plain("1", WHY_LEAVE, Feedback())], None),
        ([plain("1", CLOSING, Feedback())], True),
        (
            [plain("1", CLOSING, Feedback()), plain("2", CLOSING, Feedback(questions=(ASKED,)))],
            False,
        ),
    ],
)
def test_questions_are_missed_only_where_they_were_invited(answers, asked_nothing):
    assert session_feedback(answers).no_questions_asked is asked_nothing


@pytest.mark.parametrize(
    ("text", "quote", "target"),
    [
        ("My old manager never listened to the team.", None, NegativeTarget.BOSS),
        ("The other nurses just sat there.", None, NegativeTarget.COLLEAGUES),
        ("It was a toxic place.", None, NegativeTarget.COMPANY),
        ("Nobody ever got their overtime from the company.", None, NegativeTarget.CONDITIONS),
        ("I had a supervisor. He was a liar.", "He was a liar.", NegativeTarget.BOSS),
        ("OUR BOSSES lied.", None, NegativeTarget.BOSS),
    ],
)
def test_the_same_target_in_two_answers_is_a_theme(text, quote, target):
    answers = [said_ill(name, text, quote or text) for name in ("a1", "a3")]
    assert session_feedback(answers).recurring == (
        RecurringTheme(target=target, answers=("a1", "a3")),
    )


def test_whom_the_question_names_is_meant_where_the_answer_names_nobody():
    question = Question(text="What was your last boss like?", kind=QuestionKind.DISARMING)
    answers = [said_ill(name, "He was a liar.", "He was a liar.", question) for name in "ab"]
    assert [theme.target for theme in session_feedback(answers).recurring] == [NegativeTarget.BOSS]


def test_twice_in_one_answer_is_no_theme():
    one = said_ill("a1", "My boss lied.", "My boss lied.")
    twice = AnalysedAnswer(
        name="a1",
        question=WHY_LEAVE,
        text=one.text,
        feedback=Feedback(findings=one.feedback.findings * 2),
    )
    other = said_ill("a2", "The firm was a mess.", "The firm was a mess.")
    assert session_feedback([twice, other]).recurring == ()


def test_other_points_about_a_boss_are_no_theme():
    kind = FindingKind.LONG_PAUSE
    answers = [said_ill(name, "My boss.", "My boss.", kind=kind) for name in "ab"]
    assert session_feedback(answers).recurring == ()


def test_words_that_merely_hold_such_a_word_name_nobody():
    text = "They replaced my leading paper without a word."
    assert session_feedback([said_ill(name, text, text) for name in "ab"]).recurring == ()
