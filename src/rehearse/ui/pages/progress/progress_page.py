"""Progress: the measures over rehearsals, what was practised, and what comes next."""

from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehearse.app.progress_view import ProgressView
from rehearse.domain.progress import EVERYTHING, Measure, Topic
from rehearse.ui.first_focus import begin_at
from rehearse.ui.item_models.measure_list_model import MeasureListModel
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.progress.measure_panel import MeasurePanel
from rehearse.ui.pages.progress.next_panel import NextPanel
from rehearse.ui.pages.progress.topic_panel import TopicPanel
from rehearse.ui.pages.review.measure_delegate import MeasureDelegate
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.state_panel import StatePanel

_FRAMELESS = (
    "QListView { border: 2px solid transparent; background: transparent; padding: 0px; }"
    "QListView:focus { border: 2px solid palette(highlight); padding: 0px; }"
)
_LEFT_EMS = 17
"""Width of the column at the left, in heights of a line."""


class ProgressPage(QWidget):
    """Shows what it is given; what to look at is chosen on it."""

    left = Signal()
    wish_changed = Signal()
    """Another measure or topic was chosen; see `measure` and `topic`."""

    start_wanted = Signal()
    """The person has not rehearsed yet and wants to."""

    retry_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.measure = Measure.NEGATIVITY
        self.topic = EVERYTHING
        self._banner = Banner()
        self._back = IconButton("arrow-left", self.tr("&Back"))
        self._counts = label("", "muted")
        self._measures = MeasureListModel(self)
        self.list = self._make_list()
        self.shown = MeasurePanel()
        self.topics = TopicPanel()
        self.next = NextPanel()
        self.state = StatePanel()
        self._places = QStackedWidget()
        self._lay_out()
        self._connect()
        begin_at(self, self.list)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_left()

    def show_busy(self) -> None:
        """Say that the library is being read, where nothing is on show yet."""
        self._banner.clear()
        if self._places.currentWidget() is self.state:
            self.state.show_state("loader-circle", self.tr("Reading your rehearsals…"), "")

    def show_empty(self) -> None:
        """Say what to do first."""
        self._counts.setText("")
        self.state.show_state(
            "gauge",
            self.tr("Nothing to show yet"),
            self.tr(
                "After your first rehearsal you see here how you speak; from five on, whether it "
                "changes."
            ),
            action=self.tr("Start a rehearsal"),
        )
        self._places.setCurrentWidget(self.state)

    def show_failure(self, sentence: str) -> None:
        """Say why nothing can be shown."""
        self.state.show_state(
            "circle-alert",
            self.tr("Your progress could not be read"),
            sentence,
            second_action=self.tr("Try again"),
        )
        self._places.setCurrentWidget(self.state)

    def show_view(self, view: ProgressView, *, rehearsals: int, now: datetime) -> None:
        """Show what was asked for; days are counted to `now`."""
        self._counts.setText(self._counted(rehearsals, view.whole.answered))
        self._measures.show_measures(view.measures)
        row = list(Measure).index(view.measure)
        if self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self._measures.index(row, 0))
        self.shown.show_view(view)
        self.topics.show_view(view, now)
        self._places.setCurrentIndex(1)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what went wrong."""
        self._banner.show_message(sentence, Tone.ERROR)

    def show_notice(self, sentence: str) -> None:
        """Say what was done."""
        self._banner.show_message(sentence, Tone.INFO)

    def _counted(self, rehearsals: int, answers: int) -> str:
        if rehearsals == 1:
            return self.tr("1 rehearsal, {answers} answered").format(answers=answers)
        return self.tr("{rehearsals} rehearsals, {answers} answered").format(
            rehearsals=rehearsals, answers=answers
        )

    def _make_list(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Measures"))
        view.setModel(self._measures)
        view.setItemDelegate(MeasureDelegate(view))
        view.setStyleSheet(_FRAMELESS)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSizeAdjustPolicy(QListView.SizeAdjustPolicy.AdjustToContents)
        view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return view

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._back)
        head.addWidget(label(self.tr("Progress"), "title"))
        head.addWidget(self._counts, 1)
        self._places.addWidget(self.state)
        self._places.addWidget(self._make_content())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addLayout(head)
        rows.addWidget(self._banner)
        rows.addWidget(self._places, 1)

    def _make_content(self) -> QWidget:
        measures = QFrame()
        set_look(measures, "panel")
        inside = QVBoxLayout(measures)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.addWidget(self.list)
        self._left = _scrolling(_column(measures, self.next))
        self._fit_left()
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(2 * GRID)
        columns.addWidget(self._left)
        right = _column(self.shown, self.topics, shares=(3, 2))
        columns.addWidget(_scrolling(right), 1)
        return content

    def _fit_left(self) -> None:
        self._left.setFixedWidth(_LEFT_EMS * QFontMetrics(self.font()).height())

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self.state.action_chosen.connect(self.start_wanted)
        self.state.second_action_chosen.connect(self.retry_wanted)
        self.list.selectionModel().currentChanged.connect(self._on_measure)
        self.topics.topic_chosen.connect(self._on_topic)

    @Slot(QModelIndex, QModelIndex)
    def _on_measure(self, line: QModelIndex, _old: QModelIndex) -> None:
        if line.isValid() and self._measures.measure_at(line.row()) is not self.measure:
            self.measure = self._measures.measure_at(line.row())
            self.wish_changed.emit()

    @Slot(object)
    def _on_topic(self, topic: Topic) -> None:
        if topic != self.topic:
            self.topic = topic
            self.wish_changed.emit()


def _column(*widgets: QWidget, shares: tuple[int, ...] = (0, 1)) -> QWidget:
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * GRID)
    for widget, share in zip(widgets, shares, strict=True):
        column.addWidget(widget, share)
    return ground


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
