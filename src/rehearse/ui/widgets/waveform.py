"""The sound of an answer, with the flagged moments marked in it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehearse.ui.theme import GRID, Colours, current_colours
from rehearse.ui.theme_findings import FindingGroup, pen_style_of
from rehearse.ui.widgets.clock_text import clock_text
from rehearse.ui.widgets.waveform_peaks import PeakPyramid, Peaks

_HEIGHT_PX = 9 * GRID
_BAR_PX = 3
_STEP_PX = 5
_SPAN_LINE_PX = 3
_KEY_STEP_S = 5.0
_PLAYHEAD_PX = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveformSpan:
    """Seconds of a recording that a finding is about."""

    start_s: float
    end_s: float
    group: FindingGroup
    label: str


class WaveformView(QWidget):
    """Draws once into a pixmap; following the playhead only copies it."""

    seek_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pyramid = PeakPyramid(())
        self._duration_s = 0.0
        self._spans: tuple[WaveformSpan, ...] = ()
        self._active: WaveformSpan | None = None
        self._position_s: float | None = None
        self._drawn: QPixmap | None = None
        self.setMinimumHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self._describe()

    def set_peaks(self, peaks: Peaks, *, duration_s: float) -> None:
        """Show (min, max) pairs, -1 to 1, of equal slices of `duration_s` seconds."""
        self._pyramid = PeakPyramid(peaks)
        self._duration_s = duration_s
        self._describe()
        self._redraw()

    def set_spans(self, spans: tuple[WaveformSpan, ...]) -> None:
        """Mark these seconds."""
        self._spans = spans
        self._active = None
        self._describe()
        self._redraw()

    def set_active_span(self, span: WaveformSpan | None) -> None:
        """Bring one span forward."""
        self._active = span
        self._redraw()

    def set_position(self, seconds: float | None) -> None:
        """Move the playhead; None takes it away."""
        self._position_s = seconds
        self.update()

    @property
    def position_s(self) -> float | None:
        """Where the playhead stands, in seconds."""
        return self._position_s

    @property
    def spans(self) -> tuple[WaveformSpan, ...]:
        """The seconds that are marked."""
        return self._spans

    def x_of(self, seconds: float) -> float:
        """Return the pixel at which a moment lies."""
        return self.width() * seconds / self._duration_s if self._duration_s else 0.0

    def seconds_at(self, x: float) -> float:
        """Return the moment at a pixel, within the recording."""
        return min(max(x / max(self.width(), 1), 0.0), 1.0) * self._duration_s

    def sizeHint(self) -> QSize:
        """As wide as can be."""
        return QSize(480, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Copy the drawing, then the playhead and the focus ring over it."""
        if self._drawn is None:
            self._drawn = self._draw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._drawn)
        colours = current_colours()
        if self._position_s is not None:
            _draw_playhead(painter, self.x_of(self._position_s), self.height(), colours)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), GRID, GRID)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._ask_for(self.seconds_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which moment, and which finding, is under the pointer."""
        seconds = self.seconds_at(event.position().x())
        labels = [span.label for span in self._spans if span.start_s <= seconds <= span.end_s]
        self.setToolTip("\n".join([clock_text(seconds), *labels]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right step by five seconds; Home and End go to the ends."""
        here = self._position_s or 0.0
        moves = {
            Qt.Key.Key_Left: here - _KEY_STEP_S,
            Qt.Key.Key_Right: here + _KEY_STEP_S,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._duration_s,
        }
        target = moves.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
            return
        self._ask_for(min(max(target, 0.0), self._duration_s))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at the new size."""
        super().resizeEvent(event)
        self._drawn = None

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._redraw()

    def _ask_for(self, seconds: float) -> None:
        if self._duration_s:
            self.seek_requested.emit(seconds)

    def _describe(self) -> None:
        length = clock_text(self._duration_s)
        name = self.tr("Waveform of the answer, {length} long").format(length=length)
        self.setAccessibleName(name)
        marked = [f"{clock_text(span.start_s)} {span.label}" for span in self._spans]
        self.setAccessibleDescription("; ".join(marked))

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current_colours()
        for span in self._spans:
            self._draw_span(painter, span, colours)
        self._draw_bars(painter, colours)
        painter.end()
        return pixmap

    def _draw_span(self, painter: QPainter, span: WaveformSpan, colours: Colours) -> None:
        left = self.x_of(span.start_s)
        width = max(self.x_of(span.end_s) - left, _STEP_PX)
        shade = QColor(colours.finding(span.group))
        painter.setPen(QPen(shade, 1) if span == self._active else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.finding_tint(span.group)))
        painter.drawRoundedRect(QRectF(left, 1, width, self.height() - 2), 4, 4)
        painter.setPen(QPen(shade, _SPAN_LINE_PX, pen_style_of(span.group)))
        low = self.height() - _SPAN_LINE_PX
        painter.drawLine(QPointF(left, low), QPointF(left + width, low))

    def _draw_bars(self, painter: QPainter, colours: Colours) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        middle = (self.height() - _SPAN_LINE_PX) / 2
        reach = middle - GRID / 2
        count = self.width() // _STEP_PX
        columns = self._pyramid.columns(count) or [(0.0, 0.0)] * count
        # Speech rarely fills the range: scale to the loudest moment, so that its shape is seen.
        loudest = max((max(-low, high) for low, high in columns), default=0.0) or 1.0
        for number, (low, high) in enumerate(columns):
            left = number * _STEP_PX + 1
            painter.setBrush(QColor(self._shade_at(left + _BAR_PX / 2, colours)))
            top = middle - max(high, 0.0) / loudest * reach
            bottom = middle - min(low, 0.0) / loudest * reach
            height = max(bottom - top, 2.0)
            painter.drawRoundedRect(QRectF(left, top, _BAR_PX, height), 1.5, 1.5)

    def _shade_at(self, x: float, colours: Colours) -> str:
        seconds = self.seconds_at(x)
        for span in self._spans:
            if span.start_s <= seconds <= span.end_s:
                return colours.finding(span.group)
        return colours.control_border


def _draw_playhead(painter: QPainter, x: float, height: int, colours: Colours) -> None:
    played = QColor(colours.accent)
    played.setAlpha(28)
    painter.fillRect(QRectF(0, 0, x, height), played)
    painter.fillRect(QRectF(x - _PLAYHEAD_PX / 2, 0, _PLAYHEAD_PX, height), QColor(colours.accent))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawEllipse(QPointF(x, 4), 4, 4)
