"""The measures as a list, each with the person's median."""

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from rehearse.app.progress_words import NAMES, recommended_text, value_text
from rehearse.domain.progress import Measure, MeasureProgress
from rehearse.ui.item_models.row_list_model import Index, RowListModel


class MeasureRole(IntEnum):
    """What can be asked of a line besides its text."""

    VALUE = Qt.ItemDataRole.UserRole + 1
    IS_FINE = Qt.ItemDataRole.UserRole + 2


class MeasureListModel(RowListModel):
    """One line for each measure; VALUE is the median, IS_FINE whether it lies in the range."""

    ROLES = MeasureRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MeasureProgress, ...] = ()

    def show_measures(self, measures: tuple[MeasureProgress, ...]) -> None:
        """Show these; they are the same measures each time, so that the chosen one stays."""
        if len(measures) != len(self._rows):
            self.beginResetModel()
            self._rows = measures
            self.endResetModel()
            return
        self._rows = measures
        self.dataChanged.emit(self.index(0, 0), self.index(len(measures) - 1, 0))

    def measure_at(self, row: int) -> Measure:
        """Return the measure of a line."""
        return self._rows[row].measure

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what `role` asks of a line; None for roles that it does not know."""
        if not index.isValid():
            return None
        progress = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return NAMES[progress.measure]
        if role == MeasureRole.VALUE:
            return self._value(progress)
        if role == MeasureRole.IS_FINE:
            is_known = progress.median is not None
            return progress.recommended.holds(progress.median or 0.0) if is_known else None
        is_spoken = role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
        return self._spoken(progress) if is_spoken else None

    def _spoken(self, progress: MeasureProgress) -> str:
        text = self.tr("{name}: median {value}, recommended {range}")
        if progress.median is None:
            text = self.tr("{name}: {value}, recommended {range}")
        elif progress.recommended.holds(progress.median):
            text = self.tr("{name}: median {value}, in the recommended range: {range}")
        return text.format(
            name=NAMES[progress.measure],
            value=self._value(progress),
            range=recommended_text(progress),
        )

    def _value(self, progress: MeasureProgress) -> str:
        if progress.median is None:
            return self.tr("not measured yet")
        return value_text(progress.measure, progress.median)
