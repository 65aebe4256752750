"""Somebody who uses the whole window: user verbs over whatever page is in front."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rehearse.app.parts import Parts
from rehearse.ui.main_window import MainWindow
from rehearse.ui.pages.rehearse.put_question import Stage
from rehearse.ui.widgets.banner import Banner

_PATIENCE_MS = 20_000


class WindowPerson:
    """Somebody who uses the whole window."""

    def __init__(self, window: MainWindow, parts: Parts, qtbot: QtBot) -> None:
        self.window = window
        self.parts = parts
        self.qtbot = qtbot

    @property
    def page(self) -> QWidget:
        page = self.window.pages.currentWidget()
        assert page is not None
        return page

    def arrives_at(self, page: QWidget) -> None:
        self.qtbot.waitUntil(lambda: self.page is page, timeout=_PATIENCE_MS)

    def button(self, name: str) -> QPushButton | None:
        found = self.page.findChildren(QPushButton)
        visible = (one for one in found if one.isVisible() and one.isEnabled())
        return next((one for one in visible if one.accessibleName() == name), None)

    def press(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.button(name) is not None, timeout=_PATIENCE_MS)
        button = self.button(name)
        assert button is not None
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def answers_box(self, text: str) -> None:
        box = self.window.findChildren(QMessageBox)[-1]
        next(one for one in box.findChildren(QPushButton) if one.text() == text).click()

    def sees(self, text: str) -> bool:
        found = self.page.findChildren(QLabel)
        return any(text in one.text() for one in found if one.isVisible())

    def waits_to_see(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.sees(text), timeout=_PATIENCE_MS)

    def banner(self) -> str:
        return "".join(one.text for one in self.page.findChildren(Banner) if one.isVisible())

    def passes_the_check(self) -> None:
        self.arrives_at(self.window.pages.first_check)
        self.press("Continue with the built-in recogniser")
        self.arrives_at(self.window.pages.home)

    def starts(self) -> None:
        self.press("Start rehearsal")
        self.arrives_at(self.window.pages.rehearse)

    def records(self, *, seconds: float = 0.3) -> None:
        self.press("Record")
        self.records_on(seconds=seconds)

    def records_on(self, *, seconds: float = 0.3) -> None:
        page = self.window.pages.rehearse
        self.qtbot.waitUntil(
            lambda: page.stage is Stage.RECORDING and page._elapsed() > seconds,
            timeout=_PATIENCE_MS,
        )

    def answers(self) -> None:
        self.records()
        self.press("Done")
        self.waits_to_see("Your answer is saved")
