"""No page cuts off words: with text twice as large, and in the smallest window."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.sample_screens import SCREENS

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme

pytestmark = pytest.mark.gui

# Text size in percent, and the window in pixels.
ROOMS = ((200, 1280, 720), (100, 880, 600), (150, 1280, 720), (100, 1280, 720))
# A line of a question and half of the next: enough to see that there is more.
_LEAST_LINES = 1.5


@pytest.fixture(autouse=True)
def usual_text(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, ThemeChoice.LIGHT)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}%-{room[1]}x{room[2]}")
@pytest.mark.parametrize("make", SCREENS.values(), ids=SCREENS.keys())
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
    words = [widget for widget in page.findChildren(QWidget) if holds_words(widget)]
    assert words
    assert [problem for widget in words if (problem := cut_off(widget))] == []
    assert overlapping(words, page) == []
    assert [named(area) for area in page.findChildren(QScrollArea) if is_too_low(area)] == []


def holds_words(widget: QWidget) -> bool:
    is_one = isinstance(widget, QLabel | QAbstractButton | QLineEdit)
    return is_one and widget.isVisible() and not widget.size().isEmpty() and bool(words_of(widget))


def words_of(widget: QWidget) -> str:
    return str(widget.text()) if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{words_of(widget)[:40]}” {widget.size().toTuple()}"


def cut_off(widget: QWidget) -> str:
    wanted = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        has_room = widget.height() >= widget.heightForWidth(widget.width())
    else:
        has_room = widget.height() >= wanted.height() and widget.width() >= wanted.width()
    left = widget.mapTo(widget.window(), QPoint(0, 0)).x()
    is_inside = left >= 0 and left + widget.width() <= widget.window().width()
    return "" if has_room and is_inside else named(widget)


def overlapping(words: list[QWidget], page: QWidget) -> list[tuple[str, str]]:
    """Pairs on the same ground that lie over each other."""
    places = [
        (one, one.parentWidget(), QRect(one.mapTo(page, QPoint(0, 0)), one.size())) for one in words
    ]
    return [
        (named(one), named(other))
        for (one, ground, place), (other, other_ground, other_place) in combinations(places, 2)
        if ground is other_ground and place.intersects(other_place)
    ]


def is_too_low(area: QScrollArea) -> bool:
    """Whether what scrolls has no room to be read in."""
    inside = area.widget()
    if inside is None or not area.isVisible() or inside.height() <= area.viewport().height():
        return False
    labels = inside.findChildren(QLabel, options=Qt.FindChildOption.FindChildrenRecursively)
    first = next((one for one in labels if one.isVisible()), inside)
    return area.viewport().height() < _LEAST_LINES * first.fontMetrics().height()
