"""Expected trouble is said in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI

from rehearse.ui.widgets.banner import Banner, Tone

pytestmark = GUI
SENTENCE = "The microphone went away. What you said is safe; plug it in and press Record."


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def button_named(banner: Banner, name: str) -> QPushButton:
    return next(b for b in banner.findChildren(QPushButton) if b.accessibleName() == name)


@pytest.mark.parametrize(
    ("tone", "name"), [(Tone.INFO, "Notice"), (Tone.WARNING, "Warning"), (Tone.ERROR, "Problem")]
)
def test_says_its_sentence_and_its_tone(banner: Banner, tone: Tone, name: str) -> None:
    banner.show_message(SENTENCE, tone)
    assert banner.isVisible()
    assert banner.text == SENTENCE
    assert banner.tone is tone
    assert banner.accessibleName() == f"{name}: {SENTENCE}"


def test_can_be_dismissed(qtbot: QtBot, banner: Banner) -> None:
    banner.show_message(SENTENCE, Tone.ERROR)
    close = button_named(banner, "Dismiss this message")
    with qtbot.waitSignal(banner.dismissed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    assert banner.text == ""


def test_offers_a_way_out(qtbot: QtBot, banner: Banner) -> None:
    banner.show_message(SENTENCE, action="Undo")
    with qtbot.waitSignal(banner.action_chosen):
        qtbot.mouseClick(button_named(banner, "Undo"), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_later_message_takes_the_way_out_away(banner: Banner) -> None:
    banner.show_message(SENTENCE, action="Undo")
    banner.show_message(SENTENCE)
    assert [b.accessibleName() for b in banner.findChildren(QPushButton) if b.isVisible()] == [
        "Dismiss this message"
    ]


def test_hidden_at_first_and_when_cleared(qtbot: QtBot, banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_message(SENTENCE)
    with qtbot.assertNotEmitted(banner.dismissed):
        banner.clear()
    assert not banner.isVisible()
