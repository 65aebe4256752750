"""The rehearsals of the past, to open or to delete."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.item_models.rehearsal_list_model import RehearsalListModel, RehearsalRole
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.library.rehearsal_delegate import RehearsalDelegate
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton

# The panel around it is its frame; only the ring of the focus is its own.
_FRAMELESS = (
    "QListView { border: 2px solid transparent; background: transparent; padding: 0px; }"
    "QListView:focus { border: 2px solid palette(highlight); padding: 0px; }"
)


class RehearsalList(QFrame):
    """A list with its heading, or what to do first where there is none."""

    opened = Signal(object)
    """The RehearsalSummary to look at."""

    deleted = Signal(object)
    """The RehearsalSummary that the person wants gone; it can be undone."""

    all_wanted = Signal()
    """The person wants to see all rehearsals."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._model = RehearsalListModel(self)
        self._view = self._make_view()
        self._empty = label(
            self.tr(
                "None yet. Start one on the left: three questions take about eight minutes, and "
                "you will hear yourself as the interviewer does."
            ),
            "muted",
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(GRID, 3 * GRID, GRID, GRID)
        rows.setSpacing(GRID)
        heading = label(self.tr("Your last rehearsals"), "heading")
        for text in (heading, self._empty):
            text.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        rows.addWidget(heading)
        rows.addWidget(self._empty)
        rows.addWidget(self._view, 1)
        self._rest = QWidget()
        rows.addWidget(self._rest, 1)
        self._all = IconButton("search", self.tr("A&ll rehearsals…"))
        self._all.clicked.connect(self.all_wanted)
        rows.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_rehearsals(())

    def show_rehearsals(self, summaries: Sequence[RehearsalSummary]) -> None:
        """List these, in the order given."""
        self._model.set_rows(summaries)
        self._view.setVisible(bool(summaries))
        self._empty.setVisible(not summaries)
        self._rest.setVisible(not summaries)

    def _make_view(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Your last rehearsals"))
        view.setModel(self._model)
        view.setItemDelegate(RehearsalDelegate(view))
        view.setStyleSheet(_FRAMELESS)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        # A single click opens: there is nothing else that a click could mean here.
        view.clicked.connect(self._on_open)
        view.addAction(self._action(view, self.tr("Open"), Qt.Key.Key_Return, self._open_current))
        delete = self._action(view, self.tr("Delete"), Qt.Key.Key_Delete, self._delete_current)
        view.addAction(delete)
        return view

    def _action(self, view: QListView, text: str, key: Qt.Key, slot: object) -> QAction:
        action = QAction(text, view)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        return action

    def _current(self) -> RehearsalSummary | None:
        index = self._view.currentIndex()
        summary = index.data(RehearsalRole.SUMMARY) if index.isValid() else None
        return summary if isinstance(summary, RehearsalSummary) else None

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        if index.isValid():
            self._view.setCurrentIndex(index)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._view.actions())
            menu.popup(self._view.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _on_open(self, _index: QModelIndex) -> None:
        self._open_current()

    @Slot()
    def _open_current(self) -> None:
        summary = self._current()
        if summary is not None:
            self.opened.emit(summary)

    @Slot()
    def _delete_current(self) -> None:
        summary = self._current()
        if summary is not None:
            self.deleted.emit(summary)
