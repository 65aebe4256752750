"""Whether values go up or down, said only where chance is an unlikely reason.

The slope is that of Theil (1950) and Sen (1968): the median over all pairs of values. Whether there
is one at all is asked by the test of Mann (1945) and Kendall (1975), corrected for ties. Neither
is led astray by a single odd value, and neither wants the values to be spread in any given way.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import median

FEWEST_POINTS = 5
"""Below this no trend is told: four values fall in order by chance too often (1 time in 12)."""

LAST_POINTS = 20
"""The trend is that of the last values: what was long ago hides what is changing now."""

_CLEAR_Z = 1.96
# Two-sided, 5 percent of a normal distribution.


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The line through the last `count` values, from `first` at the oldest to `last`.

    `is_clear` says that chance alone would rarely (1 time in 20) line values up so.
    """

    count: int
    first: float
    last: float
    is_clear: bool


def trend_of(values: Sequence[float]) -> Trend | None:
    """Return the trend of values in their order, oldest first; None under five values."""
    recent = values[-LAST_POINTS:]
    if len(recent) < FEWEST_POINTS:
        return None
    pairs = combinations(enumerate(recent), 2)
    slope = median((later - earlier) / (j - i) for (i, earlier), (j, later) in pairs)
    at_start = median(value - slope * place for place, value in enumerate(recent))
    return Trend(
        count=len(recent),
        first=at_start,
        last=at_start + slope * (len(recent) - 1),
        is_clear=abs(mann_kendall_z(recent)) >= _CLEAR_Z and slope != 0,
    )


def mann_kendall_z(values: Sequence[float]) -> float:
    """Return how far the values are from having no order, in standard deviations.

    0 where all are alike or there are fewer than two.
    """
    score = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
    spread = _variance_term(len(values)) - sum(map(_variance_term, Counter(values).values()))
    if score == 0 or spread <= 0:
        return 0.0
    # One step towards none, for the score is a whole number and the normal distribution is not.
    return (score - (1 if score > 0 else -1)) / sqrt(spread / 18)


def _variance_term(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)
