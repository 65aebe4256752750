"""The ring in which time to think runs out, or an answer grows towards its suggested length."""

import math
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rehearse.ui.theme import Colours, current_colours
from rehearse.ui.widgets.clock_text import clock_text

_SIDE_PX = 144
_STROKE_PX = 8
# The nudge comes at 1.5 times the suggested length (screens: length).
_WELL_PAST = 1.5


class TimeStage(StrEnum):
    """Where the time stands."""

    IDLE = "idle"
    THINKING = "thinking"
    WITHIN = "within"
    PAST = "past"
    WELL_PAST = "well_past"


class TimeRing(QWidget):
    """Says its time in digits, its stage in words, and both by an arc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = TimeStage.IDLE
        self._share = 0.0
        self._digits = ""
        self._caption = ""
        self.setMinimumSize(_SIDE_PX, _SIDE_PX)
        self.setAccessibleName(self.tr("Time"))

    def show_think_time(self, left_s: float, total_s: float) -> None:
        """Show how much time to think is left, of how much, in seconds."""
        share = left_s / total_s if total_s > 0 else 0.0
        # Rounded up, so that "0:00" is shown when it is over and not a second before.
        self._show(TimeStage.THINKING, share, clock_text(math.ceil(left_s)), self.tr("to think"))

    def show_elapsed(self, elapsed_s: float, suggested_s: float) -> None:
        """Show the length of an answer against its suggested length, in seconds."""
        share = elapsed_s / suggested_s if suggested_s > 0 else 0.0
        stage = _stage_at(share)
        captions = {
            TimeStage.WITHIN: self.tr("of {length}").format(length=clock_text(suggested_s)),
            TimeStage.PAST: self.tr("time to land it"),
            TimeStage.WELL_PAST: self.tr("well over time"),
        }
        self._show(stage, share, clock_text(elapsed_s), captions[stage])

    def show_paused(self, elapsed_s: float, suggested_s: float) -> None:
        """Show an answer that does not grow at the moment, in seconds."""
        share = elapsed_s / suggested_s if suggested_s > 0 else 0.0
        self._show(_stage_at(share), share, clock_text(elapsed_s), self.tr("paused"))

    def clear(self) -> None:
        """Show an empty ring."""
        self._show(TimeStage.IDLE, 0.0, "", "")

    @property
    def stage(self) -> TimeStage:
        """Where the time stands."""
        return self._stage

    @property
    def digits(self) -> str:
        """The time as shown, "0:42"."""
        return self._digits

    @property
    def caption(self) -> str:
        """The words under the time."""
        return self._caption

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw trough, arc, digits and caption."""
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - _STROKE_PX
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._draw_arc(painter, ring, colours)
        self._draw_words(painter, ring, colours)
        painter.end()

    def _show(self, stage: TimeStage, share: float, digits: str, caption: str) -> None:
        self._stage = stage
        self._share = min(max(share, 0.0), 1.0)
        self._digits = digits
        self._caption = caption
        self.setAccessibleDescription(f"{digits} {caption}".strip())
        self.update()

    def _draw_arc(self, painter: QPainter, ring: QRectF, colours: Colours) -> None:
        painter.setPen(QPen(QColor(colours.sunken), _STROKE_PX))
        painter.drawEllipse(ring)
        if self._share > 0:
            pen = QPen(QColor(_shade(colours, self._stage)), _STROKE_PX)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(self._share * 360 * 16))

    def _draw_words(self, painter: QPainter, ring: QRectF, colours: Colours) -> None:
        big = QFont(self.font())
        big.setPixelSize(round(self.fontInfo().pixelSize() * 1.9))
        big.setWeight(QFont.Weight.DemiBold)
        middle = ring.adjusted(0, -ring.height() * 0.08, 0, -ring.height() * 0.08)
        painter.setFont(big)
        painter.setPen(QColor(colours.text))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, self._digits)
        painter.setFont(self.font())
        painter.setPen(QColor(_caption_shade(colours, self._stage)))
        below = ring.adjusted(0, ring.height() * 0.3, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption)


def _stage_at(share: float) -> TimeStage:
    if share <= 1:
        return TimeStage.WITHIN
    return TimeStage.PAST if share < _WELL_PAST else TimeStage.WELL_PAST


def _shade(colours: Colours, stage: TimeStage) -> str:
    shades = {TimeStage.PAST: colours.amber, TimeStage.WELL_PAST: colours.red}
    return shades.get(stage, colours.accent)


def _caption_shade(colours: Colours, stage: TimeStage) -> str:
    late = stage in {TimeStage.PAST, TimeStage.WELL_PAST}
    return _shade(colours, stage) if late else colours.muted
