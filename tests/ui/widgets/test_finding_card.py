"""A card says what was said, why it costs, and what would be better."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.sample_rehearsals import point, spoken

from rehearse.domain.finding import Finding, FindingKind, Severity
from rehearse.ui.widgets.finding_card import FindingCard

pytestmark = GUI


@pytest.fixture
def finding() -> Finding:
    return point(
        spoken("well <b>my boss</b> never listened"),
        FindingKind.EMPLOYER_NEGATIVITY,
        "<b>my boss</b>",
        title="You said that your boss never listened",
        severity=Severity.MILD,
    )


@pytest.fixture
def card(qtbot: QtBot, finding: Finding) -> FindingCard:
    made = FindingCard(finding, start_s=42.0, is_playable=True)
    qtbot.addWidget(made)
    made.show()
    return made


def words_on(card: FindingCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_shows_everything_there_is_to_say(card: FindingCard, finding: Finding) -> None:
    shown = words_on(card)
    for text in (finding.title, f"“{finding.quote}”", finding.why, finding.advice):
        assert text in shown
    assert "0:42" in shown
    assert "How you speak of others · worth a look" in shown


def test_markup_in_a_quote_is_shown_as_it_was_said(card: FindingCard) -> None:
    quotes = [label for label in card.findChildren(QLabel) if "<b>" in label.text()]
    assert quotes
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in quotes)


def test_play(qtbot: QtBot, card: FindingCard, finding: Finding) -> None:
    with qtbot.waitSignal(card.play_requested) as asked:
        qtbot.mouseClick(card.play, Qt.MouseButton.LeftButton)
    assert asked.args == [finding]


def test_play_becomes_stop_while_heard(qtbot: QtBot, card: FindingCard) -> None:
    card.set_playing(is_playing=True)
    assert card.play.accessibleName() == "Stop playing"
    with qtbot.waitSignal(card.stop_requested):
        qtbot.mouseClick(card.play, Qt.MouseButton.LeftButton)


def test_try_again_and_not_a_problem(qtbot: QtBot, card: FindingCard, finding: Finding) -> None:
    with qtbot.waitSignal(card.retake_requested):
        qtbot.mouseClick(card.retake, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.dismissed) as asked:
        qtbot.mouseClick(card.dismiss, Qt.MouseButton.LeftButton)
    assert asked.args == [finding]


def test_nothing_to_play_offers_no_play(qtbot: QtBot, finding: Finding) -> None:
    card = FindingCard(finding, start_s=None, is_playable=False)
    qtbot.addWidget(card)
    card.show()
    assert not card.play.isVisible()
    assert card.dismiss.isVisible()


class WindowWatch(QObject):
    """Every widget that was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("is_playable", [True, False])
def test_no_part_of_it_flashes_up_as_a_window(
    finding: Finding, qapp: QApplication, is_playable: bool
) -> None:
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    card = FindingCard(finding, start_s=42.0, is_playable=is_playable)
    qapp.removeEventFilter(watch)
    assert watch.shown == []
    shiboken6.delete(card)
