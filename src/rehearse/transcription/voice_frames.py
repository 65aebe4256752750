"""Sound frame by frame: its spectrum, how loud it is, whether it is voiced and at which pitch."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from rehearse.transcription.sound import SAMPLE_RATE, Samples

HOP_S = 0.01
BANDS = 24
_HOP = round(HOP_S * SAMPLE_RATE)
_WINDOW = 640
_SPECTRUM = 1024
_LOWEST_HZ, _HIGHEST_HZ = 80.0, 5500.0
_PITCH_HZ = (65, 400)
# So many frames at a time: their spectra take some 25 MB.
_BLOCK = 2000

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFrames:
    """One row for every 10 ms.

    `shape` is the logarithmic mel spectrum less its mean, (frames, 24); `loudness` the natural
    logarithm of the power; `voicing` the height of the autocorrelation's peak, about 0 to 1;
    `pitch` in hertz, meaningful where `voicing` is high.
    """

    shape: Array
    loudness: Array
    voicing: Array
    pitch: Array


def voice_frames(samples: Samples) -> VoiceFrames:
    """Return the frames of 16 kHz `samples`; none where they are shorter than one, 40 ms."""
    count = max(0, 1 + (len(samples) - _WINDOW) // _HOP)
    blocks = [
        _block(samples, first, min(first + _BLOCK, count)) for first in range(0, count, _BLOCK)
    ]
    shape, loudness, voicing, pitch = (
        (np.concatenate(rows) for rows in zip(*blocks, strict=True))
        if blocks
        else (np.zeros((0, BANDS)), np.zeros(0), np.zeros(0), np.zeros(0))
    )
    return VoiceFrames(shape=shape, loudness=loudness, voicing=voicing, pitch=pitch)


def _block(samples: Samples, first: int, end: int) -> tuple[Array, Array, Array, Array]:
    starts = _HOP * np.arange(first, end)
    frames = samples[starts[:, None] + np.arange(_WINDOW)].astype(np.float64)
    loudness = np.log((frames**2).mean(axis=1) + 1e-9)
    windowed = frames * np.hanning(_WINDOW)
    power = np.abs(np.fft.rfft(windowed, _SPECTRUM)) ** 2
    bands = np.log(power @ _mel_filters().T + 1e-7)
    voicing, pitch = _voice(windowed)
    return bands - bands.mean(axis=1, keepdims=True), loudness, voicing, pitch


def _voice(windowed: Array) -> tuple[Array, Array]:
    """Boersma 1993: the autocorrelation of the sound divided by that of the window."""
    likeness = _autocorrelation(windowed)
    window = _autocorrelation(np.hanning(_WINDOW)[None])[0]
    likeness = likeness / (likeness[:, :1] + 1e-9) / (window / window[0] + 1e-3)
    shortest, longest = SAMPLE_RATE // _PITCH_HZ[1], SAMPLE_RATE // _PITCH_HZ[0]
    lag = shortest + likeness[:, shortest:longest].argmax(axis=1)
    return likeness[np.arange(len(lag)), lag], SAMPLE_RATE / lag


def _autocorrelation(frames: Array) -> Array:
    power = np.abs(np.fft.rfft(frames, 2048)) ** 2
    correlation: Array = np.fft.irfft(power)[:, :_WINDOW]
    return correlation


@cache
def _mel_filters() -> Array:
    """Triangles of equal width on the mel scale, (24, 513)."""
    low, high = (2595 * np.log10(1 + hertz / 700) for hertz in (_LOWEST_HZ, _HIGHEST_HZ))
    edges_hz = 700 * (10 ** (np.linspace(low, high, BANDS + 2) / 2595) - 1)
    edges = np.floor((_SPECTRUM + 1) * edges_hz / SAMPLE_RATE).astype(int)
    filters = np.zeros((BANDS, _SPECTRUM // 2 + 1))
    for band in range(BANDS):
        left, top, right = edges[band : band + 3]
        filters[band, left:top] = np.linspace(0, 1, top - left, endpoint=False)
        filters[band, top:right] = np.linspace(1, 0, right - top, endpoint=False)
    return filters
