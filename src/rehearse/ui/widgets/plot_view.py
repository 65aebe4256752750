"""A plot in a page: sharp on every screen, its points to be pointed at, stepped through, opened."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rehearse.app.progress_plots import PlotImage
from rehearse.ui.theme import GRID, current_colours

_SETTLED_MS = 60
_REACH_PX = 2 * GRID
_RING_PX = 7.0
_LEAST_EMS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotSize:
    """How large a plot is wanted: pixels of the window, and how many of the screen make one."""

    width: int
    height: int
    ratio: float


class PlotView(QWidget):
    """Asks to be drawn anew whenever its size, its screen or the theme changes."""

    drawing_wanted = Signal()
    """The plot is to be drawn as `wanted_size` says, in the colours of now."""

    point_opened = Signal(int)
    """The person clicked a point, or pressed Enter on it; its place among the points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._places: tuple[tuple[float, float], ...] = ()
        self._text_of: Callable[[int], str] = str
        self._about = ""
        self._current = -1
        # While a window is dragged larger, one drawing at its end will do.
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self.drawing_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fit_height()

    @property
    def wanted_size(self) -> PlotSize:
        """The size at which the plot is sharp here."""
        return PlotSize(
            width=max(self.width(), 1), height=max(self.height(), 1), ratio=self.devicePixelRatioF()
        )

    @property
    def is_drawn(self) -> bool:
        """Whether there is a plot to be seen."""
        return not self._image.isNull()

    def describe(self, name: str, in_words: str, text_of: Callable[[int], str]) -> None:
        """Say what is about to be shown; `text_of` returns what a point says, by its place."""
        self._text_of = text_of
        self._places = ()
        self._about = in_words
        self._current = -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(in_words)

    def show_image(self, image: PlotImage) -> None:
        """Show a plot that was drawn."""
        self._image = QImage(
            image.rgba, image.width, image.height, 4 * image.width, QImage.Format.Format_RGBA8888
        ).copy()
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self._places = image.places
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, and not high."""
        return QSize(80 * GRID, 26 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have it drawn anew."""
        super().resizeEvent(event)
        self._settled.start()

    def changeEvent(self, event: QEvent) -> None:
        """Have it drawn anew in another theme or text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit_height()
            self._settled.start()

    def _fit_height(self) -> None:
        # Lower, and its letters would leave no room for its lines.
        self.setMinimumHeight(_LEAST_EMS * self.fontInfo().pixelSize())

    def event(self, event: QEvent) -> bool:
        """Have it drawn anew on another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settled.start()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the plot, stretched where it is still of another size, and the chosen point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image)
        colours = current_colours()
        if self._image.isNull():
            painter.setPen(QColor(colours.muted))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Drawing…"))
        if 0 <= self._current < len(self._places):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_current(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the point under the pointer is."""
        nearest = self._nearest(event.position())
        over = Qt.CursorShape.PointingHandCursor if nearest >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(over)
        if nearest >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), self._text_of(nearest), self)
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the point under the pointer."""
        nearest = self._nearest(event.position())
        if event.button() == Qt.MouseButton.LeftButton and nearest >= 0:
            self.point_opened.emit(nearest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the points with the arrows, Home and End; open one with Enter."""
        last = len(self._places) - 1
        steps = {
            Qt.Key.Key_Left: self._current - 1 if self._current >= 0 else last,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            self._choose(min(max(steps[key], 0), last))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current >= 0:
            self.point_opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _paint_current(self, painter: QPainter) -> None:
        """Ring the chosen point and write beside it what it says."""
        colours, text = current_colours(), self._text_of(self._current)
        at = self._place(self._current)
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawEllipse(at, _RING_PX, _RING_PX)
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(text) + 2 * GRID, metrics.height() + GRID)
        box.moveBottomLeft(at + QPointF(GRID, -_RING_PX - GRID // 2))
        # Where it would stick out it stands on the other side of the point.
        if box.right() > self.width():
            box.moveRight(max(at.x() - GRID, box.width()))
        if box.top() < 0:
            box.moveTop(at.y() + _RING_PX + GRID // 2)
        painter.setPen(QPen(QColor(colours.control_border), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _choose(self, point: int) -> None:
        self._current = point
        self.update()
        self.setAccessibleDescription(f"{self._text_of(point)}. {self._about}")
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def _place(self, point: int) -> QPointF:
        x, y = self._places[point]
        size = self._image.size()
        return QPointF(x * self.width() / size.width(), y * self.height() / size.height())

    def _nearest(self, position: QPointF) -> int:
        """Return the point within reach of `position`, -1 where there is none."""
        best, reach = -1, float(_REACH_PX)
        for point in range(len(self._places)):
            away = self._place(point) - position
            distance = max(abs(away.x()), abs(away.y()))
            if distance < reach:
                best, reach = point, distance
        return best
