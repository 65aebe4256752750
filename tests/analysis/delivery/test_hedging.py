"""Hedges and the share of "I" beside "we": counted, never judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.delivery.delivery import delivery_of
from rehearse.analysis.delivery.delivery_findings import delivery_marks
from rehearse.analysis.delivery.hedging import count_hedges, share_of_i
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import Transcript


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Maybe I could have asked, I guess.", 3),
        ("i think it was probably fine or something", 3),
        ("I\u2019m not sure, more or less.", 2),
        ("I called the firm and it came.", 0),
        ("The maypole stood in a bitter wind.", 0),
        ("", 0),
    ],
)
def test_hedges(text, hedges):
    assert count_hedges(text) == hedges


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("I called, we wrote, we'd paid and we're done.", 0.25),
        ("I, I, I went and I\u2019ve stayed.", 1.0),
        ("i mean we did it", 0.0),
        ("They told me and us.", None),
        ("Weeds in Italy.", None),
        ("", None),
    ],
)
def test_the_share_of_i(text, share):
    assert share_of_i(text) == share


def test_both_belong_to_the_delivery_of_an_english_answer_alone():
    english = delivery_of(Transcript(text="I think we won."))
    assert (english.hedges, english.i_share) == (1, 0.5)
    german = delivery_of(Transcript(text="I bin do, maybe.", language="de"))
    assert (german.hedges, german.i_share) == (None, None)


def test_neither_is_raised_as_a_point():
    transcript = Transcript(text="Maybe we could perhaps have done it, I guess. " * 20)
    question = Question(text="Why?", kind=QuestionKind.MOTIVATION)
    marks = delivery_marks(delivery_of(transcript), transcript, question, Settings())
    assert list(marks) == []


@given(st.text(max_size=200))
def test_any_text_has_a_count_and_a_share(text):
    assert count_hedges(text) >= 0
    share = share_of_i(text)
    assert share is None or 0 <= share <= 1
