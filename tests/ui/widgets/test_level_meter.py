"""The meter follows a level without being told."""

import time
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI

from rehearse.ui.widgets.level_meter import LevelMeter

pytestmark = GUI


@pytest.fixture
def meter(qtbot: QtBot) -> LevelMeter:
    made = LevelMeter()
    qtbot.addWidget(made)
    made.show()
    return made


def test_follows_the_level(qtbot: QtBot, meter: LevelMeter) -> None:
    meter.follow(lambda: 0.1)
    qtbot.waitUntil(lambda: meter.share == pytest.approx(1 - 20 / 54))
    assert not meter.is_too_loud


def test_falls_slowly_and_rests_at_once(qtbot: QtBot, meter: LevelMeter) -> None:
    levels = iter([1.0])
    meter.follow(lambda: next(levels, 0.0))
    qtbot.waitUntil(lambda: 0.5 < meter.share < 1.0)
    meter.rest()
    assert meter.share == 0.0


def test_says_when_it_is_too_loud(qtbot: QtBot, meter: LevelMeter) -> None:
    meter.follow(lambda: 0.99)
    qtbot.waitUntil(lambda: meter.is_too_loud)


def test_is_asked_again_and_again_until_it_rests(qtbot: QtBot, meter: LevelMeter) -> None:
    levels = [0.1, 0.2, 0.4]
    meter.follow(lambda: levels.pop(0) if levels else 0.4)
    qtbot.waitUntil(lambda: not levels)
    meter.rest()
    assert meter.share == 0.0


def test_silence_is_empty(qtbot: QtBot, meter: LevelMeter) -> None:
    meter.follow(lambda: 0.0)
    qtbot.waitUntil(lambda: meter.share == 0.0)


def test_is_asked_some_thirty_times_a_second(qtbot: QtBot, meter: LevelMeter) -> None:
    asked_at: list[float] = []

    def level() -> float:
        asked_at.append(time.monotonic())
        return 0.1

    meter.follow(level)
    qtbot.waitUntil(lambda: len(asked_at) > 30)
    gaps = sorted(after - before for before, after in pairwise(asked_at))
    # The middle one, for a busy machine is late now and then.
    assert 0.025 < gaps[len(gaps) // 2] < 0.05
