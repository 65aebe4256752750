"""A min/max pyramid: the outline of a sound at every zoom, at the cost of its width in pixels."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Peaks: TypeAlias = Sequence[tuple[float, float]]
_Level: TypeAlias = NDArray[np.float32]


class PeakPyramid:
    """Built once from (min, max) pairs, -1 to 1, of equal slices of a recording."""

    def __init__(self, peaks: Peaks) -> None:
        self._levels: list[_Level] = [np.asarray(peaks, dtype=np.float32).reshape(-1, 2)]
        while len(self._levels[-1]) > 1:
            self._levels.append(_halved(self._levels[-1]))

    def __len__(self) -> int:
        return len(self._levels[0])

    def columns(self, count: int) -> list[tuple[float, float]]:
        """Return the (min, max) of each of `count` equal columns; empty without peaks."""
        if not len(self) or count <= 0:
            return []
        level = self._level_for(count)
        edges = np.linspace(0, len(level), count + 1)
        return [_extent(level, start, end) for start, end in pairwise(edges)]

    def _level_for(self, count: int) -> _Level:
        """The coarsest level that still has two pairs a column, the finest where none has."""
        fine_enough = [level for level in self._levels if len(level) >= 2 * count]
        return fine_enough[-1] if fine_enough else self._levels[0]


def _halved(level: _Level) -> _Level:
    even = level if len(level) % 2 == 0 else np.vstack([level, level[-1:]])
    lows = np.minimum(even[::2, 0], even[1::2, 0])
    highs = np.maximum(even[::2, 1], even[1::2, 1])
    return np.column_stack([lows, highs])


def _extent(level: _Level, start: float, end: float) -> tuple[float, float]:
    first = min(int(start), len(level) - 1)
    part = level[first : max(int(np.ceil(end)), first + 1)]
    return float(part[:, 0].min()), float(part[:, 1].max())
