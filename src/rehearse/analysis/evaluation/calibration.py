"""Whether findings are right as often as their confidence says.

Expected calibration error over bins of equal width (Naeini, Cooper & Hauskrecht 2015): the gap
between mean confidence and the share that is right, each bin weighted by what it holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

BINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin:
    """Findings with a confidence from `low` up to `high`; the last bin holds 1 as well."""

    low: float
    high: float
    count: int
    mean_confidence: float
    share_right: float


@dataclass(slots=True)
class Calibration:
    """Findings of one kind: the confidence (0-1) of each, and whether a label agrees."""

    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, confidence: float, *, is_right: bool) -> None:
        """Count one finding."""
        self.judged.append((confidence, is_right))

    @property
    def bins(self) -> tuple[CalibrationBin, ...]:
        """The bins that hold something, from low to high."""
        return tuple(self._bins())

    @property
    def error(self) -> float:
        """The expected calibration error, 0 to 1; 0 where nothing was judged."""
        gaps = sum(at.count * abs(at.mean_confidence - at.share_right) for at in self._bins())
        return gaps / max(1, len(self.judged))

    def _bins(self) -> Iterator[CalibrationBin]:
        for number in range(BINS):
            held = [item for item in self.judged if _bin_of(item[0]) == number]
            if held:
                yield CalibrationBin(
                    low=number / BINS,
                    high=(number + 1) / BINS,
                    count=len(held),
                    mean_confidence=sum(confidence for confidence, _ in held) / len(held),
                    share_right=sum(is_right for _, is_right in held) / len(held),
                )


def _bin_of(confidence: float) -> int:
    return min(int(confidence * BINS), BINS - 1)
