"""The top of the review page: the way back, which rehearsal it is, and its report."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehearse.domain.rehearsal import Rehearsal
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.library.rehearsal_text import rehearsal_text
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.icon_button import IconButton


class ReviewHeader(QWidget):
    """Two buttons with a title between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", self.tr("Back"))
        self.export = IconButton("file-down", self.tr("Export report"), look="")
        self._about = label("", "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("Review"), "heading"))
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addWidget(self.export)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Say which rehearsal is under review."""
        self._about.setText(rehearsal_text(rehearsal))
