"""First check: which microphone, does it hear, and how good are the transcripts."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from rehearse.ui.pages.first_check.first_check_page import FirstCheckPage
from rehearse.ui.pages.first_check.microphone_panel import TestStage
from rehearse.ui.pages.first_check.model_panel import ModelOffer
from rehearse.ui.widgets.level_meter import LevelMeter

pytestmark = pytest.mark.gui


def offer(name: str, *, size_bytes: int = 148_000_000, is_installed: bool = False) -> ModelOffer:
    return ModelOffer(
        name=name,
        title=f"Whisper {name}",
        description=f"About {name}.",
        size_bytes=size_bytes,
        is_installed=is_installed,
    )


class CheckDriver:
    """A person at their first start."""

    def __init__(self, page: FirstCheckPage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot

    def text(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def buttons(self) -> dict[str, QPushButton]:
        found = self.page.findChildren(QPushButton)
        return {one.accessibleName(): one for one in found if one.isVisible()}

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.buttons()[name], Qt.MouseButton.LeftButton)

    def picker(self, name: str) -> QComboBox:
        found = self.page.findChildren(QComboBox)
        return next(one for one in found if one.accessibleName() == name)

    def lines(self, name: str) -> list[str]:
        picker = self.picker(name)
        return [picker.itemText(row) for row in range(picker.count())]

    def pick(self, name: str, text: str) -> None:
        picker = self.picker(name)
        picker.setFocus()
        picker.setCurrentIndex(picker.findText(text))
        picker.activated.emit(picker.currentIndex())


@pytest.fixture
def person(qtbot: QtBot) -> CheckDriver:
    page = FirstCheckPage()
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    return CheckDriver(page, qtbot)


def test_page_says_that_the_built_in_transcripts_are_rough(person: CheckDriver) -> None:
    said = person.text()
    assert "rough" in said
    assert "read speech" in said
    assert "Whisper is far better" in said


def test_one_can_go_on_at_once_with_the_built_in_engine(person: CheckDriver) -> None:
    with person.qtbot.waitSignal(person.page.finished):
        person.press("Continue with the built-in recogniser")


def test_way_on_is_named_by_what_one_goes_on_with(person: CheckDriver) -> None:
    person.page.models.show_models([offer("base.en")], chosen="base.en")
    person.page.models.show_download(done=1, total=2, seconds_left=None)
    person.page.show_way_on(is_whisper_ready=False)
    assert "Continue while it downloads" in person.buttons()
    person.page.show_way_on(is_whisper_ready=True)
    assert "Continue" in person.buttons()


def test_microphones_are_listed_below_the_systems_own(person: CheckDriver) -> None:
    person.page.microphone.show_microphones(["Headset", "Webcam"], chosen="Webcam")
    assert person.lines("Microphone") == ["System default", "Headset", "Webcam"]
    assert person.picker("Microphone").currentText() == "Webcam"
    with person.qtbot.waitSignal(person.page.microphone.microphone_chosen) as blocker:
        person.pick("Microphone", "Headset")
    assert blocker.args == ["Headset"]


def test_chosen_microphone_that_is_unplugged_stays_chosen(person: CheckDriver) -> None:
    person.page.microphone.show_microphones(["Webcam"], chosen="Headset")
    assert person.picker("Microphone").currentText() == "Headset (not connected)"


def test_microphone_test_listens_plays_and_passes(person: CheckDriver) -> None:
    panel = person.page.microphone
    with person.qtbot.waitSignal(panel.test_started):
        person.press("Test the microphone")
    panel.show_listening(lambda: 0.5)
    meter = panel.findChildren(LevelMeter)[0]
    person.qtbot.waitUntil(lambda: meter.share > 0.5)
    with person.qtbot.waitSignal(panel.test_stopped):
        person.press("Stop")
    panel.show_stage(TestStage.PLAYING)
    assert meter.share == 0
    panel.show_stage(TestStage.PASSED)
    assert "The microphone hears you." in person.text()
    assert "Test again" in person.buttons()


def test_problem_is_one_sentence_and_goes_with_the_next_test(person: CheckDriver) -> None:
    sentence = "The microphone is muted: unmute it in the system's sound settings."
    person.page.microphone.show_problem(sentence)
    assert sentence in person.text()
    assert person.page.microphone.stage is TestStage.IDLE
    person.page.microphone.show_listening(lambda: 0.0)
    assert sentence not in person.text()


def test_models_show_size_or_that_they_are_here(person: CheckDriver) -> None:
    offers = [offer("tiny.en", size_bytes=78_000_000), offer("base.en", is_installed=True)]
    person.page.models.show_models(offers, chosen="base.en")
    assert person.lines("Whisper model") == [
        "Whisper tiny.en · 78 MB",
        "Whisper base.en · downloaded",
    ]
    assert "Delete" in person.buttons()
    assert "Download" not in person.buttons()
    with person.qtbot.waitSignal(person.page.models.model_chosen) as blocker:
        person.picker("Whisper model").setCurrentIndex(0)
    assert blocker.args == ["tiny.en"]
    assert "About tiny.en." in person.text()


def test_download_shows_bytes_and_time_left_and_can_be_cancelled(person: CheckDriver) -> None:
    panel = person.page.models
    panel.show_models([offer("base.en")], chosen="base.en")
    with person.qtbot.waitSignal(panel.download_requested) as blocker:
        person.press("Download")
    assert blocker.args == ["base.en"]
    panel.show_download(
        done=37_000_000, total=148_000_000, seconds_left=118, bytes_a_second=940_000
    )
    assert "25 % · 37 MB of 148 MB · 940.0 kB/s · about 2 minutes left" in person.text()
    bar = panel.findChildren(QProgressBar)[0]
    assert bar.value() / bar.maximum() == 0.25
    with person.qtbot.waitSignal(panel.download_cancelled):
        person.press("Cancel download")
    panel.show_download_ended()
    assert "Download" in person.buttons()
    assert not bar.isVisible()


def test_failed_download_says_why_and_can_be_tried_again(person: CheckDriver) -> None:
    panel = person.page.models
    panel.show_models([offer("base.en")], chosen="base.en")
    panel.show_download(done=0, total=0, seconds_left=None)
    sentence = "The connection broke off; what has arrived is kept, so try again."
    panel.show_download_ended(sentence)
    assert sentence in person.text()
    assert "Download" in person.buttons()


def test_advice_leads_to_a_measurement_and_to_another(person: CheckDriver) -> None:
    panel = person.page.models
    panel.show_models([offer("base.en")], chosen="base.en")
    panel.show_advice("base.en is a safe choice.", is_measured=False)
    assert "base.en is a safe choice." in person.text()
    with person.qtbot.waitSignal(panel.measurement_requested):
        person.press("Measure this computer")
    panel.show_busy("Measuring this computer…")
    assert "Measuring this computer…" in person.text()
    assert not person.buttons()["Measure this computer"].isEnabled()
    assert not person.buttons()["Download"].isEnabled()
    panel.show_busy("")
    panel.show_advice("base.en is quick here.", is_measured=True)
    assert "Measuring this computer…" not in person.text()
    assert person.buttons()["Measure again"].isEnabled()


def test_a_model_says_how_long_it_will_need_here(person: CheckDriver) -> None:
    slow = dataclasses.replace(offer("base.en"), minute_s=21.4)
    person.page.models.show_models([slow], chosen="base.en")
    assert "About base.en. About 21 seconds for a minute of answer here." in person.text()


def test_the_files_of_a_model_that_is_here_can_be_checked(person: CheckDriver) -> None:
    panel = person.page.models
    panel.show_models([offer("base.en", is_installed=True)], chosen="base.en")
    with person.qtbot.waitSignal(panel.check_requested) as blocker:
        person.press("Check files")
    assert blocker.args == ["base.en"]
    panel.show_note("Every file of base.en is whole.")
    assert "Every file of base.en is whole." in person.text()
    panel.show_models([offer("base.en")], chosen="base.en")
    assert "Check files" not in person.buttons()


def test_every_control_has_a_name(person: CheckDriver) -> None:
    person.page.models.show_models([offer("base.en")], chosen="base.en")
    for control in (*person.buttons().values(), *person.page.findChildren(QComboBox)):
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
