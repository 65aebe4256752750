"""Speech faster or slower at its own pitch."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph

SLOWEST: Final = 0.5
"""What one pass of the filter goes down to; the other end is 100."""

# A quarter of a second: the first piece is there at once, and a piece costs a third of a ms.
_PIECE_S: Final = 0.25

Samples = npt.NDArray[np.int16]


def stretched_length(frames: int, speed: float) -> int:
    """Return how many samples `frames` of them become at `speed`."""
    return round(frames / speed)


def stretched(samples: Samples, *, rate: int, speed: float) -> Iterator[Samples]:
    """Yield mono samples at `speed` (1.5 is half as fast again), piece by piece, the pitch kept.

    The pieces come to `stretched_length` samples. The sample at t seconds of the result is that at
    `speed` · t of the original, give or take 10 ms or so by which the filter may slide a piece to
    join it without a click (FFmpeg's `atempo`, a waveform similarity overlap-add).

    Raises:
        ValueError: `speed` is below `SLOWEST`.
    """
    if speed < SLOWEST:
        raise ValueError(f"speed is {speed}, and must be at least {SLOWEST}")
    left = stretched_length(len(samples), speed)
    # Pieces are joined at their middles: without this the sound would come half a window early.
    lead = np.zeros(_window(rate) // 2, dtype=np.int16)
    for piece in _through_filter(np.concatenate((lead, samples)), rate, speed):
        yield piece[:left]
        left -= min(len(piece), left)
    if left:
        yield np.zeros(left, dtype=np.int16)


def _window(rate: int) -> int:
    """The samples of one piece as the filter cuts them: a power of two from 1/24 s on."""
    return 1 << max(rate // 24 - 1, 1).bit_length()


def _through_filter(samples: Samples, rate: int, speed: float) -> Iterator[Samples]:
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=rate, format="s16", layout="mono", time_base=Fraction(1, rate)
    )
    graph.link_nodes(source, graph.add("atempo", f"{speed:.6f}"), graph.add("abuffersink"))
    graph.configure()
    step = round(_PIECE_S * rate)
    for at in range(0, len(samples), step):
        graph.push(_frame(samples[at : at + step], at, rate))
        yield from _ready(graph)
    graph.push(None)
    yield from _ready(graph)


def _frame(samples: Samples, at: int, rate: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples[np.newaxis, :]), format="s16", layout="mono"
    )
    frame.sample_rate = rate
    frame.pts = at
    frame.time_base = Fraction(1, rate)
    return frame


def _ready(graph: Graph) -> Iterator[Samples]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, av.AudioFrame)  # noqa: S101 -- what an audio graph gives
        yield frame.to_ndarray()[0].astype(np.int16, copy=False)
