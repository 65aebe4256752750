"""A list of devices whose first line is the system's own choice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget


class DevicePicker(QComboBox):
    """Picks a device by name; "" stands for the system's own."""

    device_chosen = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(24)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon,
        )
        self.activated.connect(self._on_activated)

    def show_devices(self, names: Sequence[str], *, chosen: str) -> None:
        """List `names` below the system's own choice and select `chosen`.

        A chosen device that is not plugged in stays in the list and says so: choosing for the
        person would lose their choice each time that a cable is loose.
        """
        self.clear()
        self.addItem(self.tr("System default"), "")
        for name in names:
            self.addItem(name, name)
        if chosen and chosen not in names:
            self.addItem(self.tr("{name} (not connected)").format(name=chosen), chosen)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.device_chosen.emit(self.itemData(index))
