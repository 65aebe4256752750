"""The worker client against real processes that work, fail, hang and die."""

import queue
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.wait_until import wait_until

from rehearse.app.worker_client import WorkerClient
from rehearse.app.worker_messages import (
    Event,
    JobCancelled,
    JobFailed,
    ProcessTake,
    TakeAnalysed,
    TakeTranscribed,
    TranscriptionProgressed,
    WorkerReady,
)
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings

SCRIPT = Path(__file__).parents[1] / "support" / "scripted_worker.py"
QUESTION = Question(text="Why us?", kind=QuestionKind.MOTIVATION)


class Listening:
    """A client and what it has reported."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path
        self.events: queue.Queue[Event] = queue.Queue()
        self.client = WorkerClient(
            command=(sys.executable, str(SCRIPT)),
            settings=Settings(),
            log=tmp_path / "logs" / "worker.log",
        )
        self.client.subscribe(self.events.put)

    def submit(self, plot: str, *, job: Job | None = None) -> str:
        audio = self.folder / f"{plot}.wav"
        audio.touch()
        self.client.submit(ProcessTake(job_id=plot, audio=audio, question=QUESTION, job=job))
        return plot

    def wait_for(self, *kinds: type[Event]) -> Event:
        """Return the next event of one of `kinds`, passing over others."""
        while True:
            event = self.events.get(timeout=30)
            if isinstance(event, kinds):
                return event


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Listening]:
    listening = Listening(tmp_path)
    yield listening
    listening.client.close()


def test_tells_its_engine_when_it_is_ready(worker: Listening) -> None:
    worker.client.start()
    event = worker.wait_for(WorkerReady)
    assert event == WorkerReady(engine="scripted base.en", rough=True)


def test_new_settings_reach_the_worker(worker: Listening) -> None:
    worker.client.start()
    worker.wait_for(WorkerReady)
    worker.client.configure(Settings(whisper_model="small.en"))
    assert worker.wait_for(WorkerReady) == WorkerReady(engine="scripted small.en", rough=True)


def test_a_take_comes_back_as_words_and_then_feedback(worker: Listening) -> None:
    worker.submit("plain", job=Job(company="Northwind", interviewer="Priya Shah"))
    assert isinstance(worker.wait_for(TranscriptionProgressed), TranscriptionProgressed)
    transcribed = worker.wait_for(TakeTranscribed)
    assert isinstance(transcribed, TakeTranscribed)
    assert transcribed.transcript.text == "said in plain with Northwind Priya Shah"
    analysed = worker.wait_for(TakeAnalysed)
    assert isinstance(analysed, TakeAnalysed)
    assert analysed.job_id == "plain"


def test_an_expected_error_reaches_the_person_as_its_sentence(worker: Listening) -> None:
    worker.submit("unreadable")
    failed = worker.wait_for(JobFailed, TakeAnalysed)
    assert isinstance(failed, JobFailed)
    assert failed.sentence == "The recording cannot be read; record the answer again."


def test_a_fault_ends_one_job_and_is_logged(worker: Listening) -> None:
    worker.submit("faulty")
    failed = worker.wait_for(JobFailed)
    assert isinstance(failed, JobFailed)
    assert "recording is safe" in failed.sentence
    worker.submit("plain")
    worker.wait_for(TakeAnalysed)
    assert "ZeroDivisionError" in (worker.folder / "logs" / "worker.log").read_text()


def test_a_process_that_dies_once_is_restarted_and_the_job_done(worker: Listening) -> None:
    worker.submit("dies-once")
    assert isinstance(worker.wait_for(TakeAnalysed, JobFailed), TakeAnalysed)


def test_a_job_that_kills_twice_fails_and_the_next_one_is_done(worker: Listening) -> None:
    worker.submit("dies-always")
    worker.submit("plain")
    failed = worker.wait_for(JobFailed)
    assert isinstance(failed, JobFailed)
    assert failed.job_id == "dies-always"
    assert "stopped twice" in failed.sentence
    assert isinstance(worker.wait_for(TakeAnalysed), TakeAnalysed)


def test_a_running_job_is_cancelled(worker: Listening) -> None:
    worker.submit("slow")
    worker.wait_for(TranscriptionProgressed)
    worker.client.cancel("slow")
    assert worker.wait_for(JobCancelled) == JobCancelled(job_id="slow")


def test_a_job_that_does_not_listen_is_ended_and_the_next_one_is_done(worker: Listening) -> None:
    worker.submit("stuck")
    worker.wait_for(TranscriptionProgressed)
    worker.submit("plain")
    began = time.monotonic()
    worker.client.cancel("stuck")
    assert worker.wait_for(JobCancelled) == JobCancelled(job_id="stuck")
    assert time.monotonic() - began < 10
    assert isinstance(worker.wait_for(TakeAnalysed), TakeAnalysed)


def test_a_waiting_job_is_cancelled_without_touching_the_running_one(worker: Listening) -> None:
    worker.submit("slow")
    worker.wait_for(TranscriptionProgressed)
    worker.submit("plain")
    worker.client.cancel("plain")
    assert worker.wait_for(JobCancelled) == JobCancelled(job_id="plain")
    worker.client.cancel("slow")
    assert worker.wait_for(JobCancelled) == JobCancelled(job_id="slow")


def test_cancelling_a_job_that_is_done_does_nothing(worker: Listening) -> None:
    worker.submit("plain")
    worker.wait_for(TakeAnalysed)
    worker.client.cancel("plain")
    worker.submit("unreadable")
    assert isinstance(worker.wait_for(JobFailed, JobCancelled), JobFailed)


def test_closing_ends_the_process(tmp_path: Path) -> None:
    listening = Listening(tmp_path)
    listening.submit("stuck")
    listening.wait_for(TranscriptionProgressed)
    process = listening.client._process
    assert process is not None
    listening.client.close()
    assert process.poll() is not None


def test_a_missing_model_does_not_end_the_worker(worker: Listening) -> None:
    worker.client.configure(Settings(whisper_model="absent"))
    worker.submit("plain")
    assert isinstance(worker.wait_for(TakeAnalysed, JobFailed), TakeAnalysed)


def test_a_worker_that_cannot_live_is_not_started_over_and_over(worker: Listening) -> None:
    worker.client.configure(Settings(whisper_model="deadly"))
    worker.client.start()
    wait_until(lambda: worker.client._process is None, what="the end of the worker")
    starts = len(worker.client._threads)
    worker.submit("plain")
    failed = worker.wait_for(JobFailed, TakeAnalysed)
    assert isinstance(failed, JobFailed)
    assert "stopped twice" in failed.sentence
    assert starts <= 2
