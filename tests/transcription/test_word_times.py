"""Words that a recogniser stamps into silence start where speech does."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rehearse.domain.transcript import TimeRange, Word
from rehearse.transcription.word_times import start_at_speech

SPEECH = (TimeRange(1.0, 3.0), TimeRange(12.0, 15.0))


def word(start: float, end: float) -> Word:
    return Word(text="well", start=start, end=end)


def test_a_word_stamped_ten_seconds_early_starts_at_the_onset():
    assert start_at_speech([word(3.4, 12.5)], SPEECH) == (word(12.0, 12.5),)


def test_the_first_word_does_not_start_before_anybody_speaks():
    assert start_at_speech([word(0.0, 1.3)], SPEECH) == (word(1.0, 1.3),)


def test_words_within_speech_stay():
    words = (word(1.1, 1.5), word(1.5, 3.0), word(12.0, 12.4))
    assert start_at_speech(words, SPEECH) == words


def test_a_soft_onset_just_before_the_detector_stays():
    assert start_at_speech([word(11.9, 12.5)], SPEECH) == (word(11.9, 12.5),)


def test_a_word_wholly_in_silence_stays():
    assert start_at_speech([word(5.0, 6.0)], SPEECH) == (word(5.0, 6.0),)


times = st.floats(min_value=0, max_value=60, allow_nan=False)


@st.composite
def ordered_ranges(draw: st.DrawFn) -> list[tuple[float, float]]:
    edges = sorted(draw(st.lists(times, max_size=20)))
    return list(zip(edges[::2], edges[1::2], strict=False))


@given(said=ordered_ranges(), spoken=ordered_ranges())
def test_order_ends_and_texts_are_kept(
    said: list[tuple[float, float]], spoken: list[tuple[float, float]]
):
    before = [word(start, end) for start, end in said]
    after = start_at_speech(before, [TimeRange(*region) for region in spoken])
    assert [(w.text, w.end) for w in after] == [(w.text, w.end) for w in before]
    assert all(new.start >= old.start for new, old in zip(after, before, strict=True))
    assert all(w.start <= w.end for w in after)
    assert all(first.start <= second.start for first, second in pairwise(after))
