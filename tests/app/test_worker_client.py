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
    EngineReplaced,
    Event,
    FollowRecording,
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
        self.heard: list[Event] = []
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
            self.heard.append(event)
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
    replaced = [event for event in worker.heard if isinstance(event, EngineReplaced)]
    assert [event.smaller for event in replaced] == ["scripted tiny", "scripted least"]
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


def follow(worker: Listening, job_id: str, *lines: str) -> Path:
    """Have the worker follow a recording, a text file in these tests; return that file."""
    growing = worker.folder / f"{job_id}.part.txt"
    growing.write_text("".join(f"{line}\n" for line in lines))
    worker.client.follow(FollowRecording(job_id=job_id, audio=growing, job=None))
    return growing


def say(growing: Path, line: str) -> None:
    with growing.open("a") as file:
        file.write(f"{line}\n")


def heard(growing: Path) -> str:
    noted = growing.with_suffix(".heard")
    return noted.read_text() if noted.exists() else ""


def words_of(worker: Listening, job_id: str) -> str:
    """Return the text that comes for a job; the analysis must come after it."""
    while True:
        event = worker.wait_for(TakeTranscribed, JobFailed)
        assert isinstance(event, TakeTranscribed)
        if event.job_id == job_id:
            return event.transcript.text


def test_a_recording_is_heard_while_it_is_made(worker: Listening) -> None:
    growing = follow(worker, "plain", "one")
    wait_until(lambda: heard(growing) == "one", what="the first words")
    say(growing, "two")
    wait_until(lambda: heard(growing) == "one two", what="the next words")
    worker.submit("plain")
    assert words_of(worker, "plain") == "followed one two"
    assert isinstance(worker.wait_for(TakeAnalysed), TakeAnalysed)


def test_an_earlier_answer_goes_before_what_is_being_recorded(worker: Listening) -> None:
    growing = follow(worker, "plain", "one")
    worker.submit("slow")
    worker.wait_for(TranscriptionProgressed)
    before = heard(growing)
    say(growing, "two")
    worker.client.cancel("slow")
    worker.wait_for(JobCancelled)
    wait_until(lambda: heard(growing).endswith("two"), what="the rest")
    assert "two" not in before
    worker.submit("plain")
    assert words_of(worker, "plain") == "followed one two"


def test_a_recording_thrown_away_is_forgotten(worker: Listening) -> None:
    growing = follow(worker, "plain", "slow")
    worker.client.stop_following("plain")
    again = follow(worker, "unreadable", "one")
    wait_until(lambda: heard(again) == "one", what="the next recording")
    assert not heard(growing)
    worker.submit("plain")
    assert words_of(worker, "plain") == "said in plain with"


def test_where_following_fails_the_whole_recording_is_heard(worker: Listening) -> None:
    follow(worker, "plain", "one", "faulty")
    later = follow(worker, "later", "one")
    wait_until(lambda: heard(later) == "one", what="the second recording")
    worker.submit("plain")
    assert words_of(worker, "plain") == "said in plain with"


def test_where_the_rest_fails_the_whole_recording_is_heard(worker: Listening) -> None:
    growing = follow(worker, "other", "one")
    wait_until(lambda: heard(growing) == "one", what="the first words")
    worker.submit("other")
    assert words_of(worker, "other") == "said in other with"


def test_a_death_while_following_costs_nothing(worker: Listening) -> None:
    growing = follow(worker, "plain", "one", "die")
    wait_until(lambda: heard(growing) == "one", what="the first words")
    worker.submit("unreadable")
    assert isinstance(worker.wait_for(JobFailed), JobFailed)
    worker.submit("plain")
    text = words_of(worker, "plain")
    assert text in {"said in plain with", "followed one"}


def test_what_was_heard_before_a_death_is_heard_again(worker: Listening) -> None:
    growing = follow(worker, "plain", "one")
    wait_until(lambda: heard(growing) == "one", what="the first words")
    growing.with_suffix(".heard").unlink()
    process = worker.client._process
    assert process is not None
    process.kill()
    wait_until(lambda: heard(growing) == "one", what="the first words again")
    worker.submit("plain")
    assert words_of(worker, "plain") == "followed one"


def test_cancelling_another_answer_does_not_blame_the_engine(worker: Listening) -> None:
    growing = follow(worker, "plain", "one")
    wait_until(lambda: heard(growing) == "one", what="the first words")
    worker.submit("stuck")
    worker.wait_for(TranscriptionProgressed)
    growing.with_suffix(".heard").unlink()
    worker.client.cancel("stuck")
    assert worker.wait_for(JobCancelled, EngineReplaced) == JobCancelled(job_id="stuck")
    wait_until(lambda: heard(growing) == "one", what="the first words again")


def test_an_engine_that_dies_is_replaced_by_a_smaller_one(worker: Listening) -> None:
    worker.submit("needs-less")
    replaced = worker.wait_for(EngineReplaced, JobFailed)
    assert replaced == EngineReplaced(
        job_id="needs-less", engine="scripted base.en", smaller="scripted tiny"
    )
    transcribed = worker.wait_for(TakeTranscribed)
    assert isinstance(transcribed, TakeTranscribed)
    assert transcribed.transcript.engine == "scripted tiny"
    worker.wait_for(TakeAnalysed)
    worker.submit("plain")
    transcribed = worker.wait_for(TakeTranscribed)
    assert isinstance(transcribed, TakeTranscribed)
    assert transcribed.transcript.engine == "scripted base.en"


def test_an_engine_that_keeps_dying_is_left_alone_until_the_person_chooses(
    worker: Listening,
) -> None:
    engines = []
    for plot in ("needs-less", "needs-less", "needs-less", "plain"):
        worker.submit(plot)
        transcribed = worker.wait_for(TakeTranscribed)
        assert isinstance(transcribed, TakeTranscribed)
        engines.append(transcribed.transcript.engine)
        worker.wait_for(TakeAnalysed)
    assert engines == ["scripted tiny"] * 4
    replaced = [event for event in worker.heard if isinstance(event, EngineReplaced)]
    assert len(replaced) == 2
    worker.client.configure(Settings(whisper_model="small.en"))
    worker.submit("plain")
    transcribed = worker.wait_for(TakeTranscribed)
    assert isinstance(transcribed, TakeTranscribed)
    assert transcribed.transcript.engine == "scripted small.en"


def test_an_engine_that_gives_up_is_replaced_without_a_death(worker: Listening) -> None:
    worker.submit("out-of-memory")
    assert isinstance(worker.wait_for(EngineReplaced, JobFailed), EngineReplaced)
    transcribed = worker.wait_for(TakeTranscribed)
    assert isinstance(transcribed, TakeTranscribed)
    assert transcribed.transcript.engine == "scripted tiny"


def test_words_that_are_known_are_not_listened_for_again(worker: Listening) -> None:
    worker.submit("dies-in-analysis")
    events = []
    while not isinstance(event := worker.wait_for(TakeTranscribed, TakeAnalysed), TakeAnalysed):
        events.append(event)
    assert len(events) == 1


def test_a_running_job_is_cancelled_within_300_ms(worker: Listening) -> None:
    """Even where its engine does not listen; 200 ms are left for a machine that is busy."""
    worker.submit("stuck")
    worker.wait_for(TranscriptionProgressed)
    began = time.monotonic()
    worker.client.cancel("stuck")
    worker.wait_for(JobCancelled)
    assert time.monotonic() - began < 0.5
