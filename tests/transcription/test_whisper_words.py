"""Words out of Whisper's segments."""

import numpy as np
import pytest
from faster_whisper.transcribe import Segment
from faster_whisper.transcribe import Word as HeardWord
from hypothesis import given
from hypothesis import strategies as st

from rehearse.transcription.whisper_words import is_loop, spoken_words


def segment(*pieces: str, no_speech: float = 0.0, logprob: float = -0.2) -> Segment:
    words = [
        HeardWord(
            start=np.float64(at / 2),
            end=np.float64(at / 2 + 0.4),
            word=piece,
            probability=np.float64(1 - at / 100),
        )
        for at, piece in enumerate(pieces)
    ]
    return Segment(
        id=1,
        seek=0,
        start=0.0,
        end=len(pieces) / 2,
        text="".join(pieces),
        tokens=[],
        avg_logprob=logprob,
        compression_ratio=1.0,
        no_speech_prob=no_speech,
        words=words,
        temperature=0.0,
    )


def test_spaces_and_numpy_are_gone():
    (word,) = spoken_words([segment(" Hello,")])
    assert word.text == "Hello,"
    assert [type(value) for value in (word.start, word.end, word.probability)] == [float] * 3


def test_pieces_without_a_space_between_them_are_one_word():
    joined, after = spoken_words([segment(" well", "-known", " fact")])
    assert (joined.text, joined.start, joined.end) == ("well-known", 0.0, 0.9)
    assert joined.probability == pytest.approx(0.99)
    assert after.text == "fact"


def test_empty_pieces_are_left_out():
    assert [word.text for word in spoken_words([segment(" ", " yes", "")])] == ["yes"]


def test_a_segment_without_word_times_has_no_words():
    bare = segment()
    bare.words = None
    assert spoken_words([bare]) == ()


@pytest.mark.parametrize(
    ("no_speech", "logprob", "kept"),
    [(0.9, -1.5, False), (0.9, -0.3, True), (0.1, -1.5, True)],
)
def test_silence_takes_both_signs(no_speech: float, logprob: float, kept: bool):
    words = spoken_words([segment(" Thanks", no_speech=no_speech, logprob=logprob)])
    assert bool(words) is kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No, no, no, not at all.",
        "I was very, very, very happy there.",
        "Um, I, I, I think that we, we had a plan, and then we had another plan.",
    ],
)
def test_emphasis_and_stumbling_are_no_loop(text: str):
    assert not is_loop(text)


def test_the_same_sentence_over_and_over_is_a_loop():
    assert is_loop("Thank you for watching. " * 8)


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_no_word_is_empty_or_has_outer_spaces(pieces: list[str]):
    for word in spoken_words([segment(*pieces)]):
        assert word.text == word.text.strip() != ""
        assert word.start <= word.end
        assert 0.0 <= word.probability <= 1.0
