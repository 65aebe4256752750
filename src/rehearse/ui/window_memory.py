"""Where the window was and how its columns were shared out, from one start to the next."""

from functools import partial

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

_GEOMETRY = "geometry"
_COLUMNS = "columns"


class WindowMemory:
    """Keeps this in `settings` under a name for each window; splitters by their object names."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def restore_columns(self, window: QWidget) -> None:
        """Share out the columns of `window` as last time, and remember each change at once."""
        for splitter in window.findChildren(QSplitter):
            name = splitter.objectName()
            if not name:
                continue
            state = self._settings.value(f"{_COLUMNS}/{name}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
            splitter.splitterMoved.connect(partial(self._keep, splitter))

    def restore_geometry(self, window: QWidget, name: str) -> bool:
        """Put `window` where it was, and return whether that is known."""
        state = self._settings.value(f"{name}/{_GEOMETRY}")
        return isinstance(state, QByteArray) and window.restoreGeometry(state)

    def keep_geometry(self, window: QWidget, name: str) -> None:
        """Remember where `window` is."""
        self._settings.setValue(f"{name}/{_GEOMETRY}", window.saveGeometry())

    def forget(self) -> None:
        """Remember nothing any more."""
        self._settings.clear()

    def _keep(self, splitter: QSplitter, _position: int, _number: int) -> None:
        self._settings.setValue(f"{_COLUMNS}/{splitter.objectName()}", splitter.saveState())
