"""Each part of a story with its words and its seconds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.analysis_answers import analyser, feedback_on, spoken

from rehearse.domain.finding import Story, StoryRole
from rehearse.domain.question import Question, QuestionKind

ASKED = Question(text="Tell me about a time you solved a problem.", kind=QuestionKind.BEHAVIORAL)
WHOLE = (
    "Well, let me think. Last winter at the depot the heating failed on a Sunday. I called the "
    "firm, I carried the plants into the hall and I wrapped the rest. In the end we lost two of "
    "four hundred."
)


def told(text: str) -> Story:
    story = feedback_on(text, question=ASKED.text, kind=ASKED.kind).story
    assert story is not None
    return story


def words_of(story: Story, text: str) -> dict[StoryRole, str]:
    return {part.role: text[part.start : part.end] for part in story.parts}


def test_each_part_has_its_words():
    assert words_of(told(WHOLE), WHOLE) == {
        StoryRole.SITUATION: "Last winter at the depot the heating failed on a Sunday.",
        StoryRole.ACTION: "I called the firm, I carried the plants into the hall and I wrapped the "
        "rest.",
        StoryRole.RESULT: "In the end we lost two of four hundred.",
    }


def test_each_part_has_its_seconds():
    transcript = spoken(WHOLE, start=1.0, seconds=0.3, gap=0.2)
    story = analyser().analyse(transcript, ASKED).story
    assert story is not None
    assert story.seconds_of(StoryRole.SITUATION) == pytest.approx(11 * 0.5 - 0.2)
    assert story.seconds_of(StoryRole.TASK) is None
    assert story.parts[0].start_s == pytest.approx(1.0 + 4 * 0.5)
    assert story.parts[-1].end_s == transcript.words[-1].end


def test_without_word_times_there_are_no_seconds():
    story = told(WHOLE)
    assert all(part.start_s is None and part.end_s is None for part in story.parts)
    assert story.seconds_of(StoryRole.ACTION) is None


def test_no_story_has_no_passages():
    assert told("I always stay calm. I think you have to listen.").parts == ()


def test_what_others_did_after_it_is_no_new_scene():
    text = (
        "Last May our till broke. I called the shop next door and I borrowed theirs. One day "
        "later I wrote a list of spare parts. In the end nobody had to wait."
    )
    assert [part.role for part in told(text).parts] == [
        StoryRole.SITUATION,
        StoryRole.ACTION,
        StoryRole.RESULT,
    ]


PIECES = st.sampled_from(
    [
        "last winter",
        "in the end",
        "I called the firm",
        "i fixed it",
        "we had to",
        "it worked out",
        "usually I ask",
        "um",
        "and then",
        "she said thank you",
        ".",
        ",",
        "\n",
        "İ",
        "🙂",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_passages_lie_in_order_inside_the_transcript_and_only_where_a_part_is_told(text):
    transcript = spoken(text)
    story = analyser().analyse(transcript, ASKED).story
    for part in story.parts if story else ():
        assert 0 <= part.start < part.end <= len(transcript.text)
        assert getattr(story, part.role.value)
        assert part.start_s is not None
        assert part.end_s is not None
        assert 0 <= part.start_s <= part.end_s <= transcript.words[-1].end
    parts = story.parts if story else ()
    assert all(one.end <= other.start for one, other in pairwise(parts))
