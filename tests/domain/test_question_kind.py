import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.domain.question import QuestionKind
from rehearse.domain.question_kind import kind_from_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Do you have any questions for us?", QuestionKind.CLOSING),
        ("Is there anything you'd like to ask?", QuestionKind.CLOSING),
        ("Just between us, how was your last boss?", QuestionKind.DISARMING),
        ("You can be frank with me. How is the shop really run?", QuestionKind.DISARMING),
        ("Tell me about a time you missed a deadline.", QuestionKind.BEHAVIORAL),
        ("Describe how you won over a sceptical colleague.", QuestionKind.BEHAVIORAL),
        ("Give me an example of a rule you enforced.", QuestionKind.BEHAVIORAL),
        ("Where do you see yourself in five years?", QuestionKind.GOALS),
        ("What are your plans for the next few years?", QuestionKind.GOALS),
        ("Why do you want to work here?", QuestionKind.MOTIVATION),
        ("Why Harbour Library?", QuestionKind.MOTIVATION),
        ("Why are you leaving your job?", QuestionKind.MOTIVATION),
        ("What would you do if a colleague came late?", QuestionKind.SITUATIONAL),
        ("A server calls in sick before a full evening. What do you do?", QuestionKind.SITUATIONAL),
        ("If you were a tool, which one would you be?", QuestionKind.UNUSUAL),
        ("What are your biggest strengths?", QuestionKind.BACKGROUND),
        ("Why should we hire you?", QuestionKind.BACKGROUND),
        ("Tell me about yourself.", QuestionKind.BACKGROUND),
        ("", QuestionKind.BACKGROUND),
    ],
)
def test_the_wording_says_the_kind(text, kind):
    assert kind_from_text(text) is kind
    assert kind_from_text(text.upper()) is kind


@given(st.text(max_size=400))
def test_any_text_has_a_kind(text):
    assert isinstance(kind_from_text(text), QuestionKind)
