"""A recording that the person has already: chosen in the platform's dialog, or dropped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from rehearse.app.recording_import import SOUND_SUFFIXES
from rehearse.ui.widgets.recording_drop import RecordingDrop


class RecordingOffer(QObject):
    """Watches one page; what comes of the file is for whoever listens."""

    chosen = Signal(object)
    """Path of the file."""
    refused = Signal(str)
    """Why what was dropped cannot be used, in one sentence."""

    def __init__(
        self, page: QWidget, *, is_welcome: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._is_welcome = is_welcome
        # Where the last one was: takes of one evening lie together.
        self._folder = ""
        self._drop = RecordingDrop(
            page, self.tr("Let go here to use this recording as your answer"), is_welcome=is_welcome
        )
        self._drop.dropped.connect(self.chosen)
        self._drop.refused.connect(self.refused)

    @Slot()
    def ask(self) -> None:
        """Ask for a sound file; returns at once."""
        if not self._is_welcome():
            return
        dialog = QFileDialog(self._page, self.tr("Use a recording"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        patterns = " ".join(f"*{suffix}" for suffix in SOUND_SUFFIXES)
        dialog.setNameFilters(
            [
                self.tr("Recordings ({patterns})").format(patterns=patterns),
                self.tr("All files (*)"),
            ]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(self._folder or _music())
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()

    @Slot(str)
    def _on_selected(self, name: str) -> None:
        self._folder = str(Path(name).parent)
        self.chosen.emit(Path(name))


def _music() -> str:
    place = QStandardPaths.StandardLocation.MusicLocation
    folder = QStandardPaths.writableLocation(place)
    return folder if folder and QDir(folder).exists() else QDir.homePath()
