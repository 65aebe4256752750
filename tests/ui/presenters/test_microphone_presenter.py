"""The three-second test with a real recorder and player: heard well, hardly, or not at all."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from tests.support.virtual_microphone import VirtualMicrophone
from tests.support.window_parts import window_parts

from rehearse.app.parts import Parts
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.device_watch import DeviceWatch
from rehearse.ui.pages.first_check.microphone_panel import MicrophonePanel, TestStage
from rehearse.ui.presenters.microphone_presenter import MicrophonePresenter

pytestmark = [pytest.mark.gui, pytest.mark.device]

_PATIENCE_MS = 20_000
_RATE = 48_000


class Person:
    """Somebody who tries their microphone."""

    def __init__(self, parts: Parts, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.panel = MicrophonePanel()
        qtbot.addWidget(self.panel)
        self.runner = BackgroundRunner(parent=self.panel)
        self.devices = DeviceWatch(parent=self.panel)
        self.presenter = MicrophonePresenter(
            self.panel, devices=self.devices, parts=parts, runner=self.runner, scratch=folder
        )
        self.panel.show()

    def tests_speaking(self, microphone: VirtualMicrophone, *, peak: float) -> None:
        samples = np.random.default_rng(0).uniform(-peak, peak, 8 * _RATE)
        spoken = self.folder.with_name("spoken.wav")
        soundfile.write(spoken, (samples * 32_767).astype(np.int16), _RATE)
        with microphone.speak_into_microphone(spoken) as speaking:
            self.press("Test the microphone")
            self.waits_for(TestStage.PLAYING)
            speaking.terminate()

    def press(self, name: str) -> None:
        found = self.panel.findChildren(QAbstractButton)
        button = next(one for one in found if one.accessibleName() == name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def offers(self, name: str) -> bool:
        found = self.panel.findChildren(QAbstractButton)
        return any(one.isVisible() and one.accessibleName() == name for one in found)

    def waits_for(self, stage: TestStage) -> None:
        self.qtbot.waitUntil(lambda: self.panel.stage is stage, timeout=_PATIENCE_MS)

    def waits_to_see(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.sees(text), timeout=_PATIENCE_MS)

    def sees(self, text: str) -> bool:
        labels = self.panel.findChildren(QLabel)
        return any(text in one.text() for one in labels if one.isVisible())


@pytest.fixture
def person(virtual_microphone: VirtualMicrophone, tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    parts = window_parts(tmp_path / "home")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    person = Person(parts, qtbot, scratch)
    yield person
    person.presenter.stop_test()
    person.runner.shutdown()
    parts.worker.close()
    assert list(scratch.iterdir()) == []


def test_somebody_who_speaks_up_is_heard(
    person: Person, virtual_microphone: VirtualMicrophone
) -> None:
    person.tests_speaking(virtual_microphone, peak=0.4)
    person.waits_to_see("The microphone hears you.")
    assert person.panel.stage is TestStage.PASSED


def test_a_whisper_is_not_taken_for_speech(
    person: Person, virtual_microphone: VirtualMicrophone
) -> None:
    person.tests_speaking(virtual_microphone, peak=0.004)
    person.waits_to_see("Hardly anything was heard")
    assert not person.sees("The microphone hears you.")


def test_a_muted_microphone_is_named_before_the_three_seconds_are_over(
    person: Person, virtual_microphone: VirtualMicrophone
) -> None:
    with virtual_microphone.muted():
        person.press("Test the microphone")
        person.waits_to_see("is muted")
    assert person.panel.stage is TestStage.IDLE


def test_nothing_but_zeros_is_told_with_the_way_to_mend_it(person: Person) -> None:
    person.press("Test the microphone")
    person.waits_to_see("The microphone sends only silence")
    assert not person.offers("Open the system's settings")


def test_where_the_system_has_a_page_for_it_a_problem_leads_there(person: Person) -> None:
    person.panel.offer_settings("ms-settings:privacy-microphone")
    assert not person.offers("Open the system's settings")
    person.panel.show_problem("The microphone sends only silence.")
    assert person.offers("Open the system's settings")
    person.panel.show_problem("")
    assert not person.offers("Open the system's settings")
