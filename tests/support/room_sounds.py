"""Sounds of a room in which nobody speaks, made by arithmetic: 8 s each, mono, 16 kHz."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

RATE = 16_000
SECONDS = 8

Sound = npt.NDArray[np.float32]


def quiet_room() -> Sound:
    """Microphone noise."""
    return _noise(0.0005)


def music() -> Sound:
    """Chords of plucked strings (Karplus and Strong 1983)."""
    sound = np.zeros(SECONDS * RATE)
    for beat, root in enumerate((220.0, 174.6, 261.6, 196.0) * 4):
        for interval in (1.0, 1.26, 1.5):
            string = _plucked(root * interval, seconds=0.5)
            start = beat * RATE // 2
            sound[start : start + len(string)] += string
    return _levelled(sound, 0.4)


def typing() -> Sound:
    """Keys of a keyboard, six strokes a second."""
    random = np.random.default_rng(4)
    sound = _noise(0.001).astype(np.float64)
    for start in random.integers(0, len(sound) - 800, size=6 * SECONDS):
        sound[start : start + 800] += random.normal(size=800) * np.exp(-np.arange(800) / 60)
    return _levelled(sound, 0.5)


def cough() -> Sound:
    """Two bursts of breath, a second apart."""
    random = np.random.default_rng(5)
    sound = _noise(0.0005).astype(np.float64)
    envelope = np.minimum(np.arange(4800) / 200, 1) * np.exp(-np.arange(4800) / 1400)
    burst = np.convolve(random.normal(size=4800) * envelope, np.ones(6) / 6, "same")
    for start in (3 * RATE, 4 * RATE):
        sound[start : start + 4800] += burst
    return _levelled(sound, 0.7)


def fan() -> Sound:
    """Mains hum in low noise."""
    times = np.arange(SECONDS * RATE) / RATE
    low = np.convolve(_noise(0.2), np.ones(40) / 40, "same")
    return _levelled(low + 0.05 * np.sin(2 * np.pi * 100 * times), 0.2)


ROOM_SOUNDS: dict[str, Callable[[], Sound]] = {
    "quiet room": quiet_room,
    "music": music,
    "typing": typing,
    "cough": cough,
    "fan": fan,
}


def _noise(scale: float) -> Sound:
    made = np.random.default_rng(3).normal(scale=scale, size=SECONDS * RATE)
    return made.astype(np.float32)


def _plucked(hertz: float, *, seconds: float) -> npt.NDArray[np.float64]:
    period = round(RATE / hertz)
    string = np.random.default_rng(period).uniform(-1, 1, size=period)
    periods = []
    for _ in range(round(seconds * RATE / period)):
        periods.append(string)
        string = 0.498 * (string + np.roll(string, 1))
    return np.concatenate(periods)[: round(seconds * RATE)]


def _levelled(sound: npt.NDArray[np.float64], peak: float) -> Sound:
    made: Sound = (peak * sound / np.abs(sound).max()).astype(np.float32)
    return made
