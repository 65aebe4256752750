"""The command as a process: what it prints where, in which encoding, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import jiwer
import pytest
from tests.support.command_line import COMMAND, command_environment, run_rehearse
from tests.support.interview_format import assert_obeys_format
from tests.support.spoken_answers import speak
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse import __version__
from rehearse.shipped import shipped_folder

SAMPLES = shipped_folder("samples")
REHEARSAL = SAMPLES / "sample-rehearsal.json"
QUOTE = "my old manager never listened to anybody"

Ended: TypeAlias = "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    """The sample rehearsal as `rehearse demo` makes it, and the folder of its reports."""
    folder = tmp_path_factory.mktemp("demo") / "reports"
    return run_rehearse("demo", "--to", folder, home=folder.parent / "home"), folder


def test_the_installed_command_tells_its_version(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("rehearse")
    if not command.exists():
        pytest.skip("the tests run from a place where the command is not installed")
    ended = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout == f"rehearse {__version__}\n"
    assert not list(tmp_path.iterdir())


def test_sound_is_recognised_and_the_result_is_all_that_is_printed(tmp_path: Path) -> None:
    ended = run_rehearse(
        "analyze", SAMPLES / "sample-interview.json", "--format", "json", home=tmp_path
    )
    assert ended.returncode == 0, ended.stderr
    document = json.loads(ended.stdout)
    assert_obeys_format(document)
    (answer,) = document["answers"]
    assert answer["audio"] == "sample-answer.flac"
    said = " ".join((SAMPLES / "sample-answer.txt").read_text(encoding="utf-8").split()).lower()
    assert jiwer.wer(said.replace(",", "").replace(".", ""), answer["transcript"]) < 0.25
    complaints = [f for f in answer["feedback"]["findings"] if f["kind"] == "employer_negativity"]
    complaint = next(f for f in complaints if QUOTE in f["quote"])
    # In the sound, "to be honest" begins at 15.7 s and "my old manager" at 16.7 s.
    assert 14.7 < complaint["start_s"] < 17.7


def test_the_demonstration_writes_every_report(demo: tuple[Ended, Path]) -> None:
    ended, folder = demo
    assert ended.returncode == 0, ended.stderr
    reports = sorted(folder.iterdir())
    assert [report.suffix for report in reports] == [
        ".csv",
        ".docx",
        ".html",
        ".json",
        ".md",
        ".pdf",
    ]
    for report in reports:
        assert str(report) in ended.stdout
    assert QUOTE in " ".join(ended.stdout.split())


def test_the_reports_of_the_demonstration_hold_what_was_found(demo: tuple[Ended, Path]) -> None:
    _, folder = demo
    (interview,) = folder.glob("*.json")
    assert_obeys_format(json.loads(interview.read_text(encoding="utf-8")))
    for report in (*folder.glob("*.html"), *folder.glob("*.md")):
        assert "never listened to anybody" in report.read_text(encoding="utf-8")
    (pdf,) = folder.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_transcribing_prints_the_words_and_tells_beside_them_that_they_are_rough(
    tmp_path: Path,
) -> None:
    spoken = speak("I made a plan with the team.", tmp_path / "spoken.wav")
    as_text = run_rehearse("transcribe", spoken, home=tmp_path)
    assert as_text.returncode == 0, as_text.stderr
    assert "plan with the team" in as_text.stdout
    assert "rough" in as_text.stderr
    as_json = run_rehearse("transcribe", spoken, "--format", "json", home=tmp_path)
    document = json.loads(as_json.stdout)
    assert document["text"] == as_text.stdout.strip()
    assert document["text"] == " ".join(word["text"] for word in document["words"])
    assert all(0 <= word["start"] < word["end"] < 4 for word in document["words"])
    assert "pocketsphinx" in document["engine"]
    as_srt = run_rehearse("transcribe", spoken, "--format", "srt", home=tmp_path)
    assert as_srt.stdout.startswith("1\n00:00:0")
    as_vtt = run_rehearse("transcribe", spoken, "--format", "vtt", home=tmp_path)
    assert as_vtt.stdout.startswith("WEBVTT\n")


def test_names_and_results_are_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    path = tmp_path / "Zoë + 面接.json"
    path.write_bytes(REHEARSAL.read_bytes())
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = run_rehearse("analyze", path, home=tmp_path, **ascii_only)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "“" in ended.stdout
    path.unlink()
    refused = run_rehearse("analyze", path, home=tmp_path, **ascii_only)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Zoë + 面接.json" in refused.stderr


def test_a_reader_that_has_had_enough_is_no_error_to_speak_of(tmp_path: Path) -> None:
    samples = json.loads(REHEARSAL.read_text(encoding="utf-8"))
    copies = [{**samples["answers"][n % 6], "id": str(n), "audio": None} for n in range(24)]
    path = tmp_path / "long.json"
    path.write_text(json.dumps({**samples, "answers": copies}), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "analyze", str(path), "--format", "json"],
        env=command_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-"])
def test_a_result_that_cannot_be_written_is_told(tmp_path: Path, redirection: str) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"format": "rehearse-interview", "version": 1, "answers": []}')
    ended = subprocess.run(
        ["sh", "-c", f'"$@" {redirection}', "sh", *COMMAND, "analyze", str(path)],
        env=command_environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith("rehearse: The result could not be written")


def test_the_doctor_finds_all_that_is_needed(
    tmp_path: Path, virtual_microphone: VirtualMicrophone
) -> None:
    spoken = speak("one two three four five six seven eight nine ten " * 6, tmp_path / "talk.wav")
    talk = virtual_microphone.speak_into_microphone(spoken)
    ended = run_rehearse("doctor", home=tmp_path / "home")
    talk.terminate()
    talk.wait(10)
    assert ended.returncode == 0, ended.stdout
    assert "!!" not in ended.stdout
    assert f"Rehearse: {__version__}, Python" in ended.stdout
    assert "ok Microphone: " in ended.stdout
    assert "ok Speech recognition: pocketsphinx (built in" in ended.stdout
    assert "-- Better speech model\n     No Whisper model is on this machine" in ended.stdout


def test_the_doctor_names_what_is_broken_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "mine.toml").write_text("[bank]\nid = 3\n")
    (tmp_path / "settings.json").write_text('{"text_scale": 999, "engine": "whisper"}')
    (tmp_path / "library.db").write_bytes(b"no database " * 1000)
    no_sound = {"PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/usr/share/alsa/alsa.conf"}
    ended = run_rehearse("doctor", home=tmp_path, **no_sound)
    assert ended.returncode == 1
    told = ended.stdout.splitlines()
    for what, mend in (
        ("!! Library", "library.db"),
        ("-- Settings", "text_scale"),
        ("!! Question banks", "mine.toml"),
        ("!! Microphone", "No microphone was found"),
        ("-- Loudspeaker", "connect one"),
        ("!! Speech recognition", "base.en"),
    ):
        assert mend in told[told.index(what) + 1]
    assert "ok Analysis: the language model loads and an answer can be analysed" in told
    assert "Traceback" not in ended.stderr


def test_the_doctor_tells_of_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run_rehearse("doctor", home=tmp_path / "file")
    assert ended.returncode == 1
    assert "!! Data folder\n     The folder " in ended.stdout
    assert "Traceback" not in ended.stderr


_STUMBLES = """
import sys
from rehearse import main
from rehearse.__main__ import run

def stumble(*_arguments, **_options):
    raise KeyError("nobody expected this")

main.build_transcriber = stumble
sys.argv = ["rehearse", "transcribe", "answer.wav"]
run()
"""


@pytest.mark.parametrize("can_be_logged", [True, False])
def test_what_nobody_expected_ends_in_a_sentence_and_a_report(
    tmp_path: Path, *, can_be_logged: bool
) -> None:
    home = tmp_path / "home"
    if not can_be_logged:
        home.touch()
    ended = subprocess.run(
        [sys.executable, "-c", _STUMBLES],
        env=command_environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    *before, sentence = ended.stderr.splitlines()
    assert "Something went wrong that nobody expected (KeyError). Your recordings" in sentence
    log = home / "logs" / "command-line.log"
    report = log.read_text() if can_be_logged else "\n".join(before)
    assert f"Rehearse {__version__}" in report
    assert "KeyError: 'nobody expected this'" in report
    assert (str(log) in sentence) is can_be_logged


def test_damaged_sound_beside_words_is_told_and_all_answers_are_analysed(tmp_path: Path) -> None:
    (tmp_path / "a1.flac").write_bytes(b"no sound")
    answers = [
        {"id": "a1", "question": {"text": "Why?"}, "transcript": "I like it.", "audio": "a1.flac"},
        {"id": "a2", "question": {"text": "Why?"}, "transcript": "My old manager was a liar."},
    ]
    file = tmp_path / "interview.json"
    file.write_text(json.dumps({"format": "rehearse-interview", "version": 1, "answers": answers}))
    ended = run_rehearse("analyze", str(file), "--format", "json", home=tmp_path / "home")
    assert ended.returncode == 0
    (note,) = ended.stderr.splitlines()
    assert note.startswith("rehearse: answer a1: length and pauses are left out. a1.flac")
    assert_obeys_format(json.loads(ended.stdout))
    first, second = json.loads(ended.stdout)["answers"]
    assert first["feedback"]["delivery"]["duration_s"] is None
    assert second["feedback"]["findings"]
