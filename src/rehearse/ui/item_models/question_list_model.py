"""Questions as a list."""

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from rehearse.domain.question import Question
from rehearse.ui.item_models.question_text import detail_text
from rehearse.ui.item_models.row_list_model import Index, RowListModel


class QuestionRole(IntEnum):
    """What can be asked of a line besides its text."""

    QUESTION = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2
    IS_FAVOURITE = Qt.ItemDataRole.UserRole + 3


class QuestionListModel(RowListModel):
    """One line for each question, in the order given; texts are shown as they are written."""

    ROLES = QuestionRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Question] = ()
        self._favourites: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[Question], favourites: frozenset[str]) -> None:
        """Show `rows` instead of what is shown."""
        self.beginResetModel()
        self._rows = rows
        self._favourites = favourites
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Return where the question of this key stands, None where it is not shown."""
        return next((row for row, one in enumerate(self._rows) if one.key == key), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a line; None for roles that it does not know."""
        if not index.isValid():
            return None
        question = self._rows[index.row()]
        answers: dict[int, Callable[[Question], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda one: one.text,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            QuestionRole.QUESTION: lambda one: one,
            QuestionRole.DETAIL: detail_text,
            QuestionRole.IS_FAVOURITE: self._is_favourite,
        }
        answer = answers.get(role)
        return None if answer is None else answer(question)

    def _is_favourite(self, question: Question) -> bool:
        return question.key in self._favourites

    def _spoken(self, question: Question) -> str:
        parts = [question.text, detail_text(question)]
        if self._is_favourite(question):
            parts.append(self.tr("favourite"))
        return ", ".join(parts)
