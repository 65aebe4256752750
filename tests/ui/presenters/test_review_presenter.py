"""The review with a real library, a real worker process and real files; only ears are missing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.review_driver import ReviewDriver
from tests.support.sample_rehearsals import DISAGREEMENT, retaken_rehearsal
from tests.support.take_factory import write_silence
from tests.support.window_parts import window_parts

from rehearse.app.replay import finding_range
from rehearse.domain.rehearsal import Answer, Rehearsal, Take, TakeState
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.pages.takes.takes_page import TakesPage
from rehearse.ui.presenters.processing_news import ProcessingNews
from rehearse.ui.presenters.replay_presenter import ReplayPresenter
from rehearse.ui.presenters.review_presenter import ReviewPresenter
from rehearse.ui.presenters.takes_presenter import TakesPresenter, pair_to_compare
from rehearse.ui.theme import apply_theme

pytestmark = GUI
PATIENCE_MS = 20_000
FIRST, SECOND = "take-disagreement-1", "take-disagreement-2"


class Desk:
    """Both pages over real parts, and somebody in front of them."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.parts = window_parts(folder)
        self.runner = BackgroundRunner()
        self.page = ReviewPage(finding_range=finding_range)
        self.takes = TakesPage(finding_range=finding_range)
        self.replay = ReplayPresenter(
            player=self.parts.player, settings=self.parts.settings, runner=self.runner
        )
        self.news = ProcessingNews(self.parts.processor)
        self.review = ReviewPresenter(
            self.page,
            parts=self.parts,
            news=self.news,
            replay=self.replay,
            runner=self.runner,
        )
        self.comparison = TakesPresenter(self.takes, review=self.review, replay=self.replay)
        self.driver = ReviewDriver(self.page, qtbot)
        self.rehearsal = with_recordings(retaken_rehearsal(), self.parts.recordings)
        self.parts.library.save(self.rehearsal)

    def opens(self) -> None:
        with self.qtbot.waitSignal(self.review.shown, timeout=PATIENCE_MS):
            self.review.open(self.rehearsal.id)
        self.page.resize(1280, 720)
        self.page.show()
        self.qtbot.waitExposed(self.page)
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow, timeout=PATIENCE_MS)

    def kept_answer(self) -> Answer:
        return self.parts.library.load(self.rehearsal.id).answers[0]

    def kept_take(self, take_id: str) -> Take:
        return next(take for take in self.kept_answer().takes if take.id == take_id)

    def waits_for_analysis(self, take_id: str, *, text: str) -> None:
        def is_analysed() -> bool:
            take = self.kept_take(take_id)
            words = take.transcript.text if take.transcript else ""
            return take.state is TakeState.ANALYSED and words == text

        self.qtbot.waitUntil(is_analysed, timeout=PATIENCE_MS)
        shown = self.page.pane.transcript
        self.qtbot.waitUntil(lambda: shown.toPlainText() == text, timeout=PATIENCE_MS)
        self.qtbot.waitUntil(lambda: self.driver.has_button("Edit words"), timeout=PATIENCE_MS)

    def closes(self) -> None:
        self.replay.stop()
        self.runner.shutdown()
        self.parts.worker.close()
        for page in (self.page, self.takes):
            page.close()
            shiboken6.delete(page)


def with_recordings(rehearsal: Rehearsal, folder: Path) -> Rehearsal:
    """Write a sound file for every take that is to have one."""

    def recorded(take: Take) -> Take:
        length = take.recording.duration_s if take.recording else 1.0
        path = folder / f"{take.id}.wav"
        state = take.state if take.transcript else TakeState.FAILED
        return replace(take, recording=write_silence(path, seconds=length), state=state)

    answers = tuple(
        replace(answer, takes=tuple(map(recorded, answer.takes))) for answer in rehearsal.answers
    )
    return replace(rehearsal, answers=answers)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = Desk(tmp_path, qtbot)
    yield made
    made.closes()


def button(page: TakesPage, name: str) -> QPushButton:
    found = (one for one in page.findChildren(QPushButton) if one.accessibleName() == name)
    return next(one for one in found if one.isVisible())


def test_corrected_words_are_analysed_anew_and_the_original_comes_back(desk: Desk) -> None:
    desk.opens()
    desk.driver.choose_take(1)
    desk.driver.correct("Lindqvist", "Lindkvist")
    text = DISAGREEMENT.replace("Lindqvist", "Lindkvist")
    desk.waits_for_analysis(FIRST, text=text)
    kept = desk.kept_take(FIRST)
    assert kept.original_transcript is not None
    assert kept.original_transcript.text == DISAGREEMENT
    desk.driver.click_button("Restore the original words")
    desk.waits_for_analysis(FIRST, text=DISAGREEMENT)
    assert desk.kept_take(FIRST).original_transcript is None
    assert not desk.driver.has_button("Restore the original words")


def test_what_is_not_a_problem_stays_so_when_words_before_it_change(desk: Desk) -> None:
    desk.opens()
    desk.driver.choose_take(1)
    desk.driver.click_button("Not a problem", within=desk.driver.cards[0])
    desk.qtbot.waitUntil(lambda: bool(desk.kept_take(FIRST).dismissals), timeout=PATIENCE_MS)
    desk.driver.correct("Sure.", "Sure, gladly.")
    desk.waits_for_analysis(FIRST, text=DISAGREEMENT.replace("Sure.", "Sure, gladly."))
    kept = desk.kept_take(FIRST)
    assert kept.transcript is not None
    (dismissal,) = kept.dismissals
    quote = kept.transcript.text[dismissal.start : dismissal.end]
    assert quote == "my old manager never listened to anybody"


def test_a_missing_recording_is_said_and_found_again_when_it_is_back(desk: Desk) -> None:
    recording = desk.rehearsal.answers[0].takes[1].recording
    assert recording is not None
    away = recording.path.rename(recording.path.with_suffix(".away"))
    desk.opens()
    pane = desk.page.pane
    desk.qtbot.waitUntil(lambda: bool(pane.missing_sound), timeout=PATIENCE_MS)
    assert str(recording.path) in pane.missing_sound
    assert pane.transcript.isVisible()
    assert not pane.player.isVisible()
    away.rename(recording.path)
    desk.driver.choose_take(1)
    desk.qtbot.waitUntil(pane.player.isVisible, timeout=PATIENCE_MS)
    desk.driver.choose_take(2)
    desk.qtbot.waitUntil(lambda: not pane.missing_sound, timeout=PATIENCE_MS)
    assert pane.player.isVisible()


def test_the_best_take_is_kept(desk: Desk) -> None:
    desk.opens()
    desk.driver.choose_take(1)
    desk.driver.click_button("Best take")
    desk.qtbot.waitUntil(lambda: desk.kept_answer().best_take_id == FIRST, timeout=PATIENCE_MS)
    best = desk.page.pane.take_actions.best
    desk.qtbot.waitUntil(best.isChecked, timeout=PATIENCE_MS)
    desk.driver.click_button("Best take")
    desk.qtbot.waitUntil(lambda: not desk.kept_answer().best_take_id, timeout=PATIENCE_MS)


def test_takes_are_compared_marked_and_given_again(desk: Desk) -> None:
    desk.opens()
    with desk.qtbot.waitSignal(desk.comparison.shown):
        desk.driver.click_button("Compare takes")
    assert desk.takes.shown_take_ids == (FIRST, SECOND)
    desk.page.hide()
    desk.takes.show()
    heads = desk.takes.heads
    desk.qtbot.mouseClick(heads[1].best, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.kept_answer().best_take_id == SECOND, timeout=PATIENCE_MS)
    desk.qtbot.waitUntil(heads[1].best.isChecked, timeout=PATIENCE_MS)
    assert not heads[0].best.isChecked()
    with desk.qtbot.waitSignal(desk.review.retake_started, timeout=PATIENCE_MS) as started:
        desk.qtbot.mouseClick(button(desk.takes, "Answer again"), Qt.MouseButton.LeftButton)
    assert started.args is not None
    assert started.args[0].current.id == "disagreement"


def test_only_takes_with_words_are_compared() -> None:
    takes = retaken_rehearsal().answers[0].takes
    assert pair_to_compare(takes, FIRST) == takes
    assert pair_to_compare(takes, SECOND) == takes
    assert pair_to_compare((*takes, takes[0]), "unknown") == (takes[1], takes[0])
    assert pair_to_compare(takes[:1], FIRST) is None
