"""Interview files of other people, to read and to report; never to change or to keep."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehearse.app.interview_reader import OpenInterview
from rehearse.ui.item_models.interview_list_model import InterviewListModel, InterviewRole
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.report_view import ReportView
from rehearse.ui.widgets.state_panel import StatePanel

_SIZE = (1100, 720)
_SMALLEST_SIZE = (760, 480)
_LIST_PX = 320


class InterviewsWindow(QWidget):
    """The files on the left, the report of the one that is chosen on the right."""

    opening_wanted = Signal()
    files_dropped = Signal(object)
    """A list of Paths."""

    closing_wanted = Signal(object)
    """The OpenInterviews that are chosen."""

    export_wanted = Signal()
    chosen = Signal(object)
    """The OpenInterview to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Interview files"))
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST_SIZE)
        self.resize(*_SIZE)
        self.banner = Banner()
        self.model = InterviewListModel(self)
        self.list = self._make_list()
        self.open_button = IconButton("folder-open", self.tr("Open files…"), look="primary")
        self.close_button = IconButton("x", self.tr("Close file"))
        self.export_button = IconButton("file-down", self.tr("Export report…"), look="")
        self.view = ReportView()
        self.state = StatePanel()
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self._show_emptiness()

    @property
    def selected(self) -> tuple[OpenInterview, ...]:
        """The files that are chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.model.rows[row] for row in rows)

    @property
    def current(self) -> OpenInterview | None:
        """The file on show."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def put(self, interview: OpenInterview) -> None:
        """List a file, and show it where it is new; or take over its newest state."""
        is_new = self.model.row_of(interview.id) is None
        self.model.put(interview)
        if is_new:
            self.list.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
        self._show_emptiness()
        if is_new:
            self.list.setFocus()

    def remove(self, interview_id: str) -> None:
        """List a file no more."""
        self.model.remove(interview_id)
        self._show_emptiness()

    def show_report(self, html: str) -> None:
        """Show the report of the file on show."""
        self.view.show_report(html)
        self._stack.setCurrentWidget(self.view)

    def show_busy(self, interview: OpenInterview) -> None:
        """Show how much of a file is analysed."""
        count = len(interview.rehearsal.answers)
        done = count - interview.waiting
        self.state.show_state(
            "loader-circle",
            self.tr("Reading the answers…"),
            self.tr("{done} of {count} answers of {name} are analysed.").format(
                done=done, count=count, name=interview.path.name
            ),
        )
        share = done / count if count else None
        self.state.show_progress(share, name=self.tr("Answers analysed"))
        self._stack.setCurrentWidget(self.state)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, in place."""
        self.banner.show_message(sentence, Tone.ERROR)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(_paths(event))

    def _make_list(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Open interview files"))
        view.setModel(self.model)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.tr("Interview files"), "heading"))
        words.addWidget(
            label(self.tr("To read only: nothing of them is put into your own library."), "small")
        )
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addLayout(words, 1)
        for button in (self.close_button, self.export_button, self.open_button):
            head.addWidget(button)
        self._stack.addWidget(self.state)
        self._stack.addWidget(self.view)
        columns = QSplitter()
        columns.setObjectName("interviews")
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(2 * GRID)
        columns.addWidget(self.list)
        columns.addWidget(self._stack)
        columns.setStretchFactor(1, 1)
        columns.setSizes([_LIST_PX, _SIZE[0] - _LIST_PX])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addLayout(head)
        rows.addWidget(self.banner)
        rows.addWidget(columns, 1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.opening_wanted)
        self.state.action_chosen.connect(self.opening_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.close_button.clicked.connect(self._on_close)
        for key in (QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.Close):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_close)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self.opening_wanted)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.export_wanted)
        self.list.selectionModel().selectionChanged.connect(self._on_selection)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        current = self.list.currentIndex().data(InterviewRole.INTERVIEW)
        if current is not None:
            self.chosen.emit(current)

    @Slot()
    def _on_close(self) -> None:
        if self.selected:
            self.closing_wanted.emit(self.selected)

    def _show_emptiness(self) -> None:
        is_empty = not self.model.rows
        self.list.setVisible(not is_empty)
        self.close_button.setVisible(not is_empty)
        self.export_button.setVisible(not is_empty)
        self.open_button.setVisible(not is_empty)
        if is_empty:
            self.state.show_state(
                "folder-open",
                self.tr("No file is open"),
                self.tr(
                    "Open the interview files that people sent you, or drop them here. They are "
                    "read where they are; your own rehearsals stay apart."
                ),
                action=self.tr("Open files…"),
            )
            self._stack.setCurrentWidget(self.state)


def _paths(event: QDropEvent) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
