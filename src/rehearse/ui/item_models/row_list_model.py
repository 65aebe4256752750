"""What every list of records has in common: how many lines, and the names of their roles."""

from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


class RowListModel(QAbstractListModel):
    """One line for each of `_rows`; a list says in `ROLES` what else can be asked of a line."""

    ROLES: ClassVar[type[IntEnum]]
    _rows: Sequence[object] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Names of the roles."""
        return {role: QByteArray(role.name.lower().encode()) for role in self.ROLES}
