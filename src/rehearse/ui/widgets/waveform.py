"""The sound of an answer, with the flagged moments marked in it, at any zoom."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehearse.ui.theme import GRID, Colours, current_colours
from rehearse.ui.widgets.clock_text import clock_text
from rehearse.ui.widgets.waveform_drawing import WaveformPicture, WaveformSpan, draw_waveform
from rehearse.ui.widgets.waveform_peaks import PeakPyramid, Peaks
from rehearse.ui.widgets.waveform_window import TimeWindow

_HEIGHT_PX = 9 * GRID
_KEY_STEP_S = 5.0
_PLAYHEAD_PX = 2
ZOOM_STEP = 1.5
"""How much nearer one press on "zoom in" goes."""
# One notch of a wheel, in the eighths of a degree in which Qt counts, and how far it scrolls.
_NOTCH = 120
_SCROLL_SHARE = 0.1
# A playhead that moves further than this between two looks was sent there.
_JUMP_S = 0.5


class WaveformView(QWidget):
    """Draws once into a pixmap; following the playhead only copies it."""

    seek_requested = Signal(float)
    window_changed = Signal(object)
    """The TimeWindow that is in view now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pyramid = PeakPyramid(())
        self._window = TimeWindow.over(0.0)
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
        if duration_s != self._window.whole:
            self._show_window(TimeWindow.over(duration_s))
        self._describe()
        self._redraw()

    def set_spans(self, spans: tuple[WaveformSpan, ...]) -> None:
        """Mark these seconds."""
        self._spans = spans
        self._active = None
        self._describe()
        self._redraw()

    def set_active_span(self, span: WaveformSpan | None) -> None:
        """Bring one span forward and into view."""
        self._active = span
        if span is not None:
            self._show_window(self._window.showing(span.start_s, span.end_s))
        self._redraw()

    def set_position(self, seconds: float | None) -> None:
        """Move the playhead; None takes it away.

        The view goes along where the playhead was in it, or was sent elsewhere; whoever has
        scrolled away meanwhile is left alone.
        """
        before, self._position_s = self._position_s, seconds
        if seconds is not None:
            is_sent = before is None or abs(seconds - before) > _JUMP_S
            if is_sent or self._window.holds(before or 0.0):
                self._show_window(self._window.showing(seconds, seconds))
        self.update()

    def zoom(self, factor: float, *, around: float | None = None) -> None:
        """Go nearer (above 1) or further off; the moment `around` stays where it is.

        Without one it is the playhead where that is in view, else the middle.
        """
        if around is None:
            here = self._position_s
            is_seen = here is not None and self._window.holds(here)
            middle = self._window.start + self._window.length / 2
            around = here if here is not None and is_seen else middle
        self._show_window(self._window.zoomed(factor, around=around))

    def scroll_to(self, start_s: float) -> None:
        """Let the view begin at a moment, as far as the recording allows."""
        self._show_window(self._window.moved_to(start_s))

    @property
    def window_in_view(self) -> TimeWindow:
        """The seconds that are in view."""
        return self._window

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
        return self._window.x_of(seconds, self.width())

    def seconds_at(self, x: float) -> float:
        """Return the moment at a pixel, within what is in view."""
        return self._window.seconds_at(x, self.width())

    def sizeHint(self) -> QSize:
        """As wide as can be."""
        return QSize(480, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Copy the drawing, then the playhead and the focus ring over it."""
        if self._drawn is None:
            self._drawn = draw_waveform(
                self._picture(), self.size(), current_colours(), ratio=self.devicePixelRatioF()
            )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._drawn)
        colours = current_colours()
        if self._position_s is not None and self._position_s >= self._window.start:
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll where it is zoomed in; with Ctrl zoom in or out at the pointer."""
        turned = event.angleDelta()
        notches = (turned.y() or turned.x()) / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM_STEP**notches, around=self.seconds_at(event.position().x()))
        elif self._window.is_whole:
            # The page around it may be the one to scroll.
            event.ignore()
            return
        else:
            self.scroll_to(self._window.start - notches * _SCROLL_SHARE * self._window.length)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers on a touch pad zoom."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1.0 + event.value(), around=self.seconds_at(event.position().x()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right step by five seconds; Home and End go to the ends; + and - zoom."""
        zooms = {
            Qt.Key.Key_Plus: ZOOM_STEP,
            Qt.Key.Key_Equal: ZOOM_STEP,
            Qt.Key.Key_Minus: 1 / ZOOM_STEP,
            Qt.Key.Key_0: 1 / max(self._window.whole, 1.0),
        }
        factor = zooms.get(Qt.Key(event.key()))
        if factor is not None:
            self.zoom(factor)
            return
        here = self._position_s or 0.0
        moves = {
            Qt.Key.Key_Left: here - _KEY_STEP_S,
            Qt.Key.Key_Right: here + _KEY_STEP_S,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._window.whole,
        }
        target = moves.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
            return
        self._ask_for(min(max(target, 0.0), self._window.whole))

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
        if self._window.whole:
            self.seek_requested.emit(seconds)

    def _describe(self) -> None:
        length = clock_text(self._window.whole)
        name = self.tr("Waveform of the answer, {length} long").format(length=length)
        self.setAccessibleName(name)
        marked = [f"{clock_text(span.start_s)} {span.label}" for span in self._spans]
        self.setAccessibleDescription("; ".join(marked))

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def _show_window(self, window: TimeWindow) -> None:
        if window != self._window:
            self._window = window
            self._redraw()
            self.window_changed.emit(window)

    def _picture(self) -> WaveformPicture:
        return WaveformPicture(
            pyramid=self._pyramid, window=self._window, spans=self._spans, active=self._active
        )


def _draw_playhead(painter: QPainter, x: float, height: int, colours: Colours) -> None:
    played = QColor(colours.accent)
    played.setAlpha(28)
    painter.fillRect(QRectF(0, 0, x, height), played)
    painter.fillRect(QRectF(x - _PLAYHEAD_PX / 2, 0, _PLAYHEAD_PX, height), QColor(colours.accent))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawEllipse(QPointF(x, 4), 4, 4)
