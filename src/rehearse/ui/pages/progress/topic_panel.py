"""Which kinds of question and which competencies were practised, and when last."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rehearse.app.progress_view import ProgressView
from rehearse.app.progress_words import NAMES, ago, topic_text, value_text
from rehearse.domain.progress import EVERYTHING, Measure, Topic, TopicPractice
from rehearse.ui.item_models.table_rows import TableRows
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.review.word_table import stretch_first, word_table
from rehearse.ui.pages.segmented_choice import Option, SegmentedChoice
from rehearse.ui.theme import GRID, set_look

_KINDS, _COMPETENCIES = "kinds", "competencies"


class TopicPanel(QFrame):
    """A table of topics; choosing one shows the measures of its answers alone."""

    topic_chosen = Signal(object)
    """The Topic to look at."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._view: ProgressView | None = None
        self._now: datetime | None = None
        self._topics: list[Topic] = []
        self._rows = TableRows(self)
        self.table = word_table(self._rows, self.tr("What you practised"))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.by = SegmentedChoice(
            self.tr("Topics"),
            (
                Option(value=_KINDS, text=self.tr("Kinds of question"), meaning=""),
                Option(value=_COMPETENCIES, text=self.tr("Competencies"), meaning=""),
            ),
        )
        self.by.chosen.connect(self._on_by)
        self._lay_out()

    def show_view(self, view: ProgressView, now: datetime) -> None:
        """Show how each topic was practised up to `now`; the topic of `view` is chosen."""
        self._view, self._now = view, now
        practised = view.kinds if self.by.value() == _KINDS else view.competencies
        shown = (view.whole, *practised)
        self._topics = [one.topic for one in shown]
        heads = (self.tr("Topic"), self.tr("Answers"), self.tr("Last"), NAMES[view.measure])
        rows = [_row(one, view.measure, now) for one in shown]
        selection = self.table.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._rows.set_rows(heads, rows)
        stretch_first(self.table)
        chosen = self._topics.index(view.topic) if view.topic in self._topics else 0
        self.table.selectRow(chosen)
        selection.blockSignals(False)  # noqa: FBT003  (Qt's own signature)
        self.table.viewport().update()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("What you practised"), "heading"))
        head.addWidget(self.by, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        rows.setSpacing(GRID)
        rows.addLayout(head)
        rows.addWidget(self.table, 1)

    @Slot(object)
    def _on_by(self, _by: object) -> None:
        if self._view is not None and self._now is not None:
            self.show_view(self._view, self._now)
            if self._view.topic not in self._topics:
                self.topic_chosen.emit(EVERYTHING)

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, row: QModelIndex, _old: QModelIndex) -> None:
        if row.isValid():
            self.topic_chosen.emit(self._topics[row.row()])


def _row(one: TopicPractice, measure: Measure, now: datetime) -> Sequence[str]:
    median = "\N{EN DASH}" if one.median is None else value_text(measure, one.median)
    return topic_text(one.topic), str(one.answered), ago(one.last_answered, now), median
