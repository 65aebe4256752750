"""The window comes back where it was, its columns as they were shared out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QWidget
from pytestqt.qtbot import QtBot
from tests.support.sample_screens import SCREENS
from tests.support.sample_windows import interviews

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme
from rehearse.ui.window_memory import WindowMemory
from rehearse.ui.window_pages import WindowPages

pytestmark = pytest.mark.gui

WITH_COLUMNS: dict[str, Callable[[], QWidget]] = {
    **{name: SCREENS[name] for name in ("review", "job", "questions")},
    "interviews": interviews,
}
EACH = pytest.mark.parametrize("make", WITH_COLUMNS.values(), ids=WITH_COLUMNS.keys())


@pytest.fixture(autouse=True)
def usual_looks(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)


def opened(make: Callable[[], QWidget], folder: Path, qtbot: QtBot) -> tuple[QWidget, QSplitter]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(make())
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    WindowMemory(settings).restore_columns(window)
    window.resize(1280, 720)
    window.show()
    QApplication.processEvents()
    (columns,) = window.findChildren(QSplitter)
    return window, columns


def move_first_divider(columns: QSplitter, by: int) -> None:
    columns.moveSplitter(columns.handle(1).x() + by, 1)


@EACH
def test_columns_are_as_they_were_left(
    make: Callable[[], QWidget], tmp_path: Path, qtbot: QtBot
) -> None:
    window, columns = opened(make, tmp_path, qtbot)
    usual = columns.sizes()
    move_first_divider(columns, 60)
    moved = columns.sizes()
    assert moved != usual
    window.close()
    _, again = opened(make, tmp_path, qtbot)
    assert again.sizes() == moved


@EACH
def test_columns_that_nobody_moved_are_shared_out_anew(
    make: Callable[[], QWidget], tmp_path: Path, qtbot: QtBot
) -> None:
    _, columns = opened(make, tmp_path, qtbot)
    usual = columns.sizes()
    _, again = opened(make, tmp_path, qtbot)
    assert again.sizes() == usual


def test_every_splitter_of_the_window_has_a_name_to_be_remembered_by(qtbot: QtBot) -> None:
    pages = WindowPages()
    qtbot.addWidget(pages)
    names = [splitter.objectName() for splitter in pages.findChildren(QSplitter)]
    assert len(names) >= 3
    assert all(names)
    assert len(set(names)) == len(names)


def test_geometry_comes_back_until_it_is_forgotten(tmp_path: Path, qtbot: QtBot) -> None:
    memory = WindowMemory(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(700, 501)
    memory.keep_geometry(window, "window")
    other = QMainWindow()
    qtbot.addWidget(other)
    assert memory.restore_geometry(other, "window")
    assert other.height() == 501
    memory.forget()
    assert not memory.restore_geometry(other, "window")
