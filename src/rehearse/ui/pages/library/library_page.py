"""The library: every rehearsal, and what was said in it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.first_focus import begin_at
from rehearse.ui.item_models.library_list_model import LibraryListModel, LibraryRole, LibraryRow
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.library.library_delegate import LibraryDelegate
from rehearse.ui.pages.library.library_filter import LibraryFilter
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.state_panel import StatePanel


class LibraryPage(QWidget):
    """A search field, filters, the rehearsals or answers that fit, and what to do with one."""

    left = Signal()
    start_wanted = Signal()
    """The person has not rehearsed yet and wants to."""

    opened = Signal(object)
    """The LibraryRow to look at."""

    rename_chosen = Signal(object)
    """The RehearsalSummary to name."""

    archive_chosen = Signal(object)
    """The RehearsalSummary to put into the archive, or to bring back where it is there."""

    delete_chosen = Signal(object)
    """The RehearsalSummary to delete."""

    undo_chosen = Signal()
    undo_declined = Signal()
    """The offer to undo the last deletion was put away."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.filter = LibraryFilter()
        self._offers_undo = False
        self._banner = Banner()
        self._model = LibraryListModel(self)
        self._view = self._make_view()
        self._empty = StatePanel()
        self._empty.action_chosen.connect(self._on_empty_action)
        self._count = label("", "small")
        self._places = QStackedWidget()
        self._places.addWidget(self._view)
        self._places.addWidget(self._empty)
        self._make_actions()
        self._banner.action_chosen.connect(self._on_undo)
        self._banner.dismissed.connect(self._on_dismissed)
        self._lay_out()
        begin_at(self, self.filter)
        self.show_rows(())

    @property
    def current(self) -> LibraryRow | None:
        """The line that is looked at."""
        row: LibraryRow | None = self._view.currentIndex().data(LibraryRole.ROW)
        return row

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        """List these; the line that is looked at stays so where it is among them."""
        before, place = self.current, self._view.currentIndex().row()
        self._model.set_rows(rows)
        if rows:
            kept = self._model.row_of(before) if before is not None else None
            # After a deletion the next one has moved to its place.
            row = kept if kept is not None else min(max(place, 0), len(rows) - 1)
            self._view.setCurrentIndex(self._model.index(row, 0))
        else:
            self._show_emptiness()
        self._places.setCurrentWidget(self._view if rows else self._empty)
        self._count.setText(self._count_text(rows) if rows else "")
        self._show_actions()

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what went wrong."""
        self._show_message(sentence, Tone.ERROR)

    def show_notice(self, sentence: str) -> None:
        """Say what was done."""
        self._show_message(sentence, Tone.INFO)

    def offer_undo(self, sentence: str) -> None:
        """Say what was deleted, with a button that brings it back."""
        self._offers_undo = True
        self._banner.show_message(sentence, Tone.INFO, action=self.tr("Undo"))

    @Slot()
    def clear_undo(self) -> None:
        """Take the offer back, where it is the last that was said."""
        if self._offers_undo:
            self._offers_undo = False
            self._banner.clear()

    def _show_message(self, sentence: str, tone: Tone) -> None:
        self._offers_undo = False
        self._banner.show_message(sentence, tone)

    def _make_view(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Rehearsals"))
        view.setModel(self._model)
        view.setItemDelegate(LibraryDelegate(view))
        view.setLayoutMode(QListView.LayoutMode.Batched)
        # Words found take one line or two, by the width there is.
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.doubleClicked.connect(self._on_double_click)
        view.selectionModel().currentChanged.connect(self._on_current)
        return view

    def _make_actions(self) -> None:
        self._back = IconButton("arrow-left", self.tr("&Back"))
        self._back.clicked.connect(self.left)
        self._open = IconButton("chevron-right", self.tr("&Open"), look="")
        self._rename = IconButton("pencil", self.tr("Re&name…"))
        self._archive = IconButton("archive", self.tr("&Archive"))
        self._delete = IconButton("trash-2", self.tr("&Delete"))
        self._open.clicked.connect(self._on_open)
        self._rename.clicked.connect(self._on_rename)
        self._archive.clicked.connect(self._on_archive)
        self._delete.clicked.connect(self._on_delete)
        self._add_action(self.tr("Open"), Qt.Key.Key_Return, self._on_open)
        self._add_action(self.tr("Rename…"), Qt.Key.Key_F2, self._on_rename)
        self._archive_action = self._add_action(self.tr("Archive"), None, self._on_archive)
        self._add_action(self.tr("Delete"), Qt.Key.Key_Delete, self._on_delete)

    def _add_action(self, text: str, key: Qt.Key | None, slot: object) -> QAction:
        action = QAction(text, self._view)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._view.addAction(action)
        return action

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        title = label(self.tr("Rehearsals"), "title")
        title.setWordWrap(False)
        head.addWidget(self._back)
        head.addWidget(title)
        head.addStretch(1)
        for button in (self._delete, self._archive, self._rename, self._open):
            head.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        rows.setSpacing(GRID + GRID // 2)
        rows.addLayout(head)
        rows.addWidget(self._banner)
        rows.addWidget(self.filter)
        rows.addWidget(self._places, 1)
        rows.addWidget(self._count)

    def _show_actions(self) -> None:
        row = self.current
        self._open.setEnabled(row is not None)
        # An answer that was found is opened; what is done to its rehearsal is done from its line.
        summary = row if isinstance(row, RehearsalSummary) else None
        for button in (self._rename, self._archive, self._delete):
            button.setEnabled(summary is not None)
        is_archived = summary is not None and summary.is_archived
        words = self.tr("Bring back") if is_archived else self.tr("Archive")
        self._archive.set_label(self.tr("Bring b&ack") if is_archived else self.tr("&Archive"))
        self._archive.setAccessibleName(words)
        self._archive.set_icon_name("archive-restore" if is_archived else "archive")
        self._archive_action.setText(words)

    def _show_emptiness(self) -> None:
        if self.filter.words:
            self._empty.show_state(
                "search",
                self.tr("Nothing fits “{words}”").format(words=self.filter.words),
                self.tr("Try fewer words or the beginning of one, or leave out the filters."),
                action=self.tr("Show all rehearsals"),
            )
        elif self.filter.is_narrow or self.filter.shows_archive:
            self._empty.show_state(
                "search",
                self.tr("The archive is empty")
                if self.filter.shows_archive and not self.filter.is_narrow
                else self.tr("Nothing fits"),
                self.tr("Rehearsals that you archive stay here, out of the way."),
                action=self.tr("Show all rehearsals"),
            )
        else:
            self._empty.show_state(
                "mic",
                self.tr("No rehearsals yet"),
                self.tr("Each rehearsal is kept here with what was asked and said."),
                action=self.tr("Start a rehearsal"),
            )

    def _count_text(self, rows: Sequence[LibraryRow]) -> str:
        rehearsals = sum(isinstance(row, RehearsalSummary) for row in rows)
        answers = len(rows) - rehearsals
        counted = [
            self.tr("1 rehearsal")
            if rehearsals == 1
            else self.tr("{n} rehearsals").format(n=rehearsals)
        ]
        if answers:
            counted.append(
                self.tr("1 answer") if answers == 1 else self.tr("{n} answers").format(n=answers)
            )
        return " · ".join(counted if rehearsals or not answers else counted[1:])

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        if index.isValid():
            self._view.setCurrentIndex(index)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(
                self._view.actions()
                if isinstance(self.current, RehearsalSummary)
                else self._view.actions()[:1]
            )
            menu.popup(self._view.viewport().mapToGlobal(place))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._show_actions()

    @Slot(QModelIndex)
    def _on_double_click(self, _index: QModelIndex) -> None:
        self._on_open()

    @Slot()
    def _on_empty_action(self) -> None:
        if self.filter.words or self.filter.is_narrow or self.filter.shows_archive:
            self.filter.clear()
        else:
            self.start_wanted.emit()

    @Slot()
    def _on_open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    @Slot()
    def _on_rename(self) -> None:
        if isinstance(self.current, RehearsalSummary):
            self.rename_chosen.emit(self.current)

    @Slot()
    def _on_archive(self) -> None:
        if isinstance(self.current, RehearsalSummary):
            self.archive_chosen.emit(self.current)

    @Slot()
    def _on_delete(self) -> None:
        if isinstance(self.current, RehearsalSummary):
            self.delete_chosen.emit(self.current)

    @Slot()
    def _on_undo(self) -> None:
        self._offers_undo = False
        self.undo_chosen.emit()

    @Slot()
    def _on_dismissed(self) -> None:
        if self._offers_undo:
            self._offers_undo = False
            self.undo_declined.emit()
