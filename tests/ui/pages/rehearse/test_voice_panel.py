"""The voice in the settings: chosen from what is there, kept where it is not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.domain.settings import Settings
from rehearse.ui import speech_output
from rehearse.ui.pages.rehearse.voice_panel import VoicePanel
from rehearse.ui.presenters.setting_change import change_setting
from rehearse.ui.presenters.voice_presenter import VoicePresenter
from rehearse.ui.speech_output import SpeechOutput
from rehearse.ui.voice_commands import VoiceCommand

pytestmark = pytest.mark.gui


@pytest.fixture
def panel(qtbot: QtBot) -> VoicePanel:
    made = VoicePanel()
    qtbot.addWidget(made)
    made.show()
    return made


def box(panel: VoicePanel) -> QComboBox:
    found = panel.findChild(QComboBox)
    assert isinstance(found, QComboBox)
    return found


def lines(panel: VoicePanel) -> list[str]:
    return [box(panel).itemText(row) for row in range(box(panel).count())]


def test_voices_are_listed_below_the_systems_own(panel: VoicePanel, qtbot: QtBot) -> None:
    panel.show_settings(Settings(voice="ben", speech_rate=120))
    panel.show_voices(("anna", "ben"))
    assert lines(panel) == ["The system's own", "anna", "ben"]
    assert box(panel).currentText() == "ben"
    with qtbot.waitSignal(panel.setting_changed) as changed:
        box(panel).activated.emit(1)
    assert changed.args == ["voice", "anna"]
    number = panel.findChild(QSpinBox)
    assert isinstance(number, QSpinBox)
    assert (number.value(), number.minimum(), number.maximum()) == (120, 50, 200)
    with qtbot.waitSignal(panel.setting_changed) as changed:
        number.setValue(90)
    assert changed.args == ["speech_rate", 90]


def test_voice_that_is_gone_stays_chosen_and_says_so(panel: VoicePanel) -> None:
    panel.show_settings(Settings(voice="ben"))
    panel.show_voices(("anna",))
    assert box(panel).currentText() == "ben (not found)"
    assert box(panel).currentData() == "ben"


def test_without_voices_a_sentence_says_what_to_do(panel: VoicePanel) -> None:
    def texts() -> str:
        return " ".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())

    panel.show_voices(())
    assert "No voice was found" in texts()
    button = panel.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    panel.show_voices(("anna",))
    assert "No voice was found" not in texts()
    assert button.isEnabled()


def test_a_change_is_heard_in_the_next_sentence(
    panel: VoicePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said = tmp_path / "said.txt"
    command = VoiceCommand(
        program="sh",
        arguments=(),
        usual_wpm=100,
        voice_option=("-c", f"echo $0 $1 $(cat) > '{said}'", "{voice}"),
        rate_option=("{wpm}",),
        list_option=("-c", "echo anna"),
        voice_pattern=r"(\S+)",
    )
    monkeypatch.setattr(speech_output, "system_engine", lambda: "")
    monkeypatch.setattr(speech_output, "voice_command", lambda: command)
    settings, speech = SettingsKeeper(tmp_path / "settings.json"), SpeechOutput()
    presenter = VoicePresenter(panel, settings=settings, speech=speech)
    panel.setting_changed.connect(lambda name, value: change_setting(settings, **{name: value}))
    presenter.refresh()
    qtbot.waitUntil(lambda: lines(panel) == ["The system's own", "anna"])
    box(panel).activated.emit(1)
    settings.change(speech_rate=130)
    button = panel.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(speech.finished):
        button.click()
    assert said.read_text(encoding="utf-8") == "anna 130 Tell me about yourself.\n"
    assert SettingsKeeper(tmp_path / "settings.json").current.voice == "anna"
