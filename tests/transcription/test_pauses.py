"""Pauses and speech, measured on sound whose silences are known."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from tests.support.spoken_answers import speak

from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.transcript import TimeRange
from rehearse.transcription.pauses import measure_sound, pauses_between
from rehearse.transcription.sound import SAMPLE_RATE, read_sound
from rehearse.transcription.voice_activity import speech_regions


def silence(seconds: float) -> np.ndarray:
    """A quiet room: hardly audible noise."""
    noise = np.random.default_rng(3).normal(scale=0.0005, size=round(seconds * SAMPLE_RATE))
    return noise.astype(np.float32)


def test_finds_the_pause_between_sentences_and_no_other(tmp_path: Path):
    first = read_sound(speak("I led the team for two years.", tmp_path / "a.wav"))
    second = read_sound(speak("Then we shipped it on time.", tmp_path / "b.wav"))
    answer = np.concatenate([silence(2.0), first, silence(3.0), second, silence(2.5)])
    soundfile.write(tmp_path / "answer.wav", answer, SAMPLE_RATE)
    measured = measure_sound(tmp_path / "answer.wav")
    assert measured.duration_s == pytest.approx(len(answer) / SAMPLE_RATE, abs=0.01)
    assert measured.pauses is not None
    (pause,) = measured.pauses
    after_first = 2.0 + len(first) / SAMPLE_RATE
    assert pause.start == pytest.approx(after_first, abs=0.3)
    assert pause.end == pytest.approx(after_first + 3.0, abs=0.3)


def test_speech_regions_keep_to_the_longest_length(tmp_path: Path):
    samples = read_sound(
        speak("I planned it, I built it, and I shipped it. " * 4, tmp_path / "a.wav")
    )
    regions = speech_regions(samples, longest_s=4.0)
    assert len(regions) >= 2
    assert all(region.end - region.start <= 4.05 for region in regions)
    assert all(before.end <= after.start for before, after in pairwise(regions))


@pytest.mark.parametrize("kind", ["nothing", "digital silence", "quiet room", "hiss", "hum"])
def test_hears_no_speech_where_there_is_none(kind: str):
    times = np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE
    sounds = {
        "nothing": np.zeros(0),
        "digital silence": np.zeros(4 * SAMPLE_RATE),
        "quiet room": silence(4.0),
        "hiss": np.random.default_rng(5).normal(scale=0.1, size=4 * SAMPLE_RATE),
        "hum": 0.3 * np.sin(2 * np.pi * 100 * times),
    }
    assert speech_regions(sounds[kind].astype(np.float32)) == ()


def test_an_unreadable_file_is_refused(tmp_path: Path):
    with pytest.raises(AudioUnreadable):
        measure_sound(tmp_path / "gone.wav")


@given(edges=st.lists(st.floats(0, 300, allow_nan=False), max_size=20).map(sorted))
def test_pauses_lie_between_stretches_and_are_long_enough(edges: list[float]):
    speech = [TimeRange(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    pauses = pauses_between(speech, shortest_s=1.0)
    assert all(pause.end - pause.start >= 1.0 for pause in pauses)
    assert len(pauses) == sum(b.start - a.end >= 1.0 for a, b in pairwise(speech))
    for pause in pauses:
        assert not any(r.start < pause.end and pause.start < r.end for r in speech)
