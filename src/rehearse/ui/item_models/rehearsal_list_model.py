"""The rehearsals of the past as a list."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, Qt, QTime

from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.item_models.row_list_model import Index, RowListModel


class RehearsalRole(IntEnum):
    """What can be asked of a line besides its text."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3
    POINTS = Qt.ItemDataRole.UserRole + 4


class RehearsalListModel(RowListModel):
    """One line for each rehearsal, in the order given."""

    ROLES = RehearsalRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RehearsalSummary, ...] = ()

    def set_rows(self, rows: Sequence[RehearsalSummary]) -> None:
        """Show `rows` instead of what is shown."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a line; None for roles that it does not know."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        title, detail, points = self._title(row), self._detail(row), points_text(row)
        spoken = f"{title}, {detail}, {points}"
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: spoken,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            RehearsalRole.SUMMARY: row,
            RehearsalRole.TITLE: title,
            RehearsalRole.DETAIL: detail,
            RehearsalRole.POINTS: points,
        }
        return answers.get(role)

    def _title(self, row: RehearsalSummary) -> str:
        return row.name or post_text(row.job_title, row.company)

    def _detail(self, row: RehearsalSummary) -> str:
        answered = self.tr("{n} of {m} answered").format(n=row.answered, m=row.asked)
        return f"{day_text(row.started_at)} · {answered}"


def post_text(title: str | None, company: str | None) -> str:
    """Return the post that a rehearsal was for, by what is known of it."""
    known = [part for part in (title, company) if part]
    return ", ".join(known) or QCoreApplication.translate("post_text", "General interview")


def points_text(row: RehearsalSummary) -> str:
    """Return how many points are open."""
    translate = QCoreApplication.translate
    if row.answered == 0:
        return translate("points_text", "nothing recorded")
    if row.open_points == 0:
        return translate("points_text", "no open points")
    if row.open_points == 1:
        return translate("points_text", "1 open point")
    return translate("points_text", "{n} open points").format(n=row.open_points)


def day_text(moment: datetime, *, today: date | None = None) -> str:
    """Return day and time in the person's own zone and language, near days by name."""
    local = moment.astimezone()
    here = today or datetime.now().astimezone().date()
    clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    translate = QCoreApplication.translate
    if local.date() == here:
        return translate("day_text", "Today, {time}").format(time=clock)
    if local.date() == here - timedelta(days=1):
        return translate("day_text", "Yesterday, {time}").format(time=clock)
    return QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")
