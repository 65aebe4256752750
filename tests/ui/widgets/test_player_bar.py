"""The player asks; it never plays."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI

from rehearse.ui.widgets.player_bar import PlayerBar

pytestmark = GUI


@pytest.fixture
def bar(qtbot: QtBot) -> PlayerBar:
    made = PlayerBar()
    qtbot.addWidget(made)
    made.set_duration(62.0)
    made.show()
    return made


def test_play_asks_from_where_it_stands(qtbot: QtBot, bar: PlayerBar) -> None:
    bar.set_position(12.5)
    with qtbot.waitSignal(bar.play_requested) as asked:
        qtbot.mouseClick(bar.play, Qt.MouseButton.LeftButton)
    assert asked.args == [12.5]


def test_while_playing_it_pauses(qtbot: QtBot, bar: PlayerBar) -> None:
    bar.set_playing(is_playing=True)
    assert bar.play.accessibleName() == "Pause"
    with qtbot.waitSignal(bar.pause_requested):
        qtbot.mouseClick(bar.play, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("at", "expected"), [(30.0, 25.0), (2.0, 0.0)])
def test_back(qtbot: QtBot, bar: PlayerBar, at: float, expected: float) -> None:
    bar.set_position(at)
    with qtbot.waitSignal(bar.seek_requested) as asked:
        qtbot.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    assert asked.args == [expected]


@pytest.mark.parametrize(("at", "expected"), [(30.0, 35.0), (60.0, 62.0)])
def test_forward(qtbot: QtBot, bar: PlayerBar, at: float, expected: float) -> None:
    bar.set_position(at)
    with qtbot.waitSignal(bar.seek_requested) as asked:
        qtbot.mouseClick(bar.forward, Qt.MouseButton.LeftButton)
    assert asked.args == [expected]


def test_says_where_it_is(bar: PlayerBar) -> None:
    bar.set_position(42.9)
    assert bar.time_text == "0:42 / 1:02"


def test_off_without_sound(bar: PlayerBar) -> None:
    bar.set_duration(0.0)
    assert not bar.isEnabled()


def test_speeds_from_three_quarters_to_one_and_a_half(qtbot: QtBot, bar: PlayerBar) -> None:
    shown = [bar.speed.itemText(row) for row in range(bar.speed.count())]
    assert (shown[0], shown[-1]) == ("0.75\N{MULTIPLICATION SIGN}", "1.5\N{MULTIPLICATION SIGN}")
    assert bar.speed.currentText() == "1\N{MULTIPLICATION SIGN}"
    with qtbot.waitSignal(bar.speed_chosen) as asked:
        qtbot.keyClick(bar.speed, Qt.Key.Key_End)
    assert asked.args == [1.5]
