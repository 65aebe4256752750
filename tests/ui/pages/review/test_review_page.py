"""Review: read the answer, see why, try again."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.review_driver import ReviewDriver
from tests.support.sample_rehearsals import (
    BOSS,
    DARK,
    LEADING,
    RESULT,
    disagreement,
    disagreement_take,
    retold_take,
    sample_rehearsal,
)

from rehearse.domain.finding import Feedback
from rehearse.domain.rehearsal import Rehearsal, TakeState
from rehearse.domain.transcript import Transcript
from rehearse.ui.item_models.open_points import dismissal_of
from rehearse.ui.pages.review.review_page import ReviewPage

pytestmark = GUI


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


def test_export_and_try_again(driver: ReviewDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.page.export_requested):
        driver.click_button("Export report")
    with qtbot.waitSignal(driver.page.retake_requested) as asked:
        driver.click_button("Try again", within=driver.cards[0])
    assert asked.args == ["disagreement"]
