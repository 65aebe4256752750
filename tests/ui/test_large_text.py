"""No page cuts off words: with text twice as large, and in the smallest window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.support.sample_screens import SCREENS
from tests.support.sample_windows import WINDOWS
from tests.support.words_in_view import words_out_of_view

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme

pytestmark = pytest.mark.gui

EVERYTHING = {**SCREENS, **WINDOWS}
# Text size in percent, and the window in pixels.
ROOMS = ((200, 1280, 720), (100, 880, 600), (150, 1280, 720), (100, 1280, 720))


@pytest.fixture(autouse=True)
def usual_text(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, ThemeChoice.LIGHT)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}%-{room[1]}x{room[2]}")
@pytest.mark.parametrize("make", EVERYTHING.values(), ids=EVERYTHING.keys())
def test_nothing_is_cut_off(
    make: Callable[[], QWidget], room: tuple[int, int, int], qapp: QApplication, qtbot: QtBot
) -> None:
    text_scale, width, height = room
    apply_theme(qapp, ThemeChoice.LIGHT, text_scale=text_scale)
    page = make()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.menuBar().addMenu("Rehearsal")
    window.statusBar()
    window.setCentralWidget(page)
    window.resize(width, height)
    window.show()
    qapp.processEvents()
    qapp.processEvents()
    assert words_out_of_view(page) == []
