"""Review: correct what was recognised, and take it back."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.review_driver import ReviewDriver
from tests.support.sample_rehearsals import (
    DISAGREEMENT,
    disagreement,
    disagreement_take,
    spoken,
)

from rehearse.domain.rehearsal import TakeState
from rehearse.ui.item_models.open_points import dismissal_of

pytestmark = GUI


def test_e_corrects_from_the_flag_that_is_at_hand(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.press(Qt.Key.Key_J)
    driver.begin_correcting()
    editor = driver.page.pane.words.editor
    assert editor.field.textCursor().selectedText() == "I"
    assert editor.field.textCursor().position() < editor.text.index("ran the team")
    with qtbot.waitSignal(driver.page.correction_made) as asked:
        driver.type_words("ran the team", "led the crew")
        qtbot.keyClick(editor.field, Qt.Key.Key_Return)
    take_id, text = asked.args or ("", "")
    assert take_id == "take-disagreement-1"
    assert text == DISAGREEMENT.replace("ran the team", "led the crew")
    assert not driver.page.pane.words.is_editing


def test_a_clicked_word_is_the_one_that_is_corrected(driver: ReviewDriver) -> None:
    driver.click_word("drivers")
    driver.begin_correcting()
    cursor = driver.page.pane.words.editor.field.textCursor()
    assert cursor.selectedText() == "drivers"


def test_keys_of_the_page_are_letters_while_words_are_typed(driver: ReviewDriver) -> None:
    driver.begin_correcting()
    before = driver.active_title
    driver.type_words("shifts", "jeptk")
    assert "two jeptk and" in driver.page.pane.words.editor.text
    assert driver.active_title == before


def test_esc_leaves_the_words_as_they_were(driver: ReviewDriver, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(driver.page.correction_made):
        driver.begin_correcting()
        driver.type_words("shifts", "ships")
        qtbot.keyClick(driver.page.pane.words.editor.field, Qt.Key.Key_Escape)
    assert driver.page.pane.transcript.isVisible()
    assert "shifts" in driver.page.pane.transcript.toPlainText()


def test_nothing_else_is_offered_while_words_are_corrected(
    driver: ReviewDriver, qtbot: QtBot
) -> None:
    driver.begin_correcting()
    assert not driver.page.pane.take_actions.isVisible()
    qtbot.keyClick(driver.page.pane.words.editor.field, Qt.Key.Key_Escape)
    assert driver.has_button("Edit words")


def test_undo_takes_back_what_was_typed_and_nothing_else(
    driver: ReviewDriver, qtbot: QtBot
) -> None:
    driver.begin_correcting()
    field = driver.page.pane.words.editor.field
    assert not field.document().isUndoAvailable()
    driver.type_words("shifts", "ships")
    while field.document().isUndoAvailable():
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.page.pane.words.editor.text == DISAGREEMENT


def test_unchanged_words_are_no_correction(driver: ReviewDriver, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(driver.page.correction_made):
        driver.begin_correcting()
        qtbot.keyClick(driver.page.pane.words.editor.field, Qt.Key.Key_Return)
    assert not driver.page.pane.words.is_editing


def test_words_cannot_all_be_taken_out(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.begin_correcting()
    driver.type_words(DISAGREEMENT, "")
    assert not driver.page.pane.words.editor.keep.isEnabled()
    with qtbot.assertNotEmitted(driver.page.correction_made):
        qtbot.keyClick(driver.page.pane.words.editor.field, Qt.Key.Key_Return)
        driver.choose_answer(2)


@pytest.mark.parametrize("leave", ["another answer", "back"])
def test_what_was_being_corrected_is_kept_when_it_is_left(
    driver: ReviewDriver, qtbot: QtBot, leave: str
) -> None:
    driver.begin_correcting()
    driver.type_words("shifts", "ships")
    with qtbot.waitSignal(driver.page.correction_made) as asked:
        if leave == "back":
            driver.page.hide()
        else:
            driver.choose_answer(2)
    assert asked.args == ["take-disagreement-1", DISAGREEMENT.replace("shifts", "ships")]


def test_news_of_the_take_leave_the_words_that_are_typed(driver: ReviewDriver) -> None:
    driver.begin_correcting()
    driver.type_words("shifts", "ships")
    finding = driver.cards[0].finding
    take = dataclasses.replace(disagreement_take(), dismissals=(dismissal_of(finding),))
    driver.page.update_answer(disagreement(take))
    assert driver.page.pane.words.is_editing
    assert "ships" in driver.page.pane.words.editor.text


def test_the_word_at_the_caret_can_be_heard(driver: ReviewDriver, qtbot: QtBot) -> None:
    take = disagreement_take()
    assert take.transcript is not None
    word = next(word for word in take.transcript.words if word.text == "shifts")
    driver.click_word("shifts")
    driver.begin_correcting()
    driver.type_words("Sure. In my", "In my very")
    driver.type_words("shifts", "ships")
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.click_button("Hear the word at the caret")
    assert asked.args is not None
    assert asked.args[2:] == [pytest.approx(word.start - 1.0), pytest.approx(word.end)]


def test_corrected_words_say_so_and_can_be_restored(driver: ReviewDriver, qtbot: QtBot) -> None:
    assert not driver.has_button("Restore the original words")
    recognised = spoken("what was recognised")
    take = dataclasses.replace(disagreement_take(), original_transcript=recognised)
    driver.page.update_answer(disagreement(take))
    with qtbot.waitSignal(driver.page.restoration_requested) as asked:
        driver.click_button("Restore the original words")
    assert asked.args == [take.id]


def test_words_that_are_being_looked_at_are_not_corrected_meanwhile(driver: ReviewDriver) -> None:
    take = dataclasses.replace(disagreement_take(), state=TakeState.TRANSCRIBED, feedback=None)
    driver.page.update_answer(disagreement(take))
    assert not driver.has_button("Edit words")
    driver.press(Qt.Key.Key_E)
    assert not driver.page.pane.words.is_editing
