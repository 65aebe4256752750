"""The questions page: banks, search, and one question with all that is known of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from rehearse.app.question_search import QuestionFilter
from rehearse.app.question_shelf import Shelf, ShelvedBank
from rehearse.domain.question import Question
from rehearse.ui.first_focus import begin_at
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.questions.bank_list import BankList
from rehearse.ui.pages.questions.question_detail import QuestionDetail
from rehearse.ui.pages.questions.question_list import QuestionList
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton

_SHARES = (22, 39, 39)
"""Widths of the three columns, in hundredths."""

_NARROWEST_PX = 20 * GRID


class QuestionsPage(QWidget):
    """Bank files can be dropped anywhere on it, and dragged out of the list of banks."""

    left = Signal()
    filter_changed = Signal()
    """What to show has changed; see `wanted`."""

    add_chosen = Signal()
    import_chosen = Signal()
    files_dropped = Signal(object)
    """A list of Paths that the person wants imported."""

    export_chosen = Signal(object)
    """The ShelvedBank to copy to a file."""

    bank_delete_chosen = Signal(object)
    """The ShelvedBank of one's own to delete."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._shelf = Shelf()
        self._banner = Banner()
        self._banks = BankList()
        self._list = QuestionList()
        self.detail = QuestionDetail()
        self._make_buttons()
        self._connect_parts()
        self._lay_out()
        begin_at(self, self._list)

    @property
    def wanted(self) -> QuestionFilter:
        """What is searched and filtered for."""
        scope = self._banks.scope
        return QuestionFilter(
            words=self._list.words,
            bank_id=scope.bank_id if scope else "",
            kind=self._list.kind,
            competency=self._list.competency,
            only_favourites=scope.only_favourites if scope else False,
        )

    def show_shelf(self, shelf: Shelf, *, competencies: Sequence[str]) -> None:
        """Show these banks; `show_questions` must follow."""
        self._shelf = shelf
        self._banks.show_shelf(shelf)
        self._list.show_competencies(competencies)
        self._show_bank_buttons()
        if shelf.problems:
            self._banner.show_message(self._problems_text(shelf.problems), Tone.WARNING)

    def show_questions(self, found: Sequence[Question]) -> None:
        """List what was found by `wanted`."""
        total = sum(len(one.bank.questions) for one in self._shelf.banks)
        if not found:
            self._show_nothing()
        self._list.show_questions(found, total=total, favourites=self._shelf.favourites)
        self.detail.show_question(self._list.current if found else None, self._shelf)

    def choose(self, key: str) -> None:
        """Look at the question of this key, where it is listed."""
        self._list.choose(key)

    @Slot()
    def show_all(self) -> None:
        """Leave every filter, so that each question is listed."""
        self._banks.choose_row(0)
        self._list.clear_filter()

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what went wrong."""
        self._banner.show_message(sentence, Tone.ERROR)

    def show_notice(self, sentence: str) -> None:
        """Say what was done."""
        self._banner.show_message(sentence, Tone.INFO)

    def clear_message(self) -> None:
        """Take back what was said last."""
        self._banner.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take bank files, but not those that were dragged from here."""
        if event.source() is None and _bank_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Have what was dropped imported."""
        event.acceptProposedAction()
        self.files_dropped.emit(_bank_files(event.mimeData()))

    def _make_buttons(self) -> None:
        self._back = IconButton("arrow-left", self.tr("&Back"))
        self._new = IconButton("plus", self.tr("&New question"), look="")
        self._import = IconButton("file-up", self.tr("&Import…"))
        self._export = IconButton("file-down", self.tr("E&xport bank…"))
        self._delete = IconButton("trash-2", self.tr("Delete ban&k…"))

    def _connect_parts(self) -> None:
        self._back.clicked.connect(self.left)
        self._new.clicked.connect(self.add_chosen)
        self._import.clicked.connect(self.import_chosen)
        self._export.clicked.connect(self._on_export)
        self._delete.clicked.connect(self._on_delete)
        self._banks.scope_chosen.connect(self._on_scope)
        self._list.filter_changed.connect(self.filter_changed)
        self._list.all_chosen.connect(self.show_all)
        self._list.question_chosen.connect(self._on_question)
        self._list.question_opened.connect(self.detail.asked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        title = label(self.tr("Questions"), "title")
        title.setWordWrap(False)
        head.addWidget(self._back)
        head.addWidget(title)
        head.addStretch(1)
        for button in (self._delete, self._export, self._import, self._new):
            head.addWidget(button)
        columns = QSplitter()
        columns.setObjectName("questions")
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(2 * GRID)
        for part, share in zip((self._banks, self._list, self.detail), _SHARES, strict=True):
            columns.addWidget(part)
            columns.setStretchFactor(columns.count() - 1, share)
            part.setMinimumWidth(_NARROWEST_PX)
        columns.setSizes([share * 10 for share in _SHARES])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addLayout(head)
        rows.addWidget(self._banner)
        rows.addWidget(columns, 1)

    def _show_bank_buttons(self) -> None:
        bank = self._bank()
        self._export.setEnabled(bank is not None)
        self._delete.setVisible(bank is not None and bank.is_own)

    def _bank(self) -> ShelvedBank | None:
        scope = self._banks.scope
        return scope.bank if scope else None

    def _show_nothing(self) -> None:
        wanted = self.wanted
        if wanted.only_favourites and not self._shelf.favourites:
            self._list.show_nothing(
                self.tr("No favourites yet"),
                self.tr("Mark a question as a favourite, and it is found here."),
                can_clear=False,
            )
        elif wanted.words.strip():
            self._list.show_nothing(
                self.tr("Nothing fits “{words}”").format(words=wanted.words.strip()),
                self.tr("Try a shorter word, or leave out the filters."),
                can_clear=True,
            )
        else:
            self._list.show_nothing(
                self.tr("Nothing fits"),
                self.tr("No question here is of that kind and competency."),
                can_clear=True,
            )

    def _problems_text(self, problems: Sequence[str]) -> str:
        rest = self.tr("The other banks work as ever.")
        return "\n".join((*problems, rest))

    @Slot()
    def _on_scope(self) -> None:
        self._show_bank_buttons()
        self.filter_changed.emit()

    @Slot(object)
    def _on_question(self, question: Question | None) -> None:
        self.detail.show_question(question, self._shelf)

    @Slot()
    def _on_export(self) -> None:
        bank = self._bank()
        if bank is not None:
            self.export_chosen.emit(bank)

    @Slot()
    def _on_delete(self) -> None:
        bank = self._bank()
        if bank is not None:
            self.bank_delete_chosen.emit(bank)


def _bank_files(data: QMimeData) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in files if path.suffix.lower() == ".toml"]
