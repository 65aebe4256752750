"""Interview files are read and analysed beside the library."""

import json
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.take_factory import write_silence

from rehearse.app.interview_reader import InterviewReader, OpenInterview
from rehearse.app.worker_client import WorkerClient
from rehearse.audio.clip import recording_at
from rehearse.domain.errors import InterviewFileInvalid
from rehearse.domain.rehearsal import TakeState
from rehearse.domain.settings import Settings
from rehearse.storage.interview.interview_file import JsonInterviewFiles

SCRIPT = Path(__file__).parents[1] / "support" / "scripted_worker.py"
PATIENCE_S = 60.0


class Listener:
    """Hears of every file until the one waited for is whole."""

    def __init__(self) -> None:
        self.heard: list[OpenInterview] = []
        self._whole = threading.Event()

    def __call__(self, interview: OpenInterview) -> None:
        self.heard.append(interview)
        if not interview.waiting:
            self._whole.set()

    def waits(self) -> OpenInterview:
        assert self._whole.wait(PATIENCE_S)
        self._whole.clear()
        return self.heard[-1]


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[WorkerClient]:
    client = WorkerClient(
        command=(sys.executable, str(SCRIPT)), settings=Settings(), log=tmp_path / "worker.log"
    )
    yield client
    client.close()


@pytest.fixture
def reader(worker: WorkerClient) -> InterviewReader:
    return InterviewReader(files=JsonInterviewFiles(), worker=worker, recording_at=recording_at)


def interview(path: Path, *answers: dict[str, Any]) -> Path:
    document = {"format": "rehearse-interview", "version": 1, "answers": answers}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def answer(name: str, **said: Any) -> dict[str, Any]:
    return {"id": name, "question": {"text": "Why us?"}, **said}


def test_every_answer_is_analysed_and_told_of(reader: InterviewReader, tmp_path: Path) -> None:
    listener = Listener()
    reader.subscribe(listener)
    path = interview(
        tmp_path / "anna.json", answer("a1", transcript="Yes."), answer("a2", transcript="No.")
    )
    opened = reader.open(path)
    assert (opened.path, opened.waiting) == (path, 2)
    assert [one.last_take.feedback for one in opened.rehearsal.answers if one.last_take] == [
        None
    ] * 2
    whole = listener.waits()
    assert [one.waiting for one in listener.heard] == [1, 0]
    states = [one.last_take.state for one in whole.rehearsal.answers if one.last_take]
    assert states == [TakeState.ANALYSED] * 2
    assert reader.newest(opened.id) == whole


def test_sound_alone_is_transcribed_first(reader: InterviewReader, tmp_path: Path) -> None:
    write_silence(tmp_path / "fine.wav")
    listener = Listener()
    reader.subscribe(listener)
    opened = reader.open(interview(tmp_path / "anna.json", answer("a1", audio="fine.wav")))
    take = opened.rehearsal.answers[0].last_take
    assert take is not None
    assert take.recording is not None
    whole = listener.waits().rehearsal.answers[0].last_take
    assert whole is not None
    assert whole.transcript is not None
    assert whole.transcript.text.startswith("said in fine")
    assert whole.recording == take.recording


def test_an_answer_that_fails_says_so_and_the_others_come(
    reader: InterviewReader, tmp_path: Path
) -> None:
    write_silence(tmp_path / "unreadable.wav")
    listener = Listener()
    reader.subscribe(listener)
    reader.open(
        interview(
            tmp_path / "anna.json",
            answer("a1", audio="unreadable.wav"),
            answer("a2", transcript="Yes."),
        )
    )
    first, second = (one.last_take for one in listener.waits().rehearsal.answers)
    assert first is not None
    assert second is not None
    assert (first.state, second.state) == (TakeState.FAILED, TakeState.ANALYSED)
    assert "cannot be read" in first.failure


def test_a_file_that_was_closed_is_told_of_no_more(reader: InterviewReader, tmp_path: Path) -> None:
    listener = Listener()
    write_silence(tmp_path / "slow.wav")
    first = reader.open(interview(tmp_path / "anna.json", answer("a1", audio="slow.wav")))
    reader.subscribe(listener)
    reader.close(first.id)
    assert reader.newest(first.id) is None
    second = reader.open(interview(tmp_path / "bert.json", answer("a1", transcript="Yes.")))
    assert listener.waits().id == second.id
    assert {one.id for one in listener.heard} == {second.id}


def test_a_file_that_is_not_one_is_refused(reader: InterviewReader, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(InterviewFileInvalid, match="document"):
        reader.open(path)


def test_nothing_is_written_anywhere(reader: InterviewReader, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = interview(folder / "anna.json", answer("a1", transcript="Yes."))
    before = path.read_bytes()
    listener = Listener()
    reader.subscribe(listener)
    reader.open(path)
    listener.waits()
    assert [one.name for one in folder.iterdir()] == ["anna.json"]
    assert path.read_bytes() == before
    shutil.rmtree(folder)
