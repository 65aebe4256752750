"""The answers of a rehearsal as rows of a list."""

from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rehearse.domain.rehearsal import Answer, TakeState
from rehearse.ui.item_models.open_points import open_points

_Index = QModelIndex | QPersistentModelIndex


class AnswerRole(IntEnum):
    """What a row knows beside its text; values are native Python ones."""

    ANSWER = Qt.ItemDataRole.UserRole + 1
    QUESTION = Qt.ItemDataRole.UserRole + 2
    NUMBER = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4
    STATUS = Qt.ItemDataRole.UserRole + 5
    FLAG_COUNT = Qt.ItemDataRole.UserRole + 6


class AnswerListModel(QAbstractListModel):
    """Rows in the order in which the questions were put."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: tuple[Answer, ...] = ()

    def set_answers(self, answers: tuple[Answer, ...]) -> None:
        """Take over all rows."""
        self.beginResetModel()
        self._answers = answers
        self.endResetModel()

    def update_answer(self, answer: Answer) -> bool:
        """Replace the row of the same id; False where there is none."""
        row = self.row_of(answer.id)
        if row is None:
            return False
        self._answers = (*self._answers[:row], answer, *self._answers[row + 1 :])
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def row_of(self, answer_id: str) -> int | None:
        """Return the row of an answer, None where it is not in the list."""
        ids = [answer.id for answer in self._answers]
        return ids.index(answer_id) if answer_id in ids else None

    def answer_at(self, row: int) -> Answer:
        """Return the answer of a row."""
        return self._answers[row]

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many answers there are; a list has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._answers)

    def roleNames(self) -> dict[int, Any]:
        """Names of the roles."""
        names = {role.value: role.name.lower().encode() for role in AnswerRole}
        return {**super().roleNames(), **names}

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row holds under a role."""
        if not index.isValid() or index.row() >= len(self._answers):
            return None
        answer = self._answers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return answer.question.text
        if role == Qt.ItemDataRole.ToolTipRole:
            # As rich text a tooltip wraps.
            return f"<qt>{escape(answer.question.text)}</qt>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}. {answer.question.text} {self._status(answer)}"
        values: dict[int, object] = {
            AnswerRole.ANSWER: answer,
            AnswerRole.QUESTION: answer.question.text,
            AnswerRole.NUMBER: index.row() + 1,
            AnswerRole.STATE: _state_of(answer),
            AnswerRole.STATUS: self._status(answer),
            AnswerRole.FLAG_COUNT: _flag_count(answer),
        }
        return values.get(role)

    def _status(self, answer: Answer) -> str:
        waiting = {
            None: self.tr("Skipped"),
            TakeState.RECORDED: self.tr("Being written down…"),
            TakeState.TRANSCRIBED: self.tr("Being looked at…"),
            TakeState.FAILED: self.tr("Needs your attention"),
        }
        state = _state_of(answer)
        if state in waiting:
            return waiting[state]
        count = _flag_count(answer)
        if count == 1:
            return self.tr("1 point")
        return (
            self.tr("{count} points").format(count=count) if count else self.tr("Nothing stood out")
        )


def _state_of(answer: Answer) -> TakeState | None:
    return answer.last_take.state if answer.last_take else None


def _flag_count(answer: Answer) -> int:
    return len(open_points(answer.last_take)) if answer.last_take else 0
