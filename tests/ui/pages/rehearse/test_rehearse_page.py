"""Rehearse: question, time, one button, and the keys."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.support.take_factory import NEGATIVITY

from rehearse.domain.finding import Feedback
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.recording import Recording
from rehearse.domain.rehearsal import Mode, Take, TakeState
from rehearse.ui.pages.rehearse.put_question import PutQuestion, Stage
from rehearse.ui.pages.rehearse.rehearse_page import RehearsePage
from rehearse.ui.widgets.banner import Banner
from rehearse.ui.widgets.level_meter import LevelMeter
from rehearse.ui.widgets.time_ring import TimeRing, TimeStage

pytestmark = pytest.mark.gui

QUESTION = Question(
    text="Tell me about a time you disagreed.",
    kind=QuestionKind.BEHAVIORAL,
    hint="Say how it ended.",
    suggested_seconds=90,
)
TAKE = Take(
    id="take-1",
    number=1,
    recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
    recording=Recording(path=Path("take-1.flac"), sample_rate=1000, frames=72_000),
)


class Microphone:
    """What a recording tells the page."""

    def __init__(self) -> None:
        self.peak = 0.5
        self.seconds = 0.0
        self.trouble = ""


class RehearseDriver:
    """A person in front of a question."""

    def __init__(self, page: RehearsePage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot
        self.microphone = Microphone()

    def is_asked(
        self, *, mode: Mode = Mode.PRACTICE, question: Question = QUESTION, think_s: float = 30
    ) -> None:
        self.page.put_question(
            PutQuestion(question=question, number=2, total=5, mode=mode, think_seconds=think_s)
        )

    def is_recorded(self) -> None:
        heard = self.microphone
        self.page.show_recording(
            level=lambda: heard.peak, elapsed_s=lambda: heard.seconds, problem=lambda: heard.trouble
        )

    def press(self, key: Qt.Key) -> None:
        # As the platform does: to what has the focus, which passes on what it does not want.
        self.qtbot.keyClick(self.page.focusWidget(), key)

    def sees(self, text: str) -> bool:
        return any(text in one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    def buttons(self) -> set[str]:
        found = self.page.findChildren(QPushButton)
        return {one.accessibleName() for one in found if one.isVisible() and one.text()}

    @property
    def ring(self) -> TimeRing:
        return self.page.findChildren(TimeRing)[0]

    @property
    def banner(self) -> Banner:
        return self.page.findChildren(Banner)[0]


@pytest.fixture
def person(qtbot: QtBot) -> RehearseDriver:
    page = RehearsePage()
    qtbot.addWidget(page)
    page.show()
    return RehearseDriver(page, qtbot)


def test_question_stands_there_with_its_number_and_time_to_think(person: RehearseDriver) -> None:
    person.is_asked()
    assert person.sees(QUESTION.text)
    assert person.sees("Question 2 of 5")
    assert person.ring.stage is TimeStage.THINKING
    assert person.ring.digits == "0:30"


def test_closing_turn_is_named(person: RehearseDriver) -> None:
    closing = Question(text="Any questions for us?", kind=QuestionKind.CLOSING)
    person.is_asked(question=closing)
    assert person.sees("Your turn")


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Space, "answer_began"),
        (Qt.Key.Key_R, "question_repeated"),
        (Qt.Key.Key_S, "question_skipped"),
        (Qt.Key.Key_Escape, "left"),
    ],
)
def test_keys_before_an_answer(person: RehearseDriver, key: Qt.Key, signal: str) -> None:
    person.is_asked()
    told: SignalInstance = getattr(person.page, signal)
    with person.qtbot.waitSignal(told):
        person.press(key)


def test_space_ends_the_answer(person: RehearseDriver) -> None:
    person.is_asked()
    person.is_recorded()
    with person.qtbot.waitSignal(person.page.answer_finished):
        person.press(Qt.Key.Key_Space)


def test_space_does_the_next_step_after_a_click_elsewhere(person: RehearseDriver) -> None:
    person.is_asked()
    hint = next(b for b in person.page.findChildren(QPushButton) if "Hint" in b.text())
    person.qtbot.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert person.sees("Say how it ended.")
    with person.qtbot.waitSignal(person.page.answer_began):
        person.press(Qt.Key.Key_Space)


def test_skip_is_not_to_be_had_while_recording(person: RehearseDriver) -> None:
    person.is_asked()
    person.is_recorded()
    with person.qtbot.assertNotEmitted(person.page.question_skipped):
        person.press(Qt.Key.Key_S)


def test_nothing_happens_while_the_microphone_opens_or_the_file_is_saved(
    person: RehearseDriver,
) -> None:
    person.is_asked()
    for show in (person.page.show_opening, person.page.show_saving):
        show()
        with (
            person.qtbot.assertNotEmitted(person.page.answer_began),
            person.qtbot.assertNotEmitted(person.page.answer_finished),
            person.qtbot.assertNotEmitted(person.page.left),
        ):
            person.press(Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("seconds", "stage"),
    [(30, TimeStage.WITHIN), (95, TimeStage.PAST), (150, TimeStage.WELL_PAST)],
)
def test_ring_warns_past_the_suggested_length(
    person: RehearseDriver, seconds: float, stage: TimeStage
) -> None:
    person.is_asked()
    person.microphone.seconds = seconds
    person.is_recorded()
    assert person.ring.stage is stage


def test_meter_follows_the_microphone(person: RehearseDriver) -> None:
    meter = person.page.findChildren(LevelMeter)[0]
    person.is_asked()
    person.is_recorded()
    person.qtbot.waitUntil(lambda: meter.share > 0.5)
    person.page.show_saving()
    assert meter.share == 0


def test_trouble_while_recording_is_shown_and_goes_when_it_is_over(
    person: RehearseDriver,
) -> None:
    person.is_asked()
    person.is_recorded()
    person.microphone.trouble = "The microphone was disconnected. What you said is safe."
    person.qtbot.waitUntil(lambda: person.banner.text == person.microphone.trouble)
    assert person.page.stage is Stage.RECORDING
    person.microphone.trouble = ""
    person.qtbot.waitUntil(lambda: not person.banner.isVisible())


def test_trouble_of_the_last_answer_is_told_again_in_the_next(person: RehearseDriver) -> None:
    person.is_asked()
    person.microphone.trouble = "Only silence arrives."
    person.is_recorded()
    assert person.banner.text == "Only silence arrives."
    person.page.show_saving()
    person.is_asked()
    person.is_recorded()
    assert person.banner.text == "Only silence arrives."


def test_real_has_no_stops(person: RehearseDriver) -> None:
    person.is_asked(mode=Mode.REAL, think_s=0)
    assert person.buttons() == {"Record", "Hear it again (R)", "End rehearsal"}
    person.is_recorded()
    assert person.buttons() == {"Done", "End rehearsal"}


def test_practice_offers_hint_skip_and_starting_over(person: RehearseDriver) -> None:
    person.is_asked()
    assert {"Hint (H)", "Skip (S)"} <= person.buttons()
    person.is_recorded()
    assert person.buttons() == {
        "Done",
        "Pause (P)",
        "I'd like to start over",
        "End rehearsal",
    }


def test_answer_begins_by_itself_when_the_time_is_up(person: RehearseDriver) -> None:
    put = PutQuestion(
        question=QUESTION,
        number=1,
        total=3,
        mode=Mode.REAL,
        think_seconds=0.2,
        begins_by_itself=True,
    )
    with person.qtbot.waitSignal(person.page.answer_began):
        person.page.put_question(put)


def test_after_an_answer_its_feedback_arrives(person: RehearseDriver) -> None:
    person.is_asked()
    person.page.show_answered(TAKE, is_last=False)
    assert person.sees("Your answer is saved (1:12).")
    assert person.buttons() == {"Next question", "Try again (T)", "End rehearsal"}
    feedback = Feedback(findings=(NEGATIVITY,))
    person.page.show_take(
        Take(
            id=TAKE.id,
            number=1,
            recorded_at=TAKE.recorded_at,
            feedback=feedback,
            state=TakeState.ANALYSED,
        )
    )
    assert person.sees(f"{NEGATIVITY.title}: “never listened”")
    with person.qtbot.waitSignal(person.page.next_chosen):
        person.press(Qt.Key.Key_Space)


def test_failed_take_says_why(person: RehearseDriver) -> None:
    person.is_asked()
    person.page.show_answered(TAKE, is_last=True)
    assert "See the review" in person.buttons()
    sentence = "Nothing was said in this answer; try again."
    person.page.show_take(
        Take(
            id=TAKE.id,
            number=1,
            recorded_at=TAKE.recorded_at,
            state=TakeState.FAILED,
            failure=sentence,
        )
    )
    assert person.sees(sentence)


def test_nothing_ticks_behind_another_page(person: RehearseDriver) -> None:
    person.is_asked()
    person.page.hide()
    person.microphone.seconds = 10
    assert not person.page._tick.isActive()


def test_long_question_in_a_small_window_is_read_by_paging(person: RehearseDriver) -> None:
    long_question = Question(text="And what then? " * 80, kind=QuestionKind.BEHAVIORAL)
    person.page.resize(700, 500)
    person.is_asked(question=long_question)
    bar = person.page._middle.verticalScrollBar()
    person.qtbot.waitUntil(lambda: bar.maximum() > 0)
    person.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    person.press(Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_a_pause_shows_that_nothing_is_kept(person: RehearseDriver, qtbot: QtBot) -> None:
    person.is_asked()
    person.is_recorded()
    person.microphone.seconds = 42.0
    with qtbot.waitSignal(person.page.answer_paused):
        person.press(Qt.Key.Key_P)
    person.page.show_paused()
    assert (person.ring.digits, person.ring.caption) == ("0:42", "paused")
    assert person.buttons() == {"Go on", "Done (D)", "I'd like to start over", "End rehearsal"}
    meter = person.page.findChildren(LevelMeter)[0]
    assert meter.share == 0
    with qtbot.waitSignal(person.page.answer_resumed):
        person.press(Qt.Key.Key_P)
    with qtbot.waitSignal(person.page.answer_resumed):
        person.press(Qt.Key.Key_Space)
    with qtbot.waitSignal(person.page.answer_finished):
        person.press(Qt.Key.Key_D)
    person.page.show_resumed()
    assert "Done" in person.buttons()


def test_real_offers_no_pause(person: RehearseDriver, qtbot: QtBot) -> None:
    person.is_asked(mode=Mode.REAL)
    person.is_recorded()
    with qtbot.assertNotEmitted(person.page.answer_paused):
        person.press(Qt.Key.Key_P)
