"""The parts fit together: built once, over real files, and closed without a trace."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.command_line import command_environment, run_rehearse
from tests.support.take_factory import rehearsal_of_two, write_silence
from tests.support.wait_until import wait_until

from rehearse import main
from rehearse.app.exports import ExportFormat
from rehearse.app.parts import Parts
from rehearse.app.worker_messages import (
    Configure,
    Event,
    JobFailed,
    ProcessTake,
    TranscriptionBegan,
    WorkerReady,
    decode_event,
    encode_request,
)
from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings
from rehearse.storage.folders import Folders

QUESTION = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)


def _folders(home: Path) -> Folders:
    return Folders(data=home, config=home)


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    parts = main.build_parts(_folders(tmp_path / "home"))
    yield parts
    parts.worker.close()


def test_the_window_gets_every_part(parts: Parts) -> None:
    assert parts.notices == ()
    assert sum(len(bank.questions) for bank in parts.questions.banks) >= 60
    assert parts.exporter.formats == tuple(ExportFormat)
    assert parts.library.summaries() == ()
    assert parts.recordings.is_dir()
    assert parts.models.models()


def test_a_change_of_settings_reaches_the_worker(parts: Parts) -> None:
    ready: list[Event] = []
    parts.worker.subscribe(ready.append)
    wait_until(lambda: ready, timeout_s=30, what="the worker")
    ready.clear()
    parts.settings.change(long_pause_s=9.0)
    wait_until(lambda: ready, timeout_s=30, what="the worker with the new settings")
    (event,) = ready
    assert event == WorkerReady(engine="pocketsphinx", rough=True)


def test_closing_the_worker_leaves_no_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    before = set(threading.enumerate())
    parts = main.build_parts(_folders(tmp_path / "home"))
    assert set(threading.enumerate()) - before
    parts.worker.close()
    wait_until(
        lambda: not set(threading.enumerate()) - before,
        what="the worker's threads",
    )


def test_the_waveform_is_that_of_the_file(parts: Parts, tmp_path: Path) -> None:
    silence = write_silence(tmp_path / "silence.wav")
    assert parts.waveform(silence.path, 3) == ((0.0, 0.0),) * 3


def test_what_went_wrong_before_the_window_opened_is_told_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("REHEARSE_HOME", str(home))
    (home / "banks").mkdir(parents=True)
    (home / "banks" / "mine.toml").write_text("[bank]\n")
    (home / "settings.json").write_text('{"text_scale": 1}')
    parts = main.build_parts(_folders(home))
    parts.worker.close()
    about_settings, about_bank = parts.notices
    assert "text_scale" in about_settings
    assert "mine.toml" in about_bank


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryUnavailable, match="cannot be made"):
        main.build_parts(_folders(tmp_path / "file" / "home"))


def test_the_worker_process_answers_on_its_pipe_with_events_alone(tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no sound")
    job = ProcessTake(job_id="j1", audio=broken, question=QUESTION, job=None)
    requests = encode_request(Configure(settings=Settings())) + encode_request(job)
    ended = subprocess.run(
        [sys.executable, "-m", "rehearse", "worker"],
        input=requests,
        env=command_environment(tmp_path / "home"),
        capture_output=True,
        timeout=60,
        check=True,
    )
    ready, began, failed = [decode_event(line) for line in ended.stdout.splitlines()]
    assert ready == WorkerReady(engine="pocketsphinx", rough=True)
    assert began == TranscriptionBegan(job_id="j1", engine="pocketsphinx", smaller="")
    assert isinstance(failed, JobFailed)
    assert "broken.wav" in failed.sentence


@pytest.mark.parametrize("display", ["", ":9753"])
def test_without_a_display_the_command_says_what_works(tmp_path: Path, display: str) -> None:
    nowhere = {"DISPLAY": display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    ended = run_rehearse(home=tmp_path, **nowhere)
    if sys.platform.startswith("linux"):
        assert (ended.returncode, ended.stdout) == (1, "")
        (line,) = ended.stderr.splitlines()
        assert "no display" in line
        assert "rehearse demo" in line


def test_a_missing_system_library_is_told_with_the_line_that_installs_it(tmp_path: Path) -> None:
    script = """
import sys

class NoLibrary:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtWidgets":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file")

sys.meta_path.insert(0, NoLibrary())
from rehearse.__main__ import run
sys.argv = ["rehearse"]
run()
"""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env=command_environment(tmp_path, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    (line,) = ended.stderr.splitlines()
    assert "libEGL.so.1" in line
    assert "sudo apt-get install libegl1" in line


def test_getting_ready_opens_the_library_and_asks_for_no_microphone(parts: Parts) -> None:
    assert not (parts.data_folder / "library.db").exists()
    try:
        assert parts.get_ready() == ()
    finally:
        gc.unfreeze()
    assert (parts.data_folder / "library.db").is_file()


def test_what_was_deleted_is_gone_after_the_next_start_and_the_day_has_a_backup(
    parts: Parts,
) -> None:
    rehearsal = rehearsal_of_two()
    parts.library.save(rehearsal)
    parts.library.delete(rehearsal.id)
    try:
        assert parts.get_ready() == ()
    finally:
        gc.unfreeze()
    with pytest.raises(KeyError):
        parts.library.undo_delete(rehearsal.id)
    parts.back_up()
    parts.back_up()
    assert len(list((parts.data_folder / "backups").iterdir())) == 1


def test_a_damaged_library_is_told_with_what_mends_it_and_the_rest_works(parts: Parts) -> None:
    library = parts.data_folder / "library.db"
    parts.library.save(rehearsal_of_two())
    content = bytearray(library.read_bytes())
    content[100:4000] = b"\xff" * 3900
    broken = parts.data_folder.with_name("broken")
    (broken / "recordings").mkdir(parents=True)
    (broken / "library.db").write_bytes(content)
    other = main.build_parts(_folders(broken))
    try:
        with pytest.raises(LibraryUnavailable, match="`rehearse library restore` puts a backup"):
            other.get_ready()
        with pytest.raises(LibraryUnavailable, match="damaged"):
            other.back_up()
        assert other.questions.banks
        assert (broken / "library.db").read_bytes() == content
    finally:
        gc.unfreeze()
        other.worker.close()
