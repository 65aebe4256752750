"""A column of bounded width in the middle of a page, which scrolls where it is too tall."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehearse.ui.theme import GRID


class CentredColumn(QScrollArea):
    """Holds widgets one under the other; lines stay short enough to read in a wide window.

    `width` is in multiples of the text size.
    """

    def __init__(self, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._column = QWidget()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Keys go to the controls inside; a stop at the area itself would show no focus.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = QVBoxLayout(self._column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2 * GRID)
        ground = QWidget()
        beside = QHBoxLayout(ground)
        beside.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        beside.addStretch(1)
        beside.addWidget(self._column, 100)
        beside.addStretch(1)
        self.setWidget(ground)
        self._fit_to_text_size()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_to_text_size()

    def _fit_to_text_size(self) -> None:
        self._column.setMaximumWidth(self._width * self.fontInfo().pixelSize())

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put `widget` under what is there."""
        self._rows.addWidget(widget, stretch)

    def fill_below(self) -> None:
        """Keep what was added at the top."""
        self._rows.addStretch(1)
