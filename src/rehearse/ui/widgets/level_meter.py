"""How loud the microphone is right now."""

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehearse.ui.theme import GRID, current_colours

_POLL_MS = 33
_FLOOR_DB = -54.0
# Within 1 dB of full scale a microphone distorts.
_HOT_DB = -1.0
_FALL_PER_POLL = 0.04
_SEGMENTS = 32


class LevelMeter(QWidget):
    """Polls 30 times a second between `follow` and `rest`; never called by the audio thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[], float] | None = None
        self._shown = 0.0
        self._hot = False
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.setAccessibleName(self.tr("Microphone level"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def follow(self, read_level: Callable[[], float]) -> None:
        """Show what `read_level` gives: the peak of the last moments, 0 to 1."""
        self._read = read_level
        self._timer.start()

    def rest(self) -> None:
        """Stop polling and show silence."""
        self._timer.stop()
        self._read = None
        self._show(0.0)

    @property
    def share(self) -> float:
        """How much of the bar is lit, 0 (-54 dB or less) to 1 (full scale)."""
        return self._shown

    @property
    def is_too_loud(self) -> bool:
        """Whether the sound is about to distort."""
        return self._hot

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(240, 2 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a row of lights."""
        colours = current_colours()
        lit = colours.amber if self._hot else colours.accent
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / _SEGMENTS
        for number in range(_SEGMENTS):
            on = number < round(self._shown * _SEGMENTS)
            painter.setBrush(QColor(lit if on else colours.sunken))
            painter.drawRoundedRect(QRectF(number * step, 2, step - 3, self.height() - 4), 2, 2)
        painter.end()

    @Slot()
    def _poll(self) -> None:
        if self._read is not None:
            self._show(self._read())

    def _show(self, peak: float) -> None:
        decibels = 20 * math.log10(peak) if peak > 0 else _FLOOR_DB
        share = min(max(1 - decibels / _FLOOR_DB, 0.0), 1.0)
        # The bar falls slowly, as on every mixing desk, so that a syllable can be seen.
        self._shown = max(share, self._shown - _FALL_PER_POLL) if self._read else 0.0
        self._hot = decibels > _HOT_DB
        self.update()
