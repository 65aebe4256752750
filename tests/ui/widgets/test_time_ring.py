"""Time is said in digits and words, not by colour alone."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme, current_colours
from rehearse.ui.widgets.time_ring import TimeRing, TimeStage

pytestmark = GUI


@pytest.fixture
def ring(qtbot: QtBot, qapp: QApplication) -> TimeRing:
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = TimeRing()
    qtbot.addWidget(made)
    made.resize(144, 144)
    return made


@pytest.mark.parametrize(
    ("elapsed", "stage", "digits"),
    [
        (0.0, TimeStage.WITHIN, "0:00"),
        (90.0, TimeStage.WITHIN, "1:30"),
        (91.0, TimeStage.PAST, "1:31"),
        (134.0, TimeStage.PAST, "2:14"),
        (135.0, TimeStage.WELL_PAST, "2:15"),
    ],
)
def test_stages_of_an_answer(ring: TimeRing, elapsed: float, stage: TimeStage, digits: str) -> None:
    ring.show_elapsed(elapsed, 90)
    assert ring.stage is stage
    assert ring.digits == digits


def test_each_stage_has_words_of_its_own(ring: TimeRing) -> None:
    said = []
    for elapsed in (10.0, 100.0, 200.0):
        ring.show_elapsed(elapsed, 90)
        said.append(ring.caption)
        assert ring.accessibleDescription() == f"{ring.digits} {ring.caption}"
    assert len(set(said)) == 3


def test_think_time_counts_down_to_nothing(ring: TimeRing) -> None:
    ring.show_think_time(0.2, 30)
    assert (ring.stage, ring.digits) == (TimeStage.THINKING, "0:01")
    ring.show_think_time(0.0, 30)
    assert ring.digits == "0:00"


def test_no_suggested_length_is_no_hurry(ring: TimeRing) -> None:
    ring.show_elapsed(50.0, 0)
    assert ring.stage is TimeStage.WITHIN


def test_turns_amber_and_red(ring: TimeRing) -> None:
    colours = current_colours()
    for elapsed, shade in ((100.0, colours.amber), (200.0, colours.red)):
        ring.show_elapsed(elapsed, 90)
        image = ring.grab().toImage()
        assert image.pixelColor(image.width() // 2, 4).name().upper() == shade


def test_clear_empties_it(ring: TimeRing) -> None:
    ring.show_elapsed(5, 90)
    ring.clear()
    assert (ring.stage, ring.digits, ring.caption) == (TimeStage.IDLE, "", "")


def test_a_pause_holds_the_time_and_says_so(ring: TimeRing) -> None:
    ring.show_paused(100.0, 90)
    assert (ring.stage, ring.digits, ring.caption) == (TimeStage.PAST, "1:40", "paused")
