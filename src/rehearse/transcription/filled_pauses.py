"""Drawn-out sounds such as "um" and "er", heard without a recogniser.

A filled pause is a voiced stretch in which the mouth hardly moves: its spectrum and its pitch stay
as they are (Goto, Itou and Hayamizu 1999). Of such stretches a logistic weighing of six measures
tells fillers from drawn-out words. Its coefficients were fitted on 200 clips of spontaneous and
read speech (88 of them from WUW-Corpus II, CC BY-SA 4.0; 61 from speechocean762, CC BY 4.0) that
hold 93 fillers; by cross-validation over clips three of four that it finds are fillers, it finds
about 3 in 10, and it reports one by mistake in some ten minutes of speech without any. So what it
counts is "at least".
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rehearse.domain.transcript import TimeRange
from rehearse.transcription.sound import Samples
from rehearse.transcription.voice_frames import HOP_S, Array, VoiceFrames, voice_frames

SHORTEST_S = 0.1
_LIKELY = 0.6
# Frames this far apart are compared with each other, on either side.
_REACH = 4
_VOICED = 0.55
_CLEARLY_VOICED = 0.6
# Root mean square of the change of the logarithmic spectrum; pitch in octaves.
_MOST_CHANGE = 1.05
_MOST_GLIDE = 0.3
# How far below the loud parts a sound still counts, natural logarithm of the power.
_QUIETEST = 4.5
_LOUD_PERCENTILE = 95
# Coefficients, in the order of `_measures`, and the constant.
_WEIGHTS = np.array([1.85, -0.145, 0.371, -0.34, 1.436, 8.762])
_CONSTANT = -9.052


def filled_pauses(samples: Samples, speech: Sequence[TimeRange]) -> tuple[TimeRange, ...]:
    """Return drawn-out fillers in 16 kHz `samples`, in order, seconds; many are missed.

    Only what lies within `speech` is looked at: a humming machine is no filler.
    """
    frames = voice_frames(samples)
    if len(frames.loudness) <= 2 * _REACH:
        return ()
    quietest = float(np.percentile(frames.loudness, _LOUD_PERCENTILE)) - _QUIETEST
    usual_pitch = _usual_pitch(frames, quietest)
    return tuple(
        TimeRange(first * HOP_S, end * HOP_S)
        for first, end in _steady_stretches(frames, quietest)
        if _is_within(speech, (first + end) / 2 * HOP_S)
        and _likelihood(frames, first, end, usual_pitch) > _LIKELY
    )


def _steady_stretches(frames: VoiceFrames, quietest: float) -> Iterator[tuple[int, int]]:
    """Give the first frame and the one after the last of each steady voiced stretch."""
    change = _thrice_averaged(_change(frames.shape))
    glide = _thrice_averaged(np.minimum(_change(np.log2(frames.pitch)[:, None]), 1.0))
    is_steady = (
        (frames.voicing > _VOICED)
        & (frames.loudness > quietest)
        & (change < _MOST_CHANGE)
        & (glide < _MOST_GLIDE)
    )
    for first, end in _runs(is_steady):
        if (end - first) * HOP_S >= SHORTEST_S:
            yield first, end


def _change(rows: Array) -> Array:
    """Return how much each frame's surroundings differ, root mean square; large at the edges."""
    change = np.full(len(rows), 9.0)
    difference = rows[2 * _REACH :] - rows[: -2 * _REACH]
    change[_REACH:-_REACH] = np.sqrt((difference**2).mean(axis=1))
    return change


def _thrice_averaged(values: Array) -> Array:
    averaged: Array = np.convolve(values, np.full(3, 1 / 3), "same")
    return averaged


def _runs(mask: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.diff(np.concatenate([[0], mask.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    for first, end in zip(starts, ends, strict=True):
        yield int(first), int(end)


def _usual_pitch(frames: VoiceFrames, quietest: float) -> float:
    voiced = (frames.voicing > _CLEARLY_VOICED) & (frames.loudness > quietest)
    return float(np.median(frames.pitch[voiced])) if voiced.any() else 150.0


def _is_within(speech: Sequence[TimeRange], seconds: float) -> bool:
    return any(stretch.start <= seconds <= stretch.end for stretch in speech)


def _likelihood(frames: VoiceFrames, first: int, end: int, usual_pitch: float) -> float:
    score = _WEIGHTS @ _measures(frames, first, end, usual_pitch) + _CONSTANT
    return float(1 / (1 + np.exp(-score)))


def _measures(frames: VoiceFrames, first: int, end: int, usual_pitch: float) -> Array:
    """Length, energy below 300, around 1000 and above 3000 Hz, pitch, and flicker."""
    shape = frames.shape[first:end]
    mean = shape.mean(axis=0)
    return np.array(
        [
            np.log(end - first),
            mean[0:4].mean(),
            mean[8:12].mean(),
            mean[20:].mean(),
            np.log2(np.median(frames.pitch[first:end]) / usual_pitch),
            np.abs(np.diff(shape, axis=0)).mean(),
        ]
    )
