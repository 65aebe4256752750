"""Two takes side by side: only what changed, and what to do about it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.sample_rehearsals import retaken_rehearsal, retold_take

from rehearse.app.replay import finding_range
from rehearse.domain.rehearsal import Answer
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.pages.takes.take_side import TakePoint
from rehearse.ui.pages.takes.takes_page import TakesPage
from rehearse.ui.theme import apply_theme

pytestmark = GUI
FIRST, SECOND = "take-disagreement-1", "take-disagreement-2"


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[TakesPage]:
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = TakesPage(finding_range=finding_range)
    made.resize(1280, 720)
    answer = twice_answered()
    made.show_takes(answer, *answer.takes)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    shiboken6.delete(made)


def twice_answered() -> Answer:
    return retaken_rehearsal().answers[0]


def texts(page: TakesPage, section: str, side: int) -> list[str]:
    panel = page.sides[section][side]
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]


def press(qtbot: QtBot, page: TakesPage, name: str) -> None:
    found = (one for one in page.findChildren(QPushButton) if one.accessibleName() == name)
    qtbot.mouseClick(next(one for one in found if one.isVisible()), Qt.MouseButton.LeftButton)


def test_points_of_one_take_alone_stand_on_its_side(page: TakesPage) -> None:
    left = texts(page, "points", 0)
    assert "You said that your old manager never listened" in left
    assert "The story has no result" in left
    # One on skills is in both takes.
    assert not any("leading people" in text for text in left)
    assert texts(page, "points", 1) == ["No point of its own"]


def test_story_and_delivery_show_what_differs(page: TakesPage) -> None:
    assert texts(page, "story", 0) == ["No result"]
    assert texts(page, "story", 1) == ["Result"]
    assert texts(page, "measures", 0) == [
        "0:42 long",
        "148 words a minute",
        "At least 3 fillers",
    ]
    assert texts(page, "measures", 1) == [
        "0:33 long · 0:09 shorter",
        "139 words a minute · 9 slower",
        "No fillers heard · 3 fewer",
    ]


def test_words_of_one_take_alone_are_marked_and_the_rest_is_shortened(page: TakesPage) -> None:
    (right,) = page.sides["words"][1].findChildren(QLabel)
    assert "late deliveries went down by a third" in right.accessibleName()
    assert "choose a system" not in right.text()
    assert "…" in right.text()


def test_words_with_angle_brackets_are_words(page: TakesPage) -> None:
    answer = twice_answered()
    first = answer.takes[0]
    assert first.transcript is not None
    odd = replace(first, transcript=replace(first.transcript, text="<b>bold</b> & so", words=()))
    page.show_takes(answer, odd, answer.takes[1])
    left = page.sides["words"][0].findChildren(QLabel)[-1]
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; so" in left.text()


def test_takes_that_are_alike_say_so(page: TakesPage) -> None:
    answer = twice_answered()
    page.show_takes(answer, answer.takes[0], replace(answer.takes[0], id="copy"))
    assert page.alike.isVisible()
    assert texts(page, "points", 0) == []


def test_a_point_is_heard_in_its_own_take(qtbot: QtBot, page: TakesPage) -> None:
    finding = page.sides["points"][0].findChildren(TakePoint)[0]._finding
    assert finding.start_s is not None
    with qtbot.waitSignal(page.play_requested) as asked:
        press(qtbot, page, f"Play “{finding.quote}”")
    assert asked.args == [FIRST, pytest.approx(finding.start_s - 1.0), finding.end_s]


def test_a_take_is_heard_whole_and_stopped(qtbot: QtBot, page: TakesPage) -> None:
    with qtbot.waitSignal(page.play_requested) as asked:
        qtbot.mouseClick(page.heads[1].play, Qt.MouseButton.LeftButton)
    assert asked.args == [SECOND, 0.0, pytest.approx(33.0)]
    page.set_heard(SECOND)
    assert page.heads[1].play.accessibleName() == "Stop playing"
    assert page.heads[0].play.accessibleName() == "Play this take"
    with qtbot.waitSignal(page.stop_requested):
        qtbot.mouseClick(page.heads[1].play, Qt.MouseButton.LeftButton)
    page.set_heard("")
    assert page.heads[1].play.accessibleName() == "Play this take"


def test_another_take_can_be_chosen_and_the_same_one_changes_places(
    qtbot: QtBot, page: TakesPage
) -> None:
    answer = twice_answered()
    thrice = replace(answer, takes=(*answer.takes, retold_take(number=3)))
    page.update_answer(thrice)
    qtbot.keyClick(page.heads[1].takes, Qt.Key.Key_End)
    assert page.shown_take_ids == (FIRST, "take-disagreement-3")
    qtbot.keyClick(page.heads[0].takes, Qt.Key.Key_End)
    assert page.shown_take_ids == ("take-disagreement-3", FIRST)


def test_the_best_take_is_marked_here_too(qtbot: QtBot, page: TakesPage) -> None:
    with qtbot.waitSignal(page.best_take_chosen) as asked:
        qtbot.mouseClick(page.heads[0].best, Qt.MouseButton.LeftButton)
    assert asked.args == ["disagreement", FIRST]
    page.update_answer(replace(twice_answered(), best_take_id=FIRST))
    assert page.heads[0].best.isChecked()
    assert not page.heads[1].best.isChecked()
    with qtbot.waitSignal(page.best_take_chosen) as asked:
        qtbot.mouseClick(page.heads[0].best, Qt.MouseButton.LeftButton)
    assert asked.args == ["disagreement", ""]


def test_news_of_another_answer_changes_nothing(page: TakesPage) -> None:
    page.update_answer(replace(twice_answered(), id="another", best_take_id=FIRST))
    assert not page.heads[0].best.isChecked()


def test_the_way_back_and_another_try(qtbot: QtBot, page: TakesPage) -> None:
    with qtbot.waitSignals([page.stop_requested, page.closed]):
        press(qtbot, page, "Back to the review")
    with qtbot.waitSignal(page.retake_requested) as asked:
        press(qtbot, page, "Answer again")
    assert asked.args == ["disagreement"]


def test_it_stays_readable_in_the_other_theme(page: TakesPage, qapp: QApplication) -> None:
    (before,) = page.sides["words"][1].findChildren(QLabel)
    light = before.text()
    apply_theme(qapp, ThemeChoice.DARK)
    after = [one for one in page.sides["words"][1].findChildren(QLabel) if one.isVisible()]
    assert [one.text() for one in after] != [light]
    apply_theme(qapp, ThemeChoice.LIGHT)
