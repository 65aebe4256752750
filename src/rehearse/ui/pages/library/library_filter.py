"""What is looked for in the library: words, a job, a kind of point, the archive."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rehearse.domain.finding import FindingKind
from rehearse.domain.library_search import JobName, RehearsalFilter
from rehearse.ui.item_models.finding_kind_text import finding_kind_text
from rehearse.ui.item_models.rehearsal_list_model import post_text
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.search_field import SearchField

_FEWEST_LETTERS = 10


class LibraryFilter(QWidget):
    """A search field, and three filters under it."""

    typed = Signal()
    """The words have changed; more may come."""

    chosen = Signal()
    """A filter has changed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = SearchField(self.tr("Search what was asked and said"))
        self._job = _box(self.tr("Job"))
        self._kind = _box(self.tr("Kind of point"))
        self._place = _box(self.tr("Which rehearsals"))
        self._fill()
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        for box in (self._job, self._kind, self._place):
            filters.addWidget(box, 1)
            box.currentIndexChanged.connect(self._on_chosen)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._search)
        rows.addLayout(filters)
        self._search.textChanged.connect(self._on_typed)
        self.setFocusProxy(self._search)

    @property
    def words(self) -> str:
        """What stands in the search field, without blanks around it."""
        return self._search.text().strip()

    @property
    def wanted(self) -> RehearsalFilter:
        """What the filters choose, whatever the words are."""
        kind = self._kind.currentData()
        return RehearsalFilter(
            job=self._job.currentData(),
            kind=FindingKind(kind) if kind else None,
            is_archived=self._place.currentData(),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out besides the archive."""
        wanted = self.wanted
        return bool(self.words) or wanted.job is not None or wanted.kind is not None

    @property
    def shows_archive(self) -> bool:
        """Whether only the archive is shown."""
        return self.wanted.is_archived is True

    def type_words(self, words: str) -> None:
        """Look for other words, as if they had been typed."""
        self._search.setText(words)

    def show_jobs(self, names: Sequence[JobName]) -> None:
        """Offer these; the one that is chosen stays so where it is among them."""
        before = self._job.currentData()
        self._job.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._job.clear()
        self._job.addItem(self.tr("Any job"), None)
        for name in names:
            self._job.addItem(post_text(name.title, name.company), name)
        places = (at for at, name in enumerate(names, start=1) if name == before)
        self._job.setCurrentIndex(next(places, 0))
        self._job.blockSignals(False)  # noqa: FBT003  (Qt's own signature)

    @Slot()
    def clear(self) -> None:
        """Empty the search field and the filters, so that every rehearsal not archived is shown."""
        for part in (self._search, self._job, self._kind, self._place):
            part.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._search.clear()
        for box in (self._job, self._kind, self._place):
            box.setCurrentIndex(0)
        for part in (self._search, self._job, self._kind, self._place):
            part.blockSignals(False)  # noqa: FBT003  (Qt's own signature)
        self.chosen.emit()

    def _fill(self) -> None:
        self._job.addItem(self.tr("Any job"), None)
        self._kind.addItem(self.tr("Any point"), "")
        for kind in FindingKind:
            self._kind.addItem(finding_kind_text(kind), kind.value)
        self._place.addItem(self.tr("Not archived"), False)  # noqa: FBT003  (Qt's own signature)
        self._place.addItem(self.tr("Archive"), True)  # noqa: FBT003  (Qt's own signature)
        self._place.addItem(self.tr("All"), None)

    @Slot()
    def _on_typed(self) -> None:
        self.typed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit()


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    # As wide as its longest entry, it would push the page apart.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_FEWEST_LETTERS)
    return box
