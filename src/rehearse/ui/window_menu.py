"""The menu bar and its keys."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class WindowMenu(QObject):
    """All actions of the window; the keys work wherever the focus is."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        bar = window.menuBar()
        rehearsal = bar.addMenu(self.tr("&Rehearsal"))
        self.new = _add(rehearsal, self.tr("&New rehearsal"), "Ctrl+N")
        self.export = _add(rehearsal, self.tr("&Export report…"), "Ctrl+E")
        self.rehearsals = _add(rehearsal, self.tr("&All rehearsals"), "Ctrl+L")
        self.questions = _add(rehearsal, self.tr("&Browse questions"), "Ctrl+B")
        self.jobs = _add(rehearsal, self.tr("&Jobs"), "Ctrl+J")
        self.progress = _add(rehearsal, self.tr("&Progress"), "Ctrl+Shift+P")
        rehearsal.addSeparator()
        self.interviews = _add(rehearsal, self.tr("&Open interview files…"), "Ctrl+O")
        rehearsal.addSeparator()
        self.quit = _add(rehearsal, self.tr("&Quit"), QKeySequence.StandardKey.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        tools = bar.addMenu(self.tr("&Tools"))
        self.check = _add(tools, self.tr("&Check microphone and recogniser…"))
        self.settings = _add(tools, self.tr("&Settings…"), "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        about = bar.addMenu(self.tr("&Help"))
        self.folder = _add(about, self.tr("Open &data folder"))
        self.about = _add(about, self.tr("&About Rehearse"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def allow(self, *, is_rehearsing: bool, can_export: bool) -> None:
        """Hold what would lead away from a rehearsal, and the export where there is nothing."""
        for action in (
            self.new,
            self.rehearsals,
            self.questions,
            self.jobs,
            self.progress,
            self.check,
            self.settings,
        ):
            action.setEnabled(not is_rehearsing)
        self.export.setEnabled(can_export and not is_rehearsing)


def _add(menu: QMenu, text: str, keys: str | QKeySequence.StandardKey | None = None) -> QAction:
    action = QAction(text, menu)
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    menu.addAction(action)
    return action
