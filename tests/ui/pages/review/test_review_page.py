"""Review: read the answer, hear the moment, see why, try again."""

import dataclasses
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.review_driver import ReviewDriver
from tests.support.sample_rehearsals import (
    DISAGREEMENT,
    disagreement_take,
    peaks,
    retold_take,
    sample_rehearsal,
    spoken,
)

from rehearse.app.replay import finding_range
from rehearse.domain.finding import Feedback
from rehearse.domain.rehearsal import Answer, Rehearsal, Take, TakeState
from rehearse.domain.settings import ThemeChoice
from rehearse.domain.transcript import Transcript
from rehearse.ui.item_models.open_points import dismissal_of
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.theme import apply_theme

pytestmark = GUI

BOSS = "You said that your old manager never listened"
RESULT = "The story has no result"
LEADING = "You stress leading people; this job leads nobody"
DARK = "The disagreement itself stays in the dark"


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication) -> Iterator[ReviewDriver]:
    apply_theme(qapp, ThemeChoice.LIGHT)
    page = ReviewPage(finding_range=finding_range)
    page.resize(1280, 720)
    page.show_rehearsal(sample_rehearsal())
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield ReviewDriver(page, qtbot)
    page.close()
    # At once: without a running event loop pages would gather from test to test.
    shiboken6.delete(page)


@pytest.fixture
def page(driver: ReviewDriver) -> ReviewPage:
    return driver.page


def disagreement(*takes: Take) -> Answer:
    """The first answer with other takes."""
    return dataclasses.replace(sample_rehearsal().answers[0], takes=takes)


# What is shown


def test_opens_at_the_first_answer_with_points(driver: ReviewDriver) -> None:
    assert driver.page.pane.question == "Tell me about a time you disagreed with a manager."
    assert driver.titles == [BOSS, RESULT, LEADING]
    assert driver.active_title == BOSS


def test_at_most_three_cards_the_rest_one_click_away(driver: ReviewDriver) -> None:
    assert len(driver.cards) == 3
    driver.click_button("Show all 4 points")
    assert driver.titles == [BOSS, RESULT, LEADING, DARK]
    assert not driver.has_button("Show all 4 points")


def test_choosing_an_answer_shows_it(driver: ReviewDriver) -> None:
    driver.choose_answer(3)
    assert driver.page.pane.question.startswith("Why do you want")
    assert driver.cards == []
    assert driver.page.findings.heading == "Nothing stood out"


def test_rough_transcripts_are_called_rough(driver: ReviewDriver) -> None:
    def notices() -> list[str]:
        shown = [label for label in driver.page.findChildren(QLabel) if label.isVisible()]
        return [label.text() for label in shown if "Rough transcript" in label.text()]

    assert notices() == []
    driver.page.update_answer(disagreement(disagreement_take(rough=True)))
    assert len(notices()) == 1


def test_an_answer_in_another_language_is_said_to_be_one(driver: ReviewDriver) -> None:
    def notices() -> list[str]:
        shown = [label for label in driver.page.findChildren(QLabel) if label.isVisible()]
        return [label.text() for label in shown if "to be English" in label.text()]

    assert notices() == []
    take = disagreement_take()
    driver.page.update_answer(
        disagreement(dataclasses.replace(take, feedback=Feedback(in_english=False)))
    )
    assert len(notices()) == 1


def test_no_answers_says_what_to_do(driver: ReviewDriver, qtbot: QtBot) -> None:
    empty = Rehearsal(id="empty", started_at=sample_rehearsal().started_at)
    driver.page.show_rehearsal(empty)
    assert driver.page.empty.isVisible()
    assert driver.page.empty.heading == "Nothing to review yet"
    with qtbot.waitSignal(driver.page.closed):
        driver.click_button("Back to the start")


def test_skipped_question_can_be_answered_now(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.choose_answer(6)
    with qtbot.waitSignal(driver.page.retake_requested) as asked:
        driver.click_button("Answer it now")
    assert asked.args == ["skipped"]


def test_busy_take_shows_progress_and_can_be_stopped(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.choose_answer(4)
    state = driver.page.pane.state
    assert state.isVisible()
    assert not state.progress.isVisible()
    driver.page.set_progress("take-waiting", 0.25)
    assert state.progress.isVisible()
    assert state.progress.value() == state.progress.maximum() // 4
    with qtbot.waitSignal(driver.page.transcription_cancelled) as asked:
        driver.click_button("Stop transcribing")
    assert asked.args == ["waiting", "take-waiting"]


def test_progress_of_an_answer_that_is_not_shown_is_kept(driver: ReviewDriver) -> None:
    driver.page.set_progress("take-waiting", 0.5)
    driver.choose_answer(4)
    progress = driver.page.pane.state.progress
    assert progress.value() == progress.maximum() // 2


def test_busy_take_can_be_played_meanwhile(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.choose_answer(4)
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.click_button("Play the answer")
    assert asked.args == ["waiting", "take-waiting", 0.0, 30.0]


def test_failed_take_says_why_and_can_be_tried_again(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.choose_answer(5)
    assert "recording is safe" in driver.page.pane.state.text
    with qtbot.waitSignal(driver.page.transcription_requested) as asked:
        driver.click_button("Transcribe again")
    assert asked.args == ["failed", "take-failed"]
    with qtbot.waitSignal(driver.page.retake_requested) as retake:
        driver.click_button("Answer again")
    assert retake.args == ["failed"]


def test_problem_is_said_in_place(page: ReviewPage) -> None:
    page.show_problem("The loudspeaker went away. Nothing is lost; choose another one.")
    assert page.banner.isVisible()
    assert page.banner.text.startswith("The loudspeaker went away.")


# What happens meanwhile


def test_words_appear_when_they_are_there(driver: ReviewDriver) -> None:
    driver.choose_answer(4)
    waiting = sample_rehearsal().answers[3]
    take = dataclasses.replace(
        waiting.takes[0],
        state=TakeState.TRANSCRIBED,
        transcript=Transcript(text="It went wrong because of me."),
    )
    driver.page.update_answer(dataclasses.replace(waiting, takes=(take,)))
    assert driver.page.pane.transcript.isVisible()
    assert driver.page.pane.transcript.toPlainText() == "It went wrong because of me."
    assert driver.page.findings.heading == "Feedback is on its way"
    assert driver.status_of(4) == "Being looked at…"


def test_update_of_another_answer_leaves_the_shown_one(driver: ReviewDriver) -> None:
    driver.press(Qt.Key.Key_J)
    before = driver.active_title
    skipped = sample_rehearsal().answers[5]
    driver.page.update_answer(dataclasses.replace(skipped, takes=(disagreement_take(),)))
    assert driver.active_title == before
    assert driver.status_of(6) == "4 points"


def test_new_take_is_shown_and_the_old_one_kept(driver: ReviewDriver) -> None:
    first, second = disagreement_take(), disagreement_take(number=2)
    second = dataclasses.replace(second, state=TakeState.RECORDED, transcript=None, feedback=None)
    driver.page.update_answer(disagreement(first, second))
    assert driver.page.shown_take_id == second.id
    driver.choose_take(1)
    assert driver.page.shown_take_id == first.id
    assert driver.active_title == BOSS


def test_same_rehearsal_again_keeps_the_place(driver: ReviewDriver) -> None:
    driver.choose_answer(2)
    driver.page.show_rehearsal(sample_rehearsal())
    assert driver.page.pane.question == "Do you have any questions for us?"


# Hearing it


def test_play_of_a_card_starts_a_second_before_its_words(
    driver: ReviewDriver, qtbot: QtBot
) -> None:
    finding = driver.cards[0].finding
    assert finding.start_s is not None
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.click_button("Play this moment", within=driver.cards[0])
    start, end = finding.start_s - 1.0, finding.end_s
    assert asked.args == ["disagreement", "take-disagreement-1", pytest.approx(start), end]


def test_a_point_about_the_whole_answer_has_nothing_to_play(driver: ReviewDriver) -> None:
    assert not driver.has_button("Play this moment", within=driver.cards[1])


def test_click_on_a_word_plays_from_there(driver: ReviewDriver, qtbot: QtBot) -> None:
    take = disagreement_take()
    assert take.transcript is not None
    word = next(word for word in take.transcript.words if word.text == "warehouse,")
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.click_word("warehouse")
    assert asked.args == ["disagreement", take.id, word.start, 42.0]


def test_click_on_flagged_words_brings_their_card_forward(driver: ReviewDriver) -> None:
    driver.click_word("delegated")
    assert driver.active_title == LEADING


def test_words_follow_the_sound(driver: ReviewDriver) -> None:
    driver.page.set_playback_position(0.5)
    assert driver.page.pane.transcript.current_word == "In"
    assert driver.page.pane.waveform.position_s == 0.5
    assert driver.page.pane.player.is_playing
    driver.page.set_playback_position(None)
    assert driver.page.pane.transcript.current_word == ""
    assert not driver.page.pane.player.is_playing


def test_pause_goes_on_from_where_it_was(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.page.set_playback_position(12.0)
    with qtbot.waitSignal(driver.page.stop_requested):
        driver.click_button("Pause")
    driver.page.set_playback_position(None)
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.click_button("Play the answer")
    assert asked.args == ["disagreement", "take-disagreement-1", 12.0, 42.0]


def test_after_the_end_it_starts_over(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.page.set_playback_position(41.9)
    driver.page.set_playback_position(None)
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.click_button("Play the answer")
    assert asked.args == ["disagreement", "take-disagreement-1", 0.0, 42.0]


def test_waveform_moves_the_sound_only_while_it_plays(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.page.set_waveform("take-disagreement-1", peaks())
    with qtbot.assertNotEmitted(driver.page.play_requested):
        driver.click_waveform(0.5)
    assert driver.page.pane.player.position_s == pytest.approx(21.0, abs=0.2)
    driver.page.set_playback_position(3.0)
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.click_waveform(0.25)
    assert asked.args is not None
    assert asked.args[2] == pytest.approx(10.5, abs=0.2)


def test_waveform_of_a_take_waits_until_it_is_shown(driver: ReviewDriver) -> None:
    page = driver.page
    page.set_waveform("take-closing", peaks())
    flat = page.pane.waveform.grab().toImage()
    page.set_waveform("take-disagreement-1", peaks())
    assert page.pane.waveform.grab().toImage() != flat


def test_outlines_do_not_pile_up(driver: ReviewDriver) -> None:
    for number in range(20):
        driver.page.set_waveform(f"take-{number}", peaks())
    kept = [number for number in range(20) if driver.page.has_waveform(f"take-{number}")]
    assert 2 <= len(kept) <= 10
    assert kept[-1] == 19


def test_choosing_another_answer_stops_the_sound(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.page.set_playback_position(3.0)
    with qtbot.waitSignal(driver.page.stop_requested):
        driver.choose_answer(2)
    assert not driver.page.pane.player.is_playing


def test_leaving_stops_the_sound(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.page.set_playback_position(3.0)
    with qtbot.waitSignals([driver.page.stop_requested, driver.page.closed]):
        driver.click_button("Back")


def test_heard_card_offers_to_stop(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.click_button("Play this moment", within=driver.cards[0])
    driver.page.set_playback_position(7.0)
    with qtbot.waitSignal(driver.page.stop_requested):
        driver.click_button("Stop playing", within=driver.cards[0])
    driver.page.set_playback_position(None)
    assert driver.has_button("Play this moment", within=driver.cards[0])


# Keys


def test_j_and_k_walk_through_the_flags_as_they_are_read(driver: ReviewDriver) -> None:
    walked = []
    for _ in range(4):
        driver.press(Qt.Key.Key_J)
        walked.append(driver.active_title)
    # The point about the whole answer comes last; the fourth card unfolds when it is reached.
    assert walked == [LEADING, DARK, RESULT, BOSS]
    driver.press(Qt.Key.Key_K)
    assert driver.active_title == RESULT


def test_p_plays_the_flag_and_stops_it(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.press(Qt.Key.Key_J)
    finding = driver.page.active_finding
    assert finding is not None
    assert finding.start_s is not None
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.press(Qt.Key.Key_P)
    assert asked.args is not None
    assert asked.args[2] == pytest.approx(finding.start_s - 1.0)
    driver.page.set_playback_position(finding.start_s)
    with qtbot.waitSignal(driver.page.stop_requested):
        driver.press(Qt.Key.Key_P)


def test_p_plays_the_answer_where_there_is_no_flag(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.choose_answer(3)
    with qtbot.waitSignal(driver.page.play_requested) as asked:
        driver.press(Qt.Key.Key_P)
    assert asked.args == ["why-us", "take-why-us", 0.0, 20.0]


def test_t_asks_for_another_take(driver: ReviewDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.page.retake_requested) as asked:
        driver.press(Qt.Key.Key_T)
    assert asked.args == ["disagreement"]


def test_keys_work_from_the_transcript_too(driver: ReviewDriver) -> None:
    driver.page.pane.transcript.setFocus()
    driver.press(Qt.Key.Key_J)
    assert driver.active_title == LEADING


# Not a problem


def test_dismissed_point_goes_and_the_next_comes_up(driver: ReviewDriver, qtbot: QtBot) -> None:
    finding = driver.cards[0].finding
    with qtbot.waitSignal(driver.page.dismissed) as asked:
        driver.click_button("Not a problem", within=driver.cards[0])
    assert asked.args == ["take-disagreement-1", finding]
    assert driver.titles == [RESULT, LEADING, DARK]
    assert len(driver.page.pane.waveform.spans) == 2


def test_dismissal_can_be_undone(driver: ReviewDriver, qtbot: QtBot) -> None:
    finding = driver.cards[0].finding
    driver.click_button("Not a problem", within=driver.cards[0])
    with qtbot.waitSignal(driver.page.dismissal_undone) as asked:
        driver.click_button("Undo")
    assert asked.args == ["take-disagreement-1", finding]
    assert driver.titles == [BOSS, RESULT, LEADING]
    assert driver.active_title == BOSS


def test_points_dismissed_earlier_stay_away(driver: ReviewDriver) -> None:
    take = disagreement_take()
    quiet = dataclasses.replace(take, dismissals=(dismissal_of(driver.cards[0].finding),))
    driver.page.update_answer(disagreement(quiet))
    assert BOSS not in driver.titles
    assert driver.status_of(1) == "3 points"


def test_list_counts_what_is_left(driver: ReviewDriver) -> None:
    driver.click_button("Not a problem", within=driver.cards[0])
    assert driver.status_of(1) == "3 points"
    driver.click_button("Undo")
    assert driver.status_of(1) == "4 points"


# Correcting words


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


# Takes


def test_the_best_take_is_marked_and_the_mark_taken_back(
    driver: ReviewDriver, qtbot: QtBot
) -> None:
    answer = disagreement(disagreement_take(), retold_take())
    driver.page.update_answer(answer)
    with qtbot.waitSignal(driver.page.best_take_chosen) as asked:
        driver.click_button("Best take")
    assert asked.args == ["disagreement", "take-disagreement-2"]
    driver.page.update_answer(dataclasses.replace(answer, best_take_id="take-disagreement-2"))
    with qtbot.waitSignal(driver.page.best_take_chosen) as asked:
        driver.click_button("Best take")
    assert asked.args == ["disagreement", ""]


def test_one_take_has_nothing_to_choose_from(driver: ReviewDriver) -> None:
    assert not driver.has_button("Best take")
    assert not driver.has_button("Compare takes")
    assert not driver.page.pane.take_actions.takes.isVisible()


def test_takes_are_compared_from_the_one_that_is_shown(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.page.update_answer(disagreement(disagreement_take(), retold_take()))
    driver.page.set_playback_position(3.0)
    with qtbot.waitSignals([driver.page.stop_requested, driver.page.comparison_requested]):
        driver.click_button("Compare takes")


def test_every_answer_can_be_given_again(driver: ReviewDriver, qtbot: QtBot) -> None:
    for number, name in enumerate(("Answer again",) * 5 + ("Answer it now",), start=1):
        driver.choose_answer(number)
        with qtbot.waitSignal(driver.page.retake_requested) as asked:
            driver.click_button(name)
        assert asked.args == [sample_rehearsal().answers[number - 1].id]


# A recording that is not there


def test_a_missing_recording_is_named_and_the_rest_stays(driver: ReviewDriver) -> None:
    driver.page.set_sound_missing("take-disagreement-1", "The recording is not there any more.")
    assert driver.page.pane.missing_sound == "The recording is not there any more."
    assert not driver.page.pane.player.isVisible()
    assert not driver.page.pane.waveform.isVisible()
    assert driver.titles == [BOSS, RESULT, LEADING]
    assert not driver.has_button("Play this moment")
    driver.choose_answer(3)
    assert driver.page.pane.player.isVisible()
    driver.choose_answer(1)
    assert not driver.page.pane.player.isVisible()


def test_nothing_is_played_of_a_missing_recording(driver: ReviewDriver, qtbot: QtBot) -> None:
    driver.page.set_sound_missing("take-disagreement-1", "The recording is not there any more.")
    with qtbot.assertNotEmitted(driver.page.play_requested):
        driver.press(Qt.Key.Key_P)
        driver.click_word("warehouse")


def test_a_recording_that_is_back_is_heard_again(driver: ReviewDriver) -> None:
    driver.page.set_sound_missing("take-disagreement-1", "The recording is not there any more.")
    driver.page.set_waveform("take-disagreement-1", peaks())
    assert driver.page.pane.player.isVisible()
    assert driver.has_button("Play this moment", within=driver.cards[0])


# The rest


def test_export_and_try_again(driver: ReviewDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.page.export_requested):
        driver.click_button("Export report")
    with qtbot.waitSignal(driver.page.retake_requested) as asked:
        driver.click_button("Try again", within=driver.cards[0])
    assert asked.args == ["disagreement"]
