"""What kind of answer was given where a story was asked for."""

import pytest
from tests.support.analysis_answers import feedback_on

from rehearse.domain.finding import AnswerType
from rehearse.domain.question import QuestionKind

ASKED = "Tell me about a time you dealt with an angry customer."


def kind_of(text: str, kind: QuestionKind = QuestionKind.BEHAVIORAL) -> AnswerType | None:
    question = ASKED if kind is QuestionKind.BEHAVIORAL else "What would you do?"
    return feedback_on(text, question=question, kind=kind).answer_type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            (
                "Last spring a woman came in with a torn coat. I called the workshop, I wrote down "
                "what was wrong and I drove it over myself. In the end she bought a second one."
            ),
            AnswerType.STORY,
        ),
        (
            (
                "When somebody complains I usually take them aside, I bring them a coffee and I "
                "explain what we can do."
            ),
            AnswerType.PSEUDO_STORY,
        ),
        (
            "I'd take him to a quiet corner, I'd ask what happened, and then I'd fetch the owner.",
            AnswerType.PSEUDO_STORY,
        ),
        (
            (
                "We had a wedding in June two years ago. The bride's mother shouted at the whole "
                "kitchen and the band was late. It was a tough one."
            ),
            AnswerType.EXAMPLE,
        ),
        (
            (
                "I'm a very patient person. My strength is that I'm calm, and people say I'm easy "
                "to talk to."
            ),
            AnswerType.SELF_DESCRIPTION,
        ),
        (
            (
                "I think the customer comes first. It's important to be polite, and you should "
                "never take it personally."
            ),
            AnswerType.OPINION,
        ),
    ],
)
def test_the_kind_of_an_answer(text, kind):
    assert kind_of(text) is kind
    assert kind_of(text.lower().replace(".", "").replace(",", "")) is kind


@pytest.mark.parametrize("text", ["", "  ", "..."])
def test_nothing_said_is_of_no_kind(text):
    assert kind_of(text) is None


def test_a_question_without_a_story_has_no_kind_of_answer():
    assert kind_of("I'm a patient person.", QuestionKind.SITUATIONAL) is None
