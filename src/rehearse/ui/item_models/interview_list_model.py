"""Interview files that are open, as a list."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt

from rehearse.app.interview_reader import OpenInterview
from rehearse.ui.item_models.open_points import open_points
from rehearse.ui.item_models.row_list_model import Index, RowListModel


class InterviewRole(IntEnum):
    """What can be asked of a line besides its text."""

    INTERVIEW = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3


class InterviewListModel(RowListModel):
    """One line for each file, in the order in which they were opened."""

    ROLES = InterviewRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OpenInterview] = []

    @property
    def rows(self) -> tuple[OpenInterview, ...]:
        """The files, in order."""
        return tuple(self._rows)

    def put(self, interview: OpenInterview) -> None:
        """Show a file, or its newest state where it is shown already."""
        row = self.row_of(interview.id)
        if row is None:
            last = len(self._rows)
            self.beginInsertRows(QModelIndex(), last, last)
            self._rows.append(interview)
            self.endInsertRows()
        else:
            self._rows[row] = interview
            self.dataChanged.emit(self.index(row), self.index(row))

    def remove(self, interview_id: str) -> None:
        """Show a file no more."""
        row = self.row_of(interview_id)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()

    def row_of(self, interview_id: str) -> int | None:
        """Return the line of a file; None where it is not shown."""
        return next((at for at, one in enumerate(self._rows) if one.id == interview_id), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a line; None for roles that it does not know."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        title, detail = row.path.stem, self._detail(row)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: f"{title}\n{detail}",
            Qt.ItemDataRole.AccessibleTextRole: f"{title}. {detail}",
            Qt.ItemDataRole.ToolTipRole: str(row.path),
            InterviewRole.INTERVIEW: row,
            InterviewRole.TITLE: title,
            InterviewRole.DETAIL: detail,
        }
        return answers.get(role)

    def _detail(self, row: OpenInterview) -> str:
        job = row.rehearsal.job
        about = ((job.title or job.company) if job else None) or self.tr("General interview")
        count = len(row.rehearsal.answers)
        if row.waiting:
            return self.tr("{done} of {count} analysed · {job}").format(
                job=about, done=count - row.waiting, count=count
            )
        takes = [answer.last_take for answer in row.rehearsal.answers]
        points = sum(len(open_points(take)) for take in takes if take is not None)
        answers = self.tr("1 answer") if count == 1 else self.tr("{n} answers").format(n=count)
        found = self.tr("1 point") if points == 1 else self.tr("{n} points").format(n=points)
        return f"{found} · {answers} · {about}"
