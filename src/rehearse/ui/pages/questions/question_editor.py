"""The window in which a question of one's own is written."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rehearse.domain.question import Question, QuestionBank
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.questions.question_form import QuestionForm
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.banner import Banner, Tone

_NEW = "new"
_SIZE = QSize(640, 680)
_LONGEST_TITLE = 100


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDraft:
    """What was written; `bank_title` names a bank that is to be made for it, "" for none."""

    question: Question
    bank_title: str = ""


class QuestionEditor(QDialog):
    """Stays open until what was written has been kept; `accept` it then, or say what is wrong."""

    saved = Signal(object)
    """The QuestionDraft to be kept."""

    def __init__(
        self,
        question: Question,
        *,
        banks: Sequence[QuestionBank] = (),
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show `question`; a new one goes to one of `banks`, or to a bank to be made."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New question") if is_new else self.tr("Edit question"))
        self._is_new = is_new
        self._is_saving = False
        self._written = question
        self._banner = Banner()
        self._form = QuestionForm()
        self._form.show_question(question)
        self._bank = self._make_bank_choice(banks)
        self._title = QLineEdit(self.tr("My questions"))
        self._title.setMaxLength(_LONGEST_TITLE)
        self._lay_out()
        self._banner.action_chosen.connect(self._discard)
        self._on_bank()
        self._before = self._draft()
        self.resize(_SIZE)
        self._form.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with what was written; nothing of it is lost.

        Where the sentence begins with a key of the bank file, its field is named instead.
        """
        self._set_saving(is_saving=False)
        key, colon, reason = sentence.partition(":")
        name = self._form.name_of(key.partition("[")[0])
        said = f"{name}:{reason}." if name and colon else sentence
        self._banner.show_message(said, Tone.ERROR)

    def reject(self) -> None:
        """Close, but ask first where something was written."""
        if self._is_saving:
            # What is being written to the disk can no longer be called off.
            return
        if self._draft() == self._before:
            super().reject()
        else:
            self._ask_to_discard()

    def _draft(self) -> QuestionDraft:
        question = self._form.question()
        if not self._is_new:
            return QuestionDraft(question=question)
        bank_id = str(self._bank.currentData() or "")
        title = self._title.text().strip() if bank_id == _NEW else ""
        chosen = "" if bank_id == _NEW else bank_id
        return QuestionDraft(
            question=dataclasses.replace(question, bank_id=chosen), bank_title=title
        )

    def _make_bank_choice(self, banks: Sequence[QuestionBank]) -> QComboBox:
        box = QComboBox()
        for bank in banks:
            box.addItem(bank.title, bank.id)
        box.addItem(self.tr("A new bank"), _NEW)
        box.currentIndexChanged.connect(self._on_bank)
        return box

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._form)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._banner)
        rows.addWidget(area, 1)
        rows.addWidget(self._make_place())
        rows.addWidget(self._make_buttons())

    def _make_place(self) -> QWidget:
        place = QWidget()
        rows = QFormLayout(place)
        rows.setContentsMargins(0, 0, GRID, 0)
        rows.setSpacing(GRID)
        rows.addRow(label(self.tr("B&ank"), buddy=self._bank), self._bank)
        self._title_name = label(self.tr("&Title of the new bank"), buddy=self._title)
        rows.addRow(self._title_name, self._title)
        place.setVisible(self._is_new)
        return place

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._save = QPushButton(self.tr("&Save question"))
        set_look(self._save, "primary")
        self._save.setDefault(True)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._save.clicked.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        return buttons

    def _ask_to_discard(self) -> None:
        self._banner.show_message(
            self.tr("What you wrote has not been saved."), Tone.WARNING, action=self.tr("Discard")
        )

    def _set_saving(self, *, is_saving: bool) -> None:
        self._is_saving = is_saving
        self._save.setEnabled(not is_saving)

    @Slot()
    def _discard(self) -> None:
        super().reject()

    @Slot()
    def _on_bank(self) -> None:
        is_made = self._bank.currentData() == _NEW
        self._title.setVisible(is_made)
        self._title_name.setVisible(is_made)

    @Slot()
    def _on_save(self) -> None:
        draft = self._draft()
        if not draft.question.text:
            self.show_problem(self.tr("Write the question first; nothing has been saved."))
            self._form.setFocus()
            return
        if self._is_new and not (draft.bank_title or draft.question.bank_id):
            self.show_problem(self.tr("Give the new bank a title; nothing has been saved."))
            self._title.setFocus()
            return
        self._set_saving(is_saving=True)
        self._banner.clear()
        self.saved.emit(draft)
