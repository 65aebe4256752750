"""The number of questions: three usual ones, or any from 1 to 20."""

import pytest
from PySide6.QtWidgets import QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from rehearse.app.planner import LENGTHS, LONGEST, SHORTEST
from rehearse.ui.pages.length_choice import LengthChoice

pytestmark = pytest.mark.gui


@pytest.fixture
def choice(qtbot: QtBot) -> LengthChoice:
    made = LengthChoice("Questions")
    qtbot.addWidget(made)
    made.show()
    return made


def number(choice: LengthChoice) -> QSpinBox:
    found = choice.findChild(QSpinBox)
    assert isinstance(found, QSpinBox)
    return found


def press(choice: LengthChoice, name: str) -> None:
    next(one for one in choice.findChildren(QPushButton) if one.accessibleName() == name).click()


def test_the_usual_numbers_are_buttons(choice: LengthChoice) -> None:
    assert choice.value() == LENGTHS[0]
    for length in LENGTHS:
        press(choice, f"Questions: {length}")
        assert choice.value() == length
        assert not number(choice).isVisible()


def test_any_other_number_can_be_set(choice: LengthChoice, qtbot: QtBot) -> None:
    press(choice, "Questions: Other")
    field = number(choice)
    assert field.isVisible()
    assert (field.minimum(), field.maximum()) == (SHORTEST, LONGEST)
    with qtbot.waitSignal(choice.chosen) as chosen:
        field.setValue(13)
    assert chosen.args == [13]
    assert choice.value() == 13
    press(choice, "Questions: 5")
    assert choice.value() == 5


@pytest.mark.parametrize("length", [1, 3, 7, 20])
def test_a_number_of_an_earlier_rehearsal_is_shown(choice: LengthChoice, length: int) -> None:
    choice.choose(length)
    assert choice.value() == length
    assert number(choice).isVisible() == (length not in LENGTHS)
