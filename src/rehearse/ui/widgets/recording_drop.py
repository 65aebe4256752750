"""A page that takes a sound file from outside: what is shown while one is held over it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from rehearse.ui.theme import GRID, set_look

_SENTENCE_TO_EDGE = 3 * GRID


class RecordingDrop(QLabel):
    """Lies over `host` while a file is held there; hidden otherwise, and never in the way."""

    dropped = Signal(object)
    """Path of the file."""
    refused = Signal(str)
    """Why what was dropped cannot be used, in one sentence."""

    def __init__(
        self, host: QWidget, invitation: str, *, is_welcome: Callable[[], bool] = lambda: True
    ) -> None:
        """Watch `host`; files are taken only while `is_welcome` says so."""
        super().__init__(invitation, host)
        self._host = host
        self._is_welcome = is_welcome
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMargin(_SENTENCE_TO_EDGE)
        # What is dropped on the sentence is dropped on the page.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_look(self, "drop")
        self.hide()
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is dragged over the host."""
        if watched is not self._host:
            return False
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        elif isinstance(event, QDropEvent) and event.type() in _HELD:
            return self._follow(event)
        return False

    def _follow(self, event: QDropEvent) -> bool:
        files = local_files(event.mimeData())
        if not files or not self._is_welcome():
            event.ignore()
            self.hide()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(files)
        else:
            self.setGeometry(self._host.rect())
            self.raise_()
            self.show()
        return True

    def _take(self, files: list[Path]) -> None:
        self.hide()
        if len(files) == 1:
            self.dropped.emit(files[0])
        else:
            self.refused.emit(
                self.tr(
                    "{count} files were dropped, and an answer has one recording; drop one file."
                ).format(count=len(files))
            )


_HELD = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this computer that are dragged, in their order."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
