"""Unexpected errors: shown in a dialog that can be copied, and logged."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rehearse import __version__

_log = logging.getLogger(__name__)


def error_report(error: BaseException) -> str:
    """Return what a developer needs to see: versions, platform and the stack of `error`."""
    return f"{_versions()}\n\n{''.join(traceback.format_exception(error)).strip()}\n"


def crash_report(stack: str) -> str:
    """Return the same for the stack that a crash of the interpreter left."""
    return f"{_versions()}\n\n{stack.strip()}\n"


def _versions() -> str:
    return (
        f"Rehearse {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.platform()}"
    )


class ErrorDialog(QDialog):
    """Says that something went wrong that nobody expected, with a report that can be copied."""

    def __init__(
        self, *, heading: str, report: str, log_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(720, 480)
        self._report = self._make_report(report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._make_heading(heading))
        layout.addWidget(self._report)
        layout.addWidget(self._make_buttons())

    def _make_heading(self, heading: str) -> QLabel:
        safe = self.tr(
            "Your recordings and rehearsals are safe on this computer. "
            "Nothing was sent anywhere: to report the problem, copy the text below."
        )
        label = QLabel(f"{heading}\n{safe}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _make_report(self, report: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(report)
        edit.setReadOnly(True)
        edit.setTabChangesFocus(True)
        edit.setAccessibleName(self.tr("Error report"))
        edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return edit

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        copy = QPushButton(self.tr("&Copy"))
        copy.setAccessibleName(self.tr("Copy the error report"))
        copy.clicked.connect(self._copy_report)
        folder = QPushButton(self.tr("Open &log folder"))
        folder.clicked.connect(self._open_log_folder)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(folder, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    @Slot()
    def _open_log_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))


class UnexpectedErrors(QObject):
    """Logs exceptions that nothing caught, of every thread, and shows the first in a dialog."""

    _caught = Signal(object)

    def __init__(self, *, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self._dialog: ErrorDialog | None = None
        self._window: Callable[[], QWidget | None] = lambda: None
        # Queued: the hook of another thread must not touch widgets.
        self._caught.connect(self._show_error, Qt.ConnectionType.QueuedConnection)

    def show_over(self, window: Callable[[], QWidget | None]) -> None:
        """Show dialogs over the window that `window` gives at the time."""
        self._window = window

    def install_hooks(self) -> None:
        """Take over `sys.excepthook` and `threading.excepthook`."""
        sys.excepthook = self._on_main_thread
        threading.excepthook = self._on_other_thread

    def remove_hooks(self) -> None:
        """Give the hooks back to the interpreter."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Log `error` and show it; may be called from every thread."""
        _log.error("Unexpected error", exc_info=error)
        self._caught.emit(error)

    def report_crash(self, stack: str) -> None:
        """Show the stack that the last run left when it crashed."""
        _log.error("The last run crashed:\n%s", stack)
        heading = self.tr("Rehearse ended unexpectedly the last time that it ran.")
        self._show(heading, crash_report(stack))

    def _on_main_thread(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.report(error)

    def _on_other_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.report(hook.exc_value)

    @Slot(object)
    def _show_error(self, error: BaseException) -> None:
        self._show(self.tr("Rehearse met a problem that it did not expect."), error_report(error))

    def _show(self, heading: str, report: str) -> None:
        # One at a time: an error that repeats with every tick must not bury the person in windows.
        if self._dialog is not None:
            return
        self._dialog = ErrorDialog(
            heading=heading, report=report, log_folder=self._log_folder, parent=self._window()
        )
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None
