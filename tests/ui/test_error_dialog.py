"""Unexpected errors are logged, shown once at a time, and can be copied."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rehearse import __version__
from rehearse.ui.error_dialog import ErrorDialog, UnexpectedErrors

pytestmark = pytest.mark.gui


class ErrorDriver:
    """What a person sees of an error and does about it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def dialogs(self) -> list[ErrorDialog]:
        return self._window.findChildren(ErrorDialog)

    def report(self) -> str:
        return self.dialogs()[0].findChildren(QPlainTextEdit)[0].toPlainText()

    def copy_report(self) -> str:
        buttons = self.dialogs()[0].findChildren(QPushButton)
        next(b for b in buttons if b.text() == "&Copy").click()
        return QGuiApplication.clipboard().text()

    def close(self) -> None:
        self.dialogs()[0].reject()


def lose_words() -> None:
    raise ZeroDivisionError("no words at all")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def errors(window: QWidget, tmp_path: Path) -> Iterator[UnexpectedErrors]:
    made = UnexpectedErrors(log_folder=tmp_path)
    made.show_over(lambda: window)
    yield made
    made.remove_hooks()


def test_error_is_shown_with_versions_and_stack_and_can_be_copied(
    errors: UnexpectedErrors, window: QWidget, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    person = ErrorDriver(window)
    try:
        lose_words()
    except ZeroDivisionError as error:
        errors.report(error)
    qtbot.waitUntil(lambda: len(person.dialogs()) == 1)
    for expected in (__version__, "PySide6", "Traceback", "no words at all"):
        assert expected in person.report()
    assert person.copy_report() == person.report()
    assert caplog.records[-1].levelno == logging.ERROR


def test_error_of_another_thread_reaches_the_dialog(
    errors: UnexpectedErrors, window: QWidget, qtbot: QtBot
) -> None:
    errors.install_hooks()
    person = ErrorDriver(window)
    thread = threading.Thread(target={"kept": 1}.__getitem__, args=("lost",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(person.dialogs()) == 1)
    assert "KeyError: 'lost'" in person.report()


def test_a_repeating_error_opens_one_dialog(
    errors: UnexpectedErrors, window: QWidget, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    person = ErrorDriver(window)
    for number in range(5):
        errors.report(ValueError(f"tick {number}"))
    qtbot.waitUntil(lambda: len(person.dialogs()) == 1)
    assert len(caplog.records) == 5
    person.close()
    qtbot.waitUntil(lambda: not person.dialogs())
    errors.report(ValueError("later"))
    qtbot.waitUntil(lambda: len(person.dialogs()) == 1)
    assert "later" in person.report()


def test_crash_of_the_last_run_is_shown(
    errors: UnexpectedErrors, window: QWidget, qtbot: QtBot
) -> None:
    errors.report_crash("Fatal Python error: Aborted")
    assert "Fatal Python error: Aborted" in ErrorDriver(window).report()
