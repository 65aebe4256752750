"""Every screen and window is drawn in both themes, with all its words, without a warning."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.support.sample_screens import SCREENS
from tests.support.sample_windows import WINDOWS
from tests.support.screenshots import (
    PICTURE_SIZE,
    THEMES,
    take_screenshot,
    take_window_screenshot,
)
from tests.support.words_in_view import words_out_of_view

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme, current_colours

pytestmark = pytest.mark.gui

EACH_THEME = pytest.mark.parametrize("theme", THEMES)
SHOWN = Path("docs/screenshots")
# Of the whole picture: somebody new to the program sees much ground and few words.
_LEAST_DRAWN = 0.005


@EACH_THEME
@pytest.mark.parametrize("name", SCREENS)
def test_screen_is_drawn(name: str, theme: ThemeChoice, tmp_path: Path, qtbot: QtBot) -> None:
    page = SCREENS[name]()
    qtbot.addWidget(page)
    picture = QImage(str(take_screenshot(page, tmp_path / "a.png", theme=theme, size=PICTURE_SIZE)))
    assert picture.size() == PICTURE_SIZE
    assert share_drawn(picture) > _LEAST_DRAWN
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.resize(PICTURE_SIZE)
    window.show()
    QApplication.processEvents()
    assert words_out_of_view(page) == []


@EACH_THEME
@pytest.mark.parametrize("name", WINDOWS)
def test_window_is_drawn(
    name: str, theme: ThemeChoice, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, theme)
    window: QWidget = WINDOWS[name]()
    qtbot.addWidget(window)
    window.show()
    qapp.processEvents()
    assert words_out_of_view(window) == []
    picture = QImage(str(take_window_screenshot(window, tmp_path / "a.png")))
    assert share_drawn(picture) > _LEAST_DRAWN


def test_those_for_readers_are_all_there() -> None:
    wanted = {f"{name}-{theme.value}.png" for name in (*SCREENS, *WINDOWS) for theme in THEMES}
    assert {path.name for path in SHOWN.iterdir()} == wanted


def test_readme_shows_four_that_are_there() -> None:
    text = Path("README.md").read_text(encoding="utf-8")
    shown = re.findall(r"\((docs/screenshots/[^)]+)\)", text)
    assert len(shown) == 4
    assert all(Path(one).is_file() for one in shown)


def share_drawn(picture: QImage) -> float:
    """How much of the picture is neither the ground of the window nor that of a card."""
    colours = current_colours()
    grounds = {QColor(one).rgb() for one in (colours.window, colours.surface)}
    seen = [
        picture.pixel(x, y)
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    ]
    return sum(one not in grounds for one in seen) / len(seen)
