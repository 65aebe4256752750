"""Searching and filtering questions, and the list of what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rehearse.domain.question import Question, QuestionKind
from rehearse.ui.item_models.question_list_model import QuestionListModel, QuestionRole
from rehearse.ui.item_models.question_text import kind_text
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.questions.question_view import QuestionView
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.search_field import SearchField
from rehearse.ui.widgets.state_panel import StatePanel


class QuestionList(QWidget):
    """A search field, two filters, and the questions that fit."""

    filter_changed = Signal()
    all_chosen = Signal()
    """Nothing fits, and the person wants to see everything again."""

    question_chosen = Signal(object)
    """The Question that is looked at now, None where nothing is found."""

    question_opened = Signal(object)
    """The Question that Enter or a double click asks for."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QuestionListModel(self)
        self._search = SearchField(self.tr("Search questions and competencies"))
        self._kind = self._make_kinds()
        self._competency = self._make_competencies()
        self._count = label("", "small")
        self._view = QuestionView(self._model)
        self._empty = StatePanel()
        self._empty.action_chosen.connect(self.all_chosen)
        self._places = QStackedWidget()
        self._places.addWidget(self._view)
        self._places.addWidget(self._empty)
        self._lay_out()
        self._search.textChanged.connect(self._on_filter)
        self._kind.currentIndexChanged.connect(self._on_filter)
        self._competency.currentIndexChanged.connect(self._on_filter)
        self._view.selectionModel().currentChanged.connect(self._on_current)
        self._view.activated.connect(self._on_opened)
        self.setFocusProxy(self._search)

    @property
    def words(self) -> str:
        """What stands in the search field."""
        return self._search.text()

    @property
    def kind(self) -> QuestionKind | None:
        """The kind to show, None for all."""
        found = self._kind.currentData()
        return QuestionKind(found) if found else None

    @property
    def competency(self) -> str:
        """The competency to show, "" for all."""
        return str(self._competency.currentData() or "")

    @property
    def current(self) -> Question | None:
        """The question that is looked at."""
        found = self._view.currentIndex().data(QuestionRole.QUESTION)
        return found if isinstance(found, Question) else None

    def show_competencies(self, names: Sequence[str]) -> None:
        """Offer these; the one that is chosen stays so where it is among them."""
        before = self.competency
        self._competency.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._competency.clear()
        self._competency.addItem(self.tr("Any skill"), "")
        for name in names:
            self._competency.addItem(name, name)
        self._competency.setCurrentIndex(max(self._competency.findData(before), 0))
        self._competency.blockSignals(False)  # noqa: FBT003  (Qt's own signature)

    def show_questions(
        self, found: Sequence[Question], *, total: int, favourites: frozenset[str]
    ) -> None:
        """List what was found of `total`; what is looked at stays so where it is among it."""
        before = self.current
        self._model.set_rows(found, favourites)
        row = self._model.row_of(before.key) if before is not None else None
        if found:
            self._view.setCurrentIndex(self._model.index(row or 0, 0))
        else:
            self.question_chosen.emit(None)
        self._places.setCurrentWidget(self._view if found else self._empty)
        self._count.setText(self.tr("{n} of {m} questions").format(n=len(found), m=total))

    def show_nothing(self, heading: str, text: str, *, can_clear: bool) -> None:
        """Say why nothing is listed, and what to do."""
        action = self.tr("Show all questions") if can_clear else ""
        self._empty.show_state("search", heading, text, action=action)

    def choose(self, key: str) -> None:
        """Look at the question of this key, where it is listed."""
        row = self._model.row_of(key)
        if row is not None:
            self._view.setCurrentIndex(self._model.index(row, 0))

    @Slot()
    def clear_filter(self) -> None:
        """Empty the search field and both filters."""
        for box in (self._kind, self._competency):
            box.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
            box.setCurrentIndex(0)
            box.blockSignals(False)  # noqa: FBT003  (Qt's own signature)
        self._search.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._search.clear()
        self._search.blockSignals(False)  # noqa: FBT003  (Qt's own signature)
        self.filter_changed.emit()

    def _make_kinds(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Kind of question"))
        box.addItem(self.tr("Any kind"), "")
        for kind in QuestionKind:
            box.addItem(kind_text(kind), kind.value)
        return _narrow(box)

    def _make_competencies(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Competency"))
        box.addItem(self.tr("Any skill"), "")
        return _narrow(box)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        filters.addWidget(self._kind, 1)
        filters.addWidget(self._competency, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._search)
        rows.addLayout(filters)
        rows.addWidget(self._places, 1)
        rows.addWidget(self._count)

    @Slot()
    def _on_filter(self) -> None:
        self.filter_changed.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        if self.current is not None:
            self.question_chosen.emit(self.current)

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        if self.current is not None:
            self.question_opened.emit(self.current)


def _narrow(box: QComboBox) -> QComboBox:
    # As wide as its longest entry, it would push the page apart.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box
