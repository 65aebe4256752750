"""The list in which questions are looked through."""

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rehearse.ui.pages.questions.question_delegate import QuestionDelegate, line_height

_ROWS = (
    "QTableView::item { border-radius: 6px; }"
    "QTableView::item:hover { background: palette(alternate-base); }"
)


class QuestionView(QTableView):
    """One question a row, all rows of one height.

    A table and not a QListView: that asks the model about each of 10,000 rows at every
    keystroke, which takes 30 ms, and this one only about those in sight.
    """

    def __init__(self, model: QAbstractItemModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Questions"))
        self.setModel(model)
        self.setItemDelegate(QuestionDelegate(self))
        self.setStyleSheet(_ROWS)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the text at every size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(line_height(self.font()))
