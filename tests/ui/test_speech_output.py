"""Questions are read aloud by whatever voice there is, and never hold anything up."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.required_parts import require
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.ui import speech_output
from rehearse.ui.speech_output import SpeechOutput, system_engine
from rehearse.ui.voice_commands import VoiceCommand, voice_command

pytestmark = pytest.mark.gui


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech_output, "system_engine", lambda: "")


def use_voice(monkeypatch: pytest.MonkeyPatch, voice: VoiceCommand | None) -> None:
    monkeypatch.setattr(speech_output, "voice_command", lambda: voice)


def test_mock_engine_is_never_used() -> None:
    assert system_engine() != "mock"


def test_command_is_given_the_text_and_its_end_is_told(
    no_engine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    said = tmp_path / "said.txt"
    use_voice(monkeypatch, VoiceCommand(program="sh", arguments=("-c", f"cat > '{said}'")))
    speech = SpeechOutput()
    with qtbot.waitSignal(speech.finished):
        speech.say("Why us, -- and why now?")
        assert speech.is_speaking()
    assert said.read_text(encoding="utf-8") == "Why us, -- and why now?"
    assert not speech.is_speaking()


def test_stop_ends_the_voice_at_once(
    no_engine: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    use_voice(monkeypatch, VoiceCommand(program="sh", arguments=("-c", "exec sleep 60")))
    speech = SpeechOutput()
    speech.say("A very long question")
    with qtbot.waitSignal(speech.finished, timeout=1000):
        speech.stop()
    assert not speech.is_speaking()


def test_new_sentence_cuts_the_last_one_short_and_ends_once(
    no_engine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    said = tmp_path / "said.txt"
    script = (
        f'read -r line; if [ "$line" = long ]; then exec sleep 60; fi; echo "$line" > \'{said}\''
    )
    use_voice(monkeypatch, VoiceCommand(program="sh", arguments=("-c", script)))
    speech = SpeechOutput()
    ended: list[bool] = []
    speech.finished.connect(lambda: ended.append(True))
    speech.say("long\n")
    speech.say("short\n")
    assert speech.is_speaking()
    qtbot.waitUntil(lambda: not speech.is_speaking())
    assert ended == [True]
    assert said.read_text(encoding="utf-8") == "short\n"


@pytest.mark.parametrize("voice", [None, VoiceCommand(program="no-such-voice", arguments=())])
def test_without_a_voice_the_text_has_to_do(
    no_engine: None,
    monkeypatch: pytest.MonkeyPatch,
    voice: VoiceCommand | None,
    qtbot: QtBot,
) -> None:
    use_voice(monkeypatch, voice)
    speech = SpeechOutput()
    ended: list[bool] = []
    speech.finished.connect(lambda: ended.append(True))
    speech.say("Why us?")
    qtbot.waitUntil(lambda: ended == [True])
    assert not speech.is_speaking()


@pytest.mark.device
def test_flite_is_heard_on_the_loudspeaker(
    no_engine: None,
    virtual_microphone: VirtualMicrophone,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    voice = voice_command()
    require("A command-line voice (package flite or espeak-ng)", voice is not None)
    use_voice(monkeypatch, voice)
    heard = tmp_path / "heard.wav"
    speech = SpeechOutput()
    with (
        virtual_microphone.capture_speaker(heard),
        qtbot.waitSignal(speech.finished, timeout=20_000),
    ):
        speech.say("Why do you want this job?")
    assert any(heard.read_bytes()[44:])


def test_chosen_voice_and_speed_are_used_from_the_next_sentence_on(
    no_engine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    said = tmp_path / "said.txt"
    command = VoiceCommand(
        program="sh",
        arguments=(),
        usual_wpm=160,
        voice_option=("-c", f"echo $0 $1 > '{said}'", "{voice}"),
        rate_option=("{wpm}",),
    )
    use_voice(monkeypatch, command)
    speech = SpeechOutput()
    speech.use_voice("anna", rate=150)
    with qtbot.waitSignal(speech.finished):
        speech.say("Why us?")
    assert said.read_text(encoding="utf-8") == "anna 240\n"


def test_voice_that_is_not_there_gives_way_to_the_usual_one(
    no_engine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    said = tmp_path / "said.txt"
    script = f"[ $0 = usual ] && cat > '{said}'"
    command = VoiceCommand(
        program="sh", arguments=(), usual_voice="usual", voice_option=("-c", script, "{voice}")
    )
    use_voice(monkeypatch, command)
    speech = SpeechOutput()
    speech.use_voice("gone")
    ended: list[bool] = []
    speech.finished.connect(lambda: ended.append(True))
    speech.say("Why us?")
    qtbot.waitUntil(lambda: bool(ended))
    assert said.read_text(encoding="utf-8") == "Why us?"
    assert ended == [True]


def test_voices_are_found(no_engine: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    command = VoiceCommand(
        program="sh",
        arguments=(),
        list_option=("-c", "printf 'anna\\nben\\nanna\\n'"),
        voice_pattern=r"^(\S+)$",
    )
    use_voice(monkeypatch, command)
    speech = SpeechOutput()
    with qtbot.waitSignal(speech.voices_found) as found:
        speech.find_voices()
    assert found.args == [("anna", "ben")]
    use_voice(monkeypatch, None)
    with qtbot.waitSignal(speech.voices_found) as found:
        speech.find_voices()
    assert found.args == [()]


def test_flite_names_its_voices_and_says_the_sentence_at_any_speed(
    no_engine: None, qtbot: QtBot
) -> None:
    command = voice_command()
    require("The command-line voice flite", command is not None and command.program == "flite")
    speech = SpeechOutput()
    with qtbot.waitSignal(speech.voices_found) as found:
        speech.find_voices()
    assert found.args is not None
    assert {"slt", "kal"} <= set(found.args[0])
