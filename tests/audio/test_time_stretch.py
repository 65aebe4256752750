"""Speech at another speed: as long as wanted, at the same pitch, each moment in its place."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.audio.time_stretch import stretched, stretched_length

RATES = (16_000, 44_100, 48_000)
SPEEDS = (0.75, 0.9, 1.25, 1.5)
Samples = npt.NDArray[np.int16]


def whole(samples: Samples, *, rate: int, speed: float) -> Samples:
    pieces = stretched(samples, rate=rate, speed=speed)
    return np.concatenate([np.zeros(0, dtype=np.int16), *pieces])


def tone(seconds: float, rate: int, *, hertz: float = 440.0) -> Samples:
    at = np.arange(round(seconds * rate)) / rate
    return (8_000 * np.sin(2 * np.pi * hertz * at)).astype(np.int16)


def onsets(samples: Samples, rate: int) -> list[float]:
    """Seconds at which sound sets in after a tenth of a second of quiet."""
    loud = np.nonzero(np.abs(samples.astype(np.int32)) > 1_500)[0]
    begins = [loud[0], *(b for a, b in pairwise(loud) if b - a > rate / 10)]
    return [float(begin) / rate for begin in begins]


@settings(deadline=None, max_examples=40)
@given(frames=st.integers(0, 40_000), speed=st.floats(0.75, 1.5), rate=st.sampled_from(RATES))
def test_is_exactly_as_long_as_said(frames: int, speed: float, rate: int) -> None:
    random = np.random.default_rng(frames)
    samples = random.integers(-9_000, 9_000, frames).astype(np.int16)
    assert len(whole(samples, rate=rate, speed=speed)) == stretched_length(frames, speed)


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("rate", RATES)
def test_the_pitch_stays(speed: float, rate: int) -> None:
    heard = whole(tone(2.0, rate), rate=rate, speed=speed)
    loudest = np.argmax(np.abs(np.fft.rfft(heard))) * rate / len(heard)
    assert loudest == pytest.approx(440, abs=2)


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("rate", RATES)
def test_every_moment_is_heard_within_20_ms_of_its_place(speed: float, rate: int) -> None:
    places = [0.0, 0.7, 1.5, 2.61, 3.9, 5.2]
    samples = np.zeros(6 * rate, dtype=np.int16)
    for place in places:
        burst = tone(0.3, rate)
        samples[round(place * rate) :][: len(burst)] = burst
    heard = onsets(whole(samples, rate=rate, speed=speed), rate)
    assert [second * speed for second in heard] == pytest.approx(places, abs=0.02)


def test_a_long_answer_comes_in_pieces() -> None:
    pieces = stretched(tone(60.0, 16_000), rate=16_000, speed=1.25)
    assert len(next(pieces)) < 16_000


def test_slower_than_the_filter_can_is_refused() -> None:
    with pytest.raises(ValueError, match=r"at least 0\.5"):
        list(stretched(tone(0.1, 16_000), rate=16_000, speed=0.4))
