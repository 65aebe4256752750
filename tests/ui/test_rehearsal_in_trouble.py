"""An answer that is paused, cut off or slept over, in the real window with a real microphone."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.open_window import open_window
from tests.support.virtual_microphone import VirtualMicrophone
from tests.support.window_parts import window_parts

from rehearse.app.parts import Parts
from rehearse.audio.wav_writer import WavWriter
from rehearse.domain.rehearsal import Mode, Take
from rehearse.ui.main_window import MainWindow
from rehearse.ui.pages.rehearse.put_question import Stage
from rehearse.ui.widgets.banner import Banner
from rehearse.ui.widgets.time_ring import TimeRing

pytestmark = [pytest.mark.gui, pytest.mark.device]

_PATIENCE_MS = 20_000


class Person:
    """Somebody who answers a question aloud."""

    def __init__(self, window: MainWindow, parts: Parts, qtbot: QtBot) -> None:
        self.window = window
        self.parts = parts
        self.qtbot = qtbot
        self.page = window.pages.rehearse

    def starts(self, mode: Mode = Mode.PRACTICE) -> None:
        home = self.window.pages.home
        self.waits_until(lambda: self.window.pages.currentWidget() is home)
        home.show_choices(length=3, mode=mode, interviewer=home.wish().interviewer)
        home.start()
        self.waits_for(Stage.PUT)

    def records(self, *, seconds: float = 0.3) -> None:
        if self.page.stage is Stage.PUT:
            self.press(Qt.Key.Key_Space)
        self.waits_until(
            lambda: self.page.stage is Stage.RECORDING and self.page._elapsed() > seconds
        )

    def press(self, key: Qt.Key) -> None:
        focus: QWidget | None = self.page.focusWidget()
        self.qtbot.keyClick(self.page if focus is None else focus, key)

    def waits_for(self, stage: Stage) -> None:
        self.waits_until(lambda: self.page.isVisible() and self.page.stage is stage)

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=_PATIENCE_MS)

    def offers(self, name: str) -> bool:
        buttons = self.page.findChildren(QAbstractButton)
        return any(one.isVisible() and one.accessibleName() == name for one in buttons)

    @property
    def message(self) -> str:
        return self.page.findChildren(Banner)[0].text

    @property
    def ring(self) -> TimeRing:
        return self.page.findChildren(TimeRing)[0]

    @property
    def takes(self) -> tuple[Take, ...]:
        (summary,) = self.parts.library.summaries()
        return self.parts.library.load(summary.id).answers[0].takes


@pytest.fixture
def parts(tmp_path: Path, virtual_microphone: VirtualMicrophone) -> Iterator[Parts]:
    made = window_parts(tmp_path / "home")
    made.settings.change(speak_questions=False, first_check_done=True)
    yield made
    made.worker.close()


@pytest.fixture
def person(parts: Parts, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    window = open_window(parts, tmp_path)
    qtbot.addWidget(window)
    yield Person(window, parts, qtbot)
    window.shut_down()


def test_what_is_said_in_a_pause_is_not_kept(person: Person) -> None:
    person.starts()
    person.records()
    person.press(Qt.Key.Key_P)
    person.waits_for(Stage.PAUSED)
    assert person.ring.caption == "paused"
    # What was on its way when the key was pressed may still arrive.
    at = person.page._elapsed()
    assert not person.offers("Pause (P)")
    person.press(Qt.Key.Key_P)
    person.waits_for(Stage.RECORDING)
    person.waits_until(lambda: person.page._elapsed() > at + 0.3)
    person.press(Qt.Key.Key_Space)
    person.waits_for(Stage.ANSWERED)
    (take,) = person.takes
    assert take.recording is not None
    assert take.recording.duration_s > 0.5


def test_an_answer_can_be_ended_from_a_pause(person: Person) -> None:
    person.starts()
    person.records()
    person.press(Qt.Key.Key_P)
    person.press(Qt.Key.Key_D)
    person.waits_for(Stage.ANSWERED)
    assert len(person.takes) == 1


def test_starting_over_from_a_pause_keeps_nothing_of_it(person: Person) -> None:
    person.starts()
    person.records(seconds=1.0)
    person.press(Qt.Key.Key_P)
    person.page.answer_restarted.emit()
    person.waits_until(
        lambda: person.page.stage is Stage.RECORDING and 0 < person.page._elapsed() < 1
    )
    assert person.takes == ()


def test_closing_the_window_in_a_pause_keeps_the_answer(person: Person) -> None:
    person.starts()
    person.records()
    person.press(Qt.Key.Key_P)
    person.window.close()
    person.waits_until(lambda: not person.window.isVisible())
    assert len(person.takes) == 1


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.REAL])
def test_a_lost_microphone_keeps_what_was_said_and_lets_one_try_again(
    person: Person, virtual_microphone: VirtualMicrophone, mode: Mode
) -> None:
    person.starts(mode)
    person.records(seconds=0.5)
    with virtual_microphone.unplugged():
        person.waits_for(Stage.ANSWERED)
        assert "was disconnected" in person.message
        assert "What you said until then is safe" in person.message
    (take,) = person.takes
    assert take.recording is not None
    assert take.recording.path.is_file()
    assert person.offers("Try again (T)")
    assert person.offers("Next question")
    person.press(Qt.Key.Key_T)
    person.records()
    assert person.message == ""


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.REAL])
def test_a_full_disk_ends_the_recording_and_says_what_is_safe(
    person: Person, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    written = WavWriter.write

    def write(writer: WavWriter, data: bytes) -> None:
        if writer.frames > 24_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        written(writer, data)

    person.starts(mode)
    monkeypatch.setattr(WavWriter, "write", write)
    person.records(seconds=0.1)
    person.waits_for(Stage.PUT)
    assert "The disk is full" in person.message
    assert "safe in" in person.message
    (take,) = person.takes
    assert take.recording is not None
    assert 0 < take.recording.duration_s < 2
    # There is room again: the same question can be answered anew.
    monkeypatch.undo()
    person.press(Qt.Key.Key_Space)
    person.records()


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.REAL])
def test_a_computer_that_slept_finds_the_answer_paused(person: Person, mode: Mode) -> None:
    person.starts(mode)
    person.records()
    watch = person.window.presenters.rehearse._guard._sleep
    # As if the lid had been closed for ten minutes: the clock of the wall has gone on.
    watch._asked_at -= 600
    person.waits_for(Stage.PAUSED)
    assert "The computer slept for 10 minutes" in person.message
    assert person.offers("Go on")
    assert person.offers("I'd like to start over")
    person.press(Qt.Key.Key_Space)
    person.records()
    assert person.message == ""
