import pytest
from tests.support.analysis_answers import feedback_on, of_kind

from rehearse.domain.finding import FindingKind, Story
from rehearse.domain.question import QuestionKind

ASKED = "Tell me about a time you solved a problem."
WHOLE = (
    "Last winter at the depot the heating failed on a Sunday. I called the firm, I carried the "
    "plants into the hall and I wrapped the rest. In the end we lost two of four hundred."
)


def story(text: str) -> Story | None:
    return feedback_on(text, question=ASKED, kind=QuestionKind.BEHAVIORAL).story


def flagged(text: str) -> bool:
    found = feedback_on(text, question=ASKED, kind=QuestionKind.BEHAVIORAL)
    return bool(of_kind(found, FindingKind.MISSING_STORY))


@pytest.mark.parametrize("text", [WHOLE, WHOLE.lower().replace(".", "").replace(",", "")])
def test_a_whole_story_is_left_alone_with_and_without_punctuation(text):
    assert not flagged(text)


def test_habits_and_opinions_are_no_story():
    text = "I always stay calm. I think you have to listen, and usually people calm down."
    assert flagged(text)
    assert story(text) == Story(
        expected=True, situation=False, task=False, action=False, result=False
    )


def test_we_throughout_leaves_the_own_part_open():
    text = "Last May our stand was late. We built it in a night and in the end it opened on time."
    found = story(text)
    assert found is not None
    assert (found.situation, found.action, found.result) == (True, False, True)


def test_no_end_is_said_to_be_missing():
    text = "Last winter at the depot the heating failed on a Sunday. So I called the firm."
    (finding,) = of_kind(
        feedback_on(text, question=ASKED, kind=QuestionKind.BEHAVIORAL),
        FindingKind.MISSING_STORY,
    )
    assert "the result" in finding.why


def test_no_story_is_expected_of_a_hypothetical_question():
    found = feedback_on("I'd ask.", question="What would you do?", kind=QuestionKind.SITUATIONAL)
    assert found.story is None
    assert not of_kind(found, FindingKind.MISSING_STORY)
