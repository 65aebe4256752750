"""The banks at the left of the questions page."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from rehearse.app.question_shelf import Shelf
from rehearse.ui.item_models.bank_list_model import BankListModel, BankRole, Scope
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.questions.bank_delegate import BankDelegate
from rehearse.ui.theme import GRID, set_look

_FRAMELESS = (
    "QListView { border: 2px solid transparent; background: transparent; padding: 0px; }"
    "QListView:focus { border: 2px solid palette(highlight); padding: 0px; }"
)


class BankList(QFrame):
    """One line for all questions, one for the favourites, and one for each bank."""

    scope_chosen = Signal()
    """Another line was chosen; see `scope`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._model = BankListModel(self)
        self._view = self._make_view()
        self._view.selectionModel().currentChanged.connect(self._on_current)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        heading = label(self.tr("Banks"), "heading")
        heading.setContentsMargins(GRID, 0, GRID, 0)
        rows.addWidget(heading)
        rows.addWidget(self._view, 1)

    @property
    def scope(self) -> Scope | None:
        """The line that is chosen; None before there are any."""
        found = self._view.currentIndex().data(BankRole.SCOPE)
        return found if isinstance(found, Scope) else None

    def show_shelf(self, shelf: Shelf) -> None:
        """List the banks anew; what was chosen stays so where it is still there."""
        before = self.scope
        selection = self._view.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._model.show_shelf(shelf)
        self.choose_row(self._model.row_of(before))
        selection.blockSignals(False)  # noqa: FBT003  (Qt's own signature)
        self._view.viewport().update()

    def choose_row(self, row: int) -> None:
        """Choose a line by its place, from 0."""
        self._view.setCurrentIndex(self._model.index(row, 0))

    def _make_view(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Question banks"))
        view.setModel(self._model)
        view.setStyleSheet(_FRAMELESS)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setItemDelegate(BankDelegate(view))
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        return view

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.scope_chosen.emit()
