"""Drawn-out fillers on sound in which it is known what is one."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.spoken_answers import speak

from rehearse.domain.transcript import TimeRange
from rehearse.transcription.filled_pauses import filled_pauses
from rehearse.transcription.sound import SAMPLE_RATE, Samples, read_sound
from rehearse.transcription.voice_activity import speech_regions

WHOLE = (TimeRange(0.0, 3600.0),)
# The formants of the vowel in "er", hertz, with their bandwidths (Peterson and Barney 1952).
ER = ((500.0, 60.0), (1350.0, 90.0), (1690.0, 120.0))


def drawn_out(seconds: float, *, hertz: float) -> Samples:
    """A throat's pulses through the resonances of a mouth that says "er"."""
    count = round(seconds * SAMPLE_RATE)
    sound = np.zeros(count)
    sound[:: round(SAMPLE_RATE / hertz)] = 1.0
    for centre, width in ER:
        radius = np.exp(-np.pi * width / SAMPLE_RATE)
        one, two = 2 * radius * np.cos(2 * np.pi * centre / SAMPLE_RATE), -(radius**2)
        before = before_that = 0.0
        for index in range(count):
            now = sound[index] + one * before + two * before_that
            sound[index], before_that, before = now, before, now
    loud: Samples = (0.3 * sound / np.abs(sound).max()).astype(np.float32)
    return loud


def test_hears_a_drawn_out_er_between_words(tmp_path: Path) -> None:
    words = read_sound(speak("I looked for the fault and I found it.", tmp_path / "a.wav"))
    hum = np.zeros(SAMPLE_RATE // 5, dtype=np.float32)
    answer = np.concatenate([words, hum, drawn_out(0.6, hertz=100.0), hum, words])
    (found,) = filled_pauses(answer, WHOLE)
    start = (len(words) + len(hum)) / SAMPLE_RATE
    assert found.start == pytest.approx(start, abs=0.1)
    assert found.end == pytest.approx(start + 0.6, abs=0.1)


def test_takes_fluent_words_for_none(tmp_path: Path) -> None:
    text = "We planned the move for weeks, told every customer twice, and lost no order."
    samples = read_sound(speak(text, tmp_path / "a.wav"))
    assert filled_pauses(samples, speech_regions(samples)) == ()


def test_takes_what_is_no_speech_for_none() -> None:
    assert filled_pauses(drawn_out(0.6, hertz=100.0), ()) == ()


@given(
    seconds=st.floats(0, 1.5),
    scale=st.sampled_from([0.0, 1e-4, 0.1, 1.0]),
    seed=st.integers(0, 99),
)
def test_what_it_finds_lies_within_the_sound(seconds: float, scale: float, seed: int) -> None:
    noise = np.random.default_rng(seed).normal(scale=scale, size=round(seconds * SAMPLE_RATE))
    for found in filled_pauses(noise.astype(np.float32), WHOLE):
        assert 0 <= found.start < found.end <= seconds + 0.04
