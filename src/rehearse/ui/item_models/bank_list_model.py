"""Question banks as a list, with all questions and the favourites on top."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from rehearse.app.question_shelf import Shelf, ShelvedBank

_Index = QModelIndex | QPersistentModelIndex


class BankRole(IntEnum):
    """What can be asked of a line besides its text."""

    SCOPE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which questions a line stands for: all, the favourites, or those of one bank."""

    title: str
    count: int
    bank: ShelvedBank | None = None
    only_favourites: bool = False

    @property
    def bank_id(self) -> str:
        """The id of its bank, "" where it has none."""
        return self.bank.bank.id if self.bank else ""


class BankListModel(QAbstractListModel):
    """All questions, the favourites, one's own banks, then those that come with Rehearse.

    A bank can be dragged out: it is then the bank's file.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Scope, ...] = ()

    def show_shelf(self, shelf: Shelf) -> None:
        """List the banks of a shelf."""
        self.beginResetModel()
        keys = {question.key for question in shelf.questions()}
        own_first = sorted(shelf.banks, key=lambda one: not one.is_own)
        self._rows = (
            Scope(title=self.tr("All questions"), count=len(keys)),
            Scope(
                title=self.tr("Favourites"),
                count=len(shelf.favourites & keys),
                only_favourites=True,
            ),
            *(
                Scope(title=one.bank.title, count=len(one.bank.questions), bank=one)
                for one in own_first
            ),
        )
        self.endResetModel()

    def row_of(self, scope: Scope | None) -> int:
        """Return where the line of the same bank stands; the first where there is none."""
        if scope is None:
            return 0
        wanted = (scope.bank_id, scope.only_favourites)
        for row, one in enumerate(self._rows):
            if (one.bank_id, one.only_favourites) == wanted:
                return row
        return 0

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Names of the roles."""
        return {role: QByteArray(role.name.lower().encode()) for role in BankRole}

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Banks can be dragged."""
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].bank is not None:
            return flags | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """Files, for other programs."""
        return ["text/uri-list"]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # Qt hands over a list
        """Return the files of the banks that are dragged."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._paths(indexes)])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """A bank that is dragged out is copied; it stays here."""
        return Qt.DropAction.CopyAction

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a line; None for roles that it does not know."""
        if not index.isValid():
            return None
        scope = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{scope.title} ({scope.count})"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(scope)
            case BankRole.SCOPE:
                return scope
            case _:
                return None

    def _spoken(self, scope: Scope) -> str:
        one, many = self.tr("1 question"), self.tr("{n} questions").format(n=scope.count)
        counted = one if scope.count == 1 else many
        whose = self.tr("your own") if scope.bank is not None and scope.bank.is_own else ""
        return ", ".join(part for part in (scope.title, whose, counted) if part)

    def _paths(self, indexes: list[QModelIndex]) -> list[Path]:
        banks = (self._rows[index.row()].bank for index in indexes)
        return [bank.path for bank in banks if bank is not None]
