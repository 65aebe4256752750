"""Review: hear the answer and the moment of a point, by mouse and by key."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.review_driver import ReviewDriver
from tests.support.sample_rehearsals import (
    BOSS,
    DARK,
    LEADING,
    RESULT,
    disagreement_take,
    peaks,
)

pytestmark = GUI


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
