"""A min/max pyramid: the outline of a sound at every zoom, at the cost of its width in pixels."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TypeAlias

Peaks: TypeAlias = Sequence[tuple[float, float]]


class PeakPyramid:
    """Built once from (min, max) pairs, -1 to 1, of equal slices of a recording.

    Some thousand pairs at most: plain lists are quick enough, and load no library.
    """

    def __init__(self, peaks: Peaks) -> None:
        self._levels: list[Peaks] = [tuple(peaks)]
        while len(self._levels[-1]) > 1:
            self._levels.append(_halved(self._levels[-1]))

    def __len__(self) -> int:
        return len(self._levels[0])

    def columns(self, count: int) -> list[tuple[float, float]]:
        """Return the (min, max) of each of `count` equal columns; empty without peaks."""
        if not len(self) or count <= 0:
            return []
        level = self._level_for(count)
        edges = [len(level) * number / count for number in range(count + 1)]
        return [_extent(level, start, end) for start, end in pairwise(edges)]

    def _level_for(self, count: int) -> Peaks:
        """The coarsest level that still has two pairs a column, the finest where none has."""
        fine_enough = [level for level in self._levels if len(level) >= 2 * count]
        return fine_enough[-1] if fine_enough else self._levels[0]


def _halved(level: Peaks) -> Peaks:
    return [_around(level[at : at + 2]) for at in range(0, len(level), 2)]


def _extent(level: Peaks, start: float, end: float) -> tuple[float, float]:
    first = min(int(start), len(level) - 1)
    return _around(level[first : max(ceil(end), first + 1)])


def _around(part: Peaks) -> tuple[float, float]:
    return min(low for low, _ in part), max(high for _, high in part)
