"""A table of words in which whole rows are chosen."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rehearse.ui.theme import GRID

_FRAMELESS = (
    "QTableView { border: 2px solid transparent; background: transparent; padding: 0px; }"
    "QTableView:focus { border: 2px solid palette(highlight); padding: 0px; }"
    "QTableView::item { padding: 0px 8px; }"
)


_LOOKED_AT = 50
"""So many lines decide how wide a column is; all of thousands take too long."""


def word_table(model: QAbstractItemModel, name: str) -> QTableView:
    """Return a view of `model`, the first column as wide as there is room."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setStyleSheet(_FRAMELESS)
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 2 * GRID)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setResizeContentsPrecision(_LOOKED_AT)
    return view


def stretch_first(view: QTableView) -> None:
    """Give the first column what the others leave; call when there are columns."""
    view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
