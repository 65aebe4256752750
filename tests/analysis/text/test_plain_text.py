from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.cue_lists import compiled
from rehearse.analysis.text.plain_text import plain_text


def test_fillers_punctuation_and_repetitions_are_left_out():
    assert plain_text("Okay, um, he, he\u2019s, you know, REALLY late.").text == "he he's late"


def test_a_match_leads_back_to_its_characters():
    text = "So, um, they never, uh, listened to us."
    found = list(plain_text(text).found(compiled(["never listened"])))
    assert [text[span.start : span.end] for span in found] == ["never, uh, listened"]


def test_part_of_a_text_keeps_the_places_of_the_whole():
    text = "One. Two three."
    assert [text[s.start : s.end] for s in plain_text(text, 5).spans] == ["Two", "three"]


@given(st.text(max_size=300))
def test_every_word_stands_where_it_says(text):
    plain = plain_text(text)
    assert len(plain.words()) == len(plain.spans) == len(plain.starts)
    assert all(0 <= span.start < span.end <= len(text) for span in plain.spans)
    assert list(plain.spans) == sorted(plain.spans, key=lambda span: span.start)
