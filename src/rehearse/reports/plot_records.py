"""What a plot is made of, and what comes of it; free of the library that draws."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rehearse.domain.progress import MeasureProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotLook:
    """Colours as `#RRGGBB`, the height of letters in pixels, and the typeface's files."""

    ground: str = "#FFFFFF"
    text: str = "#1A1F28"
    muted: str = "#535C6B"
    border: str = "#DCE0E6"
    values: str = "#1A56DB"
    median: str = "#1A1F28"
    trend: str = "#BD2F09"
    range_tint: str = "#E2F3EB"
    range_edge: str = "#0B5238"
    text_px: float = 13.0
    typefaces: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPlot:
    """What is drawn: a measure, what it is called, what its axis counts.

    `moments` are when each point's rehearsal began, in the zone to be shown. `is_percent` fixes the
    axis at 0 to 100; `from_zero` begins it at 0.
    """

    progress: MeasureProgress
    title: str
    axis: str
    moments: tuple[datetime, ...]
    is_percent: bool = False
    from_zero: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotImage:
    """A plot as pixels: `rgba` row by row from the top, four bytes each, not premultiplied.

    `places` are the (x, y) of the points in pixels, from the top left.
    """

    width: int
    height: int
    rgba: bytes
    places: tuple[tuple[float, float], ...]
