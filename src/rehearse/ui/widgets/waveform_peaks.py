"""A min/max pyramid: the outline of a sound at every zoom, at the cost of its width in pixels."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil
from typing import TypeAlias

Peaks: TypeAlias = Sequence[tuple[float, float]]


class PeakPyramid:
    """Built once from (min, max) pairs, -1 to 1, of equal slices of a recording.

    Some ten thousand pairs at most: plain lists are quick enough, and load no library.
    """

    def __init__(self, peaks: Peaks) -> None:
        lows, highs = [low for low, _ in peaks], [high for _, high in peaks]
        self._levels = [(lows, highs)]
        while len(lows) > 1:
            lows, highs = _halved(lows, min), _halved(highs, max)
            self._levels.append((lows, highs))

    def __len__(self) -> int:
        return len(self._levels[0][0])

    @property
    def loudest(self) -> float:
        """The largest distance from zero, 0 to 1."""
        lows, highs = self._levels[-1]
        return max(-lows[0], highs[0], 0.0) if lows else 0.0

    def columns(self, count: int) -> list[tuple[float, float]]:
        """Return the (min, max) of each of `count` equal columns; empty without peaks."""
        return self.extents([number / count for number in range(count + 1)]) if count > 0 else []

    def extents(self, edges: Sequence[float]) -> list[tuple[float, float]]:
        """Return the (min, max) between each two of `edges`, which are evenly spaced.

        An edge is a share of the recording, 0 to 1; what lies outside is left out. Empty without
        peaks.
        """
        if not len(self) or len(edges) < 2:
            return []
        lows, highs = self._level_for((edges[1] - edges[0]) * len(self))
        places = [len(lows) * edge for edge in edges]
        return [_extent(lows, highs, start, end) for start, end in pairwise(places)]

    def _level_for(self, pairs: float) -> tuple[list[float], list[float]]:
        """The coarsest level with two pairs or more where the finest has `pairs`, or the finest."""
        level = max(int(pairs / 2), 1).bit_length() - 1
        return self._levels[min(level, len(self._levels) - 1)]


def _halved(values: list[float], extreme: Callable[[float, float], float]) -> list[float]:
    alone = values[-1:] if len(values) % 2 else []
    return [*map(extreme, values[::2], values[1::2]), *alone]


def _extent(lows: list[float], highs: list[float], start: float, end: float) -> tuple[float, float]:
    first = min(max(int(start), 0), len(lows) - 1)
    last = max(ceil(end), first + 1)
    return min(lows[first:last]), max(highs[first:last])
