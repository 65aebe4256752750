"""A control for one number among the settings, made from what the setting says about itself."""

import dataclasses

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from rehearse.domain.settings import Settings
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID

_FIELDS = {field.name: field for field in dataclasses.fields(Settings)}


class _WholeNumber(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel that changes what lies under it loses settings."""
        event.ignore()


class _Fraction(QDoubleSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel that changes what lies under it loses settings."""
        event.ignore()


class OptionEditor(QWidget):
    """What the option means, where its default comes from, and the number itself."""

    changed = Signal(str, object)
    """Name of the option and its new value."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        field = _FIELDS[name]
        self._name = name
        self._number = _spin_box(field)
        self._number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._number.setMinimumWidth(13 * GRID)
        meaning = label(str(field.metadata["meaning"]), buddy=self._number)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(meaning, 0, 0)
        grid.addWidget(self._number, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(self._origin(field), "small"), 1, 0)
        self._number.valueChanged.connect(self._on_changed)

    def show_value(self, settings: Settings) -> None:
        """Show the option's value, without a signal."""
        self._number.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._number.setValue(getattr(settings, self._name))
        self._number.blockSignals(False)  # noqa: FBT003  (Qt's own signature)

    def _origin(self, field: "dataclasses.Field[object]") -> str:
        default = self.tr("Default {value}").format(value=field.default)
        source = str(field.metadata["source"])
        told = self.tr("Source: {source}").format(source=source)
        return f"{default} · {told}" if source else default

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self._name, self._number.value())


def _spin_box(field: "dataclasses.Field[object]") -> QSpinBox | QDoubleSpinBox:
    low, high = float(field.metadata["low"]), float(field.metadata["high"])
    if isinstance(field.default, int):
        whole = _WholeNumber()
        whole.setRange(int(low), int(high))
        whole.setKeyboardTracking(False)
        return whole
    fraction = _Fraction()
    fraction.setRange(low, high)
    fraction.setDecimals(1)
    fraction.setSingleStep(0.1)
    fraction.setKeyboardTracking(False)
    return fraction
