"""Characters, words and seconds of a transcript lead to one another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rehearse.domain.transcript import Span, TimeRange, Transcript, Word

_word_texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@st.composite
def spoken(draw: st.DrawFn, *, least: int = 1) -> Transcript:
    """A transcript of words that follow one another, with gaps between some of them."""
    words, at = [], 0.0
    for text in draw(st.lists(_word_texts, min_size=least, max_size=12)):
        start = at + draw(st.sampled_from((0.0, 0.25, 2.0)))
        at = start + draw(st.sampled_from((0.125, 0.5)))
        words.append(Word(text=text, start=start, end=at))
    return Transcript.from_words(tuple(words))


@given(spoken(least=0))
def test_each_span_holds_its_word_and_one_space_stands_between(transcript: Transcript) -> None:
    spans = transcript.word_spans
    texts = [transcript.text[span.start : span.end] for span in spans]
    assert texts == [word.text for word in transcript.words]
    for before, after in pairwise(spans):
        assert transcript.text[before.end : after.start] == " "
    assert (spans[-1].end if spans else 0) == len(transcript.text)


@given(spoken(), st.data())
def test_a_span_of_whole_words_has_the_times_of_its_first_and_last(
    transcript: Transcript, data: st.DataObject
) -> None:
    last = data.draw(st.integers(0, len(transcript.words) - 1))
    first = data.draw(st.integers(0, last))
    spans = transcript.word_spans
    assert transcript.times_of(Span(spans[first].start, spans[last].end)) == TimeRange(
        transcript.words[first].start, transcript.words[last].end
    )


@given(spoken(least=0), st.integers(0, 120), st.integers(1, 40))
def test_the_words_in_a_span_are_those_that_share_a_character_with_it(
    transcript: Transcript, start: int, length: int
) -> None:
    span = Span(start, start + length)
    sharing = [
        word
        for word, at in zip(transcript.words, transcript.word_spans, strict=True)
        if at.overlaps(span)
    ]
    assert list(transcript.words_in(span)) == sharing


@given(spoken(), st.data())
def test_one_character_has_the_times_of_its_word(
    transcript: Transcript, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(transcript.words) - 1))
    word, span = transcript.words[index], transcript.word_spans[index]
    offset = data.draw(st.integers(span.start, span.end - 1))
    assert transcript.times_of(Span(offset, offset + 1)) == TimeRange(word.start, word.end)
    assert transcript.word_index_at(offset) == index


@given(spoken(), st.integers(0, 200), st.integers(0, 200))
def test_times_never_run_backwards_and_lie_within_the_answer(
    transcript: Transcript, one: int, other: int
) -> None:
    times = transcript.times_of(Span(min(one, other), max(one, other)))
    if times is not None:
        assert transcript.words[0].start <= times.start < times.end <= transcript.words[-1].end


@given(spoken())
def test_what_holds_no_letter_of_a_word_has_no_times(transcript: Transcript) -> None:
    spans = transcript.word_spans
    assert transcript.times_of(Span(0, 0)) is None
    assert transcript.times_of(Span(spans[-1].end, spans[-1].end + 5)) is None
    if len(spans) > 1:
        assert transcript.times_of(Span(spans[0].end, spans[1].start)) is None


def test_without_words_there_are_neither_spans_nor_times() -> None:
    transcript = Transcript(text="typed, not spoken")
    assert transcript.word_spans == ()
    assert transcript.times_of(Span(0, 5)) is None
    assert transcript.word_index_at(3) is None
    assert transcript.word_index_at_time(3.0) is None


@given(spoken())
def test_a_space_belongs_to_the_word_before_it_and_the_end_to_the_last(
    transcript: Transcript,
) -> None:
    for index, span in enumerate(transcript.word_spans):
        assert transcript.word_index_at(span.end) == index
    assert transcript.word_index_at(10_000) == len(transcript.words) - 1
    assert transcript.word_index_at(-1) == 0


@given(spoken(), st.floats(-1, 60))
def test_the_word_at_a_moment_has_begun_and_the_next_has_not(
    transcript: Transcript, seconds: float
) -> None:
    index = transcript.word_index_at_time(seconds)
    if index is None:
        assert seconds < transcript.words[0].start
        return
    assert transcript.words[index].start <= seconds
    if index + 1 < len(transcript.words):
        assert seconds < transcript.words[index + 1].start


@given(spoken())
def test_the_start_of_a_word_finds_it(transcript: Transcript) -> None:
    for index, word in enumerate(transcript.words):
        assert transcript.word_index_at_time(word.start) == index


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_spans_overlap_where_they_share_a_character(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.start < one.end and other.start < other.end:
        assert one.overlaps(other) == bool(shared)
    assert one.overlaps(other) == other.overlaps(one)


def test_offsets_count_code_points() -> None:
    words = (Word(text="🙂👩🏽‍💻", start=0, end=1), Word(text="naïve", start=1, end=2))
    transcript = Transcript.from_words(words, engine="made", rough=True)
    start = transcript.text.index("naïve")
    assert transcript.word_spans[1] == Span(start, start + 5)
    assert transcript.times_of(Span(start, start + 1)) == TimeRange(1, 2)
    assert (transcript.engine, transcript.rough, transcript.language) == ("made", True, "en")
