"""Which microphones and loudspeakers are plugged in, by the names that the system shows."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices

_LOG = logging.getLogger(__name__)


class DeviceWatch(QObject):
    """Lists devices and says when one comes or goes."""

    changed = Signal()

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: QMediaDevices | None = None

    def start(self) -> None:
        """Begin to follow the devices; until then none are listed."""
        if self._devices is None:
            self._devices = _open_devices(self)
            if self._devices is not None:
                self._devices.audioInputsChanged.connect(self.changed)
                self._devices.audioOutputsChanged.connect(self.changed)
            self.changed.emit()

    def microphones(self) -> tuple[str, ...]:
        """The names of the microphones; empty where they cannot be listed."""
        if self._devices is None:
            return ()
        return _unique(device.description() for device in self._devices.audioInputs())

    def speakers(self) -> tuple[str, ...]:
        """The names of the loudspeakers; empty where they cannot be listed."""
        if self._devices is None:
            return ()
        return _unique(device.description() for device in self._devices.audioOutputs())


def _open_devices(parent: QObject) -> "QMediaDevices | None":
    try:
        # Loading the multimedia library takes a tenth of a second: not before the window is up.
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415
    except ImportError as error:
        # libpulse0 is missing; the system's own microphone can be recorded all the same.
        _LOG.warning("The devices cannot be listed: %s", error)
        return None
    return QMediaDevices(parent)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
