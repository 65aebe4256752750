"""The main window over given parts, shown, with a memory of its own."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from rehearse.app.parts import Parts
from rehearse.ui.main_window import MainWindow
from rehearse.ui.presenters.settings_presenter import dress


def open_window(parts: Parts, folder: Path) -> MainWindow:
    """Return the window, shown; what it remembers lies in `folder`. `shut_down` must follow."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, parts.settings.current)
    memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(parts=parts, application=application, memory=memory)
    window.show()
    return window
