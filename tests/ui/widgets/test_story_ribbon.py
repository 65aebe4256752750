"""The ribbon says which part of a story is missing."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI

from rehearse.domain.finding import AnswerType, Story, StoryPart, StoryRole
from rehearse.ui.widgets.story_ribbon import StoryRibbon

pytestmark = GUI
NO_RESULT = Story(expected=True, situation=True, task=True, action=True, result=False)


@pytest.fixture
def ribbon(qtbot: QtBot) -> StoryRibbon:
    made = StoryRibbon()
    qtbot.addWidget(made)
    return made


def test_says_what_is_told_and_what_is_missing(ribbon: StoryRibbon) -> None:
    ribbon.show_story(NO_RESULT)
    assert ribbon.isVisible()
    assert ribbon.accessibleName() == "Your story: Situation, Task, Action, No result yet"


def test_says_how_long_a_part_took_where_that_is_known(ribbon: StoryRibbon) -> None:
    action = StoryPart(role=StoryRole.ACTION, start=9, end=20, start_s=4.0, end_s=12.4)
    again = StoryPart(role=StoryRole.ACTION, start=30, end=40, start_s=20.0, end_s=23.4)
    untimed = StoryPart(role=StoryRole.SITUATION, start=0, end=9)
    ribbon.show_story(replace(NO_RESULT, parts=(untimed, action, again)))
    assert ribbon.accessibleName() == "Your story: Situation, Task, Action · 12 s, No result yet"


@pytest.mark.parametrize("answer_type", AnswerType)
def test_says_what_kind_of_answer_it_is(ribbon: StoryRibbon, answer_type: AnswerType) -> None:
    ribbon.show_story(NO_RESULT, answer_type=answer_type)
    assert ribbon.toolTip().startswith("You ")
    assert ribbon.accessibleDescription() == ribbon.toolTip()
    ribbon.show_story(NO_RESULT)
    assert ribbon.toolTip() == ""


def test_hidden_where_no_story_is_expected(ribbon: StoryRibbon) -> None:
    ribbon.show_story(NO_RESULT)
    ribbon.show_story(
        Story(expected=False, situation=False, task=False, action=False, result=False)
    )
    assert not ribbon.isVisible()
    ribbon.show_story(NO_RESULT)
    ribbon.show_story(None)
    assert not ribbon.isVisible()


def test_takes_two_rows_where_it_is_narrow(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ribbon = StoryRibbon(ground)
    ground.show()
    ribbon.show_story(NO_RESULT)
    ribbon.resize(900, 40)
    low = ribbon.sizeHint().height()
    ribbon.resize(ribbon.minimumSizeHint().width(), 100)
    assert ribbon.sizeHint().height() > 1.5 * low
    ribbon.resize(900, 40)
    assert ribbon.sizeHint().height() == low
