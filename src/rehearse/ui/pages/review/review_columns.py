"""The three columns of the review page, and who gets how much of the width."""

from PySide6.QtCore import QByteArray, QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from rehearse.ui.theme import GRID

# In text sizes, so that columns grow with the text; at most these shares of the page.
_LEFT_EMS = 17.0
_RIGHT_EMS = 25.0
_LEFT_SHARE = 0.22
_RIGHT_SHARE = 0.31


class ReviewColumns(QSplitter):
    """Shares the width out at every change of size until the person moves a divider."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._is_own = False
        self.setObjectName("review")
        for widget in (left, middle, right):
            self.addWidget(widget)
        for number, stretch in enumerate((0, 1, 0)):
            self.setStretchFactor(number, stretch)
        self.setHandleWidth(3 * GRID)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_splitter_moved)

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:
        """Share the width out as it was when the person moved a divider."""
        self._is_own = super().restoreState(state)
        return self._is_own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share_width()

    def _share_width(self) -> None:
        if self._is_own:
            return
        em, whole = self.fontInfo().pixelSize(), self.width()
        left = min(round(em * _LEFT_EMS), round(whole * _LEFT_SHARE))
        right = min(round(em * _RIGHT_EMS), round(whole * _RIGHT_SHARE))
        self.setSizes([left, whole - left - right, right])

    @Slot(int, int)
    def _on_splitter_moved(self, _position: int, _number: int) -> None:
        self._is_own = True
