"""The picture of a waveform with its marked seconds; the playhead comes on top of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rehearse.ui.theme import GRID, Colours
from rehearse.ui.theme_findings import FindingGroup, pen_style_of
from rehearse.ui.widgets.waveform_peaks import PeakPyramid
from rehearse.ui.widgets.waveform_window import TimeWindow

_BAR_PX = 3
_STEP_PX = 5
_SPAN_LINE_PX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveformSpan:
    """Seconds of a recording that a finding is about."""

    start_s: float
    end_s: float
    group: FindingGroup
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveformPicture:
    """What is to be seen: all that a drawing depends on but its size and colours."""

    pyramid: PeakPyramid
    window: TimeWindow
    spans: tuple[WaveformSpan, ...]
    active: WaveformSpan | None


def draw_waveform(
    picture: WaveformPicture, size: QSize, colours: Colours, *, ratio: float
) -> QPixmap:
    """Return the picture at `size` (in pixels of the window), drawn for `ratio` of the screen's."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    window = picture.window
    seen = [s for s in picture.spans if s.end_s >= window.start and s.start_s <= window.end]
    for span in seen:
        _draw_span(painter, span, size, picture, colours)
    _draw_bars(painter, seen, size, picture, colours)
    painter.end()
    return pixmap


def _draw_span(
    painter: QPainter, span: WaveformSpan, size: QSize, picture: WaveformPicture, colours: Colours
) -> None:
    left = picture.window.x_of(span.start_s, size.width())
    right = max(picture.window.x_of(span.end_s, size.width()), left + _STEP_PX)
    # A span that goes on outside the view must not be drawn there: at a near zoom it is very long.
    left, right = max(left, -float(GRID)), min(right, size.width() + float(GRID))
    shade = QColor(colours.finding(span.group))
    painter.setPen(QPen(shade, 1) if span == picture.active else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.finding_tint(span.group)))
    painter.drawRoundedRect(QRectF(left, 1, right - left, size.height() - 2), 4, 4)
    painter.setPen(QPen(shade, _SPAN_LINE_PX, pen_style_of(span.group)))
    low = size.height() - _SPAN_LINE_PX
    painter.drawLine(QPointF(left, low), QPointF(right, low))


def _draw_bars(
    painter: QPainter,
    spans: Sequence[WaveformSpan],
    size: QSize,
    picture: WaveformPicture,
    colours: Colours,
) -> None:
    window = picture.window
    if not window.length or size.width() <= 0:
        return
    # Bars belong to the sound, not to the screen: they move with it when it is scrolled.
    step_s = window.length * _STEP_PX / size.width()
    first = int(window.start / step_s)
    numbers = range(first, ceil(window.end / step_s) + 1)
    edges = [number * step_s / window.whole for number in numbers]
    columns = picture.pyramid.extents(edges) or [(0.0, 0.0)] * (len(edges) - 1)
    middle = (size.height() - _SPAN_LINE_PX) / 2
    # Speech rarely fills the range: scale to the loudest moment, so that its shape is seen.
    reach = (middle - GRID / 2 - _BAR_PX / 2) / (picture.pyramid.loudest or 1.0)
    bars: dict[str, list[QLineF]] = defaultdict(list)
    for number, (low, high) in zip(numbers, columns, strict=False):
        x = window.x_of(number * step_s, size.width()) + _STEP_PX / 2
        shade = _shade_at((number + 0.5) * step_s, spans, colours)
        top, bottom = middle - max(high, 0.0) * reach, middle - min(low, 0.0) * reach
        # A line without length is not drawn, round ends or not.
        bars[shade].append(QLineF(x, top, x, max(bottom, top + 0.1)))
    for shade, lines in bars.items():
        painter.setPen(QPen(QColor(shade), _BAR_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)


def _shade_at(seconds: float, spans: Sequence[WaveformSpan], colours: Colours) -> str:
    for span in spans:
        if span.start_s <= seconds <= span.end_s:
            return colours.finding(span.group)
    return colours.control_border
