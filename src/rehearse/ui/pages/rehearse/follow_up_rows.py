"""The follow-ups of a question, to be written: what is missing, and what is asked then."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rehearse.domain.question import FollowUp, MissingPart
from rehearse.ui.first_focus import begin_at
from rehearse.ui.item_models.question_text import missing_text
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.icon_button import IconButton

_MOST = 10
_LONGEST = 500


class FollowUpRows(QWidget):
    """As many rows as there are follow-ups, and a button for another; an empty one is none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._add = IconButton("plus", self.tr("Add a f&ollow-up"))
        self._add.clicked.connect(self._on_add)
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._column)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch(1)
        column.addLayout(below)

    def show_follow_ups(self, follow_ups: Sequence[FollowUp]) -> None:
        """Show these instead of what is there."""
        for row in tuple(self._rows):
            self._remove(row)
        for one in follow_ups:
            self._append(one)

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Return what is written, without empty rows."""
        written = (row.follow_up() for row in self._rows)
        return tuple(one for one in written if one.text)

    def _append(self, follow_up: FollowUp) -> "_Row":
        row = _Row(follow_up)
        row.removed.connect(self._on_removed)
        self._rows.append(row)
        self._column.addWidget(row)
        self._add.setEnabled(len(self._rows) < _MOST)
        return row

    def _remove(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._add.setEnabled(True)

    @Slot()
    def _on_add(self) -> None:
        used = {row.follow_up().missing for row in self._rows}
        part = next((one for one in reversed(MissingPart) if one not in used), MissingPart.RESULT)
        self._append(FollowUp(missing=part, text="")).setFocus()

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, _Row) and row in self._rows:
            self._remove(row)
            self._add.setFocus()


class _Row(QWidget):
    removed = Signal()

    def __init__(self, follow_up: FollowUp) -> None:
        super().__init__()
        self._missing = QComboBox()
        self._missing.setAccessibleName(self.tr("Where the answer lacks"))
        for part in MissingPart:
            text = self.tr("Without {part}").format(part=missing_text(part))
            self._missing.addItem(text, part.value)
        self._missing.setCurrentIndex(self._missing.findData(follow_up.missing.value))
        self._text = QLineEdit(follow_up.text)
        self._text.setMaxLength(_LONGEST)
        self._text.setAccessibleName(self.tr("What is asked then"))
        self._text.setPlaceholderText(self.tr("e.g. And how did it end?"))
        self._away = IconButton("x", accessible_name=self.tr("Remove this follow-up"))
        self._away.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._missing)
        row.addWidget(self._text, 1)
        row.addWidget(self._away)
        begin_at(self, self._text)

    def follow_up(self) -> FollowUp:
        """Return what is written in the row."""
        missing = MissingPart(str(self._missing.currentData()))
        return FollowUp(missing=missing, text=self._text.text().strip())
