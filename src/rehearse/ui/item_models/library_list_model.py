"""Rehearsals, and answers in which words were found, in one list."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from rehearse.domain.library_search import SearchHit
from rehearse.domain.rehearsal import Mode, RehearsalSummary
from rehearse.ui.item_models.rehearsal_list_model import day_text, points_text, post_text
from rehearse.ui.item_models.row_list_model import Index, RowListModel

LibraryRow = RehearsalSummary | SearchHit


class LibraryRole(IntEnum):
    """What can be asked of a line besides its text; a hit alone has a snippet and marks."""

    ROW = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3
    POINTS = Qt.ItemDataRole.UserRole + 4
    SNIPPET = Qt.ItemDataRole.UserRole + 5
    MARKS = Qt.ItemDataRole.UserRole + 6


class LibraryListModel(RowListModel):
    """One line for each, in the order given."""

    ROLES = LibraryRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LibraryRow, ...] = ()

    def set_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show `rows` instead of what is shown."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, row: LibraryRow) -> int | None:
        """Return where the same rehearsal or answer stands, None where it is not listed."""
        wanted = _identity(row)
        places = (at for at, one in enumerate(self._rows) if _identity(one) == wanted)
        return next(places, None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a line; None for roles that it does not know."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LibraryRole.ROW:
            return row
        answers = self._hit(row) if isinstance(row, SearchHit) else self._summary(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            parts = (LibraryRole.TITLE, LibraryRole.SNIPPET, LibraryRole.DETAIL, LibraryRole.POINTS)
            return ", ".join(str(answers[part]) for part in parts if answers.get(part))
        return answers.get(role)

    def _summary(self, row: RehearsalSummary) -> dict[int, object]:
        post = post_text(row.job_title, row.company)
        modes = {Mode.PRACTICE: self.tr("Practice"), Mode.REAL: self.tr("Real")}
        answered = self.tr("{n} of {m} answered").format(n=row.answered, m=row.asked)
        known = [post] if row.name else []
        return {
            LibraryRole.TITLE: row.name or post,
            LibraryRole.DETAIL: " · ".join(
                (*known, day_text(row.started_at), modes[row.mode], answered)
            ),
            LibraryRole.POINTS: points_text(row),
        }

    def _hit(self, row: SearchHit) -> dict[int, object]:
        known = row.name or post_text(row.job_title, row.company)
        return {
            LibraryRole.TITLE: row.question,
            LibraryRole.DETAIL: f"{known} · {day_text(row.started_at)}",
            LibraryRole.SNIPPET: row.snippet,
            LibraryRole.MARKS: row.marks,
        }


def _identity(row: LibraryRow) -> tuple[str, str]:
    if isinstance(row, SearchHit):
        return row.rehearsal_id, row.answer_id
    return row.id, ""
