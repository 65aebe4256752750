"""The real worker process: it listens to a file that grows, and it is killed while it listens."""

import os
import queue
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from tests.support.spoken_answers import ANSWER, speak
from tests.support.tiny_whisper import Recital, build_whisper
from tests.support.wait_until import wait_until

from rehearse.app.worker_client import WorkerClient, worker_command
from rehearse.app.worker_messages import (
    EngineReplaced,
    Event,
    FollowRecording,
    JobFailed,
    ProcessTake,
    TakeAnalysed,
    TakeTranscribed,
    TranscriptionProgressed,
)
from rehearse.audio.recording_file import finish
from rehearse.audio.wav_writer import WavWriter
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import EngineChoice, Settings
from rehearse.transcription.pocketsphinx_engine import PocketSphinxTranscriber

pytestmark = pytest.mark.model
QUESTION = Question(text="Why us?", kind=QuestionKind.MOTIVATION)


class LiveWorker:
    """The worker of the program, with a folder of its own, and what it tells."""

    def __init__(self, home: Path, *, settings: Settings) -> None:
        self.models = home / "models"
        self.log = home / "worker.log"
        self.events: queue.Queue[Event] = queue.Queue()
        self.on_event: Callable[[Event], None] = lambda _event: None
        self.client = WorkerClient(
            command=worker_command(),
            settings=settings,
            log=self.log,
            environment={**os.environ, "REHEARSE_HOME": str(home)},
        )
        self.client.subscribe(self._take)

    def _take(self, event: Event) -> None:
        self.on_event(event)
        self.events.put(event)

    def kill(self, with_signal: signal.Signals) -> None:
        process = self.client._process
        assert process is not None
        process.send_signal(with_signal)

    def until_analysed(self) -> list[Event]:
        """Return the events until a job is done, one way or another."""
        events = [self.events.get(timeout=120)]
        while not isinstance(events[-1], TakeAnalysed | JobFailed):
            events.append(self.events.get(timeout=120))
        return events


def transcribed(events: list[Event]) -> TakeTranscribed:
    (found,) = (event for event in events if isinstance(event, TakeTranscribed))
    return found


def process_take(audio: Path) -> ProcessTake:
    return ProcessTake(job_id="take", audio=audio, question=QUESTION, job=None)


@pytest.fixture
def built_in(tmp_path: Path) -> Iterator[LiveWorker]:
    worker = LiveWorker(tmp_path, settings=Settings(engine=EngineChoice.POCKETSPHINX))
    yield worker
    worker.client.close()


@pytest.fixture
def two_models(tmp_path: Path) -> Iterator[LiveWorker]:
    worker = LiveWorker(tmp_path, settings=Settings(whisper_model="base.en"))
    long = "we moved every customer in three steps and counted what went wrong on each of them"
    build_whisper(worker.models / "base.en", Recital(text=long))
    build_whisper(worker.models / "tiny.en", Recital(text="hello there"))
    yield worker
    worker.client.close()


def test_what_is_left_at_the_end_is_the_tail(built_in: LiveWorker, tmp_path: Path) -> None:
    said, rate = soundfile.read(speak(ANSWER, tmp_path / "said.wav"), dtype="int16")
    pause = np.zeros(2 * rate, dtype=np.int16)
    part = tmp_path / "take.part.wav"
    wav = WavWriter(part, rate)
    built_in.client.follow(FollowRecording(job_id="take", audio=part, job=None))
    for samples in (said, pause, said, pause):
        wav.write(samples.tobytes())
    wait_until(lambda: built_in.client._running, timeout_s=60, what="the worker at the recording")
    built_in.client.submit(process_take(_ended(wav)))
    events = built_in.until_analysed()
    shares = [event.share for event in events if isinstance(event, TranscriptionProgressed)]
    assert shares[-1] == 1.0
    whole = PocketSphinxTranscriber().transcribe(tmp_path / "take.flac")
    assert transcribed(events).transcript == whole


def _ended(wav: WavWriter) -> Path:
    wav.close()
    return finish(wav.path).path


@pytest.mark.parametrize("with_signal", [signal.SIGKILL, signal.SIGILL, signal.SIGSEGV])
def test_an_engine_that_is_killed_costs_neither_words_nor_recording(
    two_models: LiveWorker, tmp_path: Path, with_signal: signal.Signals
) -> None:
    said, rate = soundfile.read(speak("I led the team.", tmp_path / "said.wav"), dtype="int16")
    audio = tmp_path / "take.flac"
    soundfile.write(audio, np.tile(said, 180 * rate // len(said)), rate, "PCM_16")
    recording = audio.read_bytes()
    deaths: list[Event] = []

    def kill_once(event: Event) -> None:
        if isinstance(event, TranscriptionProgressed) and not deaths:
            deaths.append(event)
            two_models.kill(with_signal)

    two_models.on_event = kill_once
    two_models.client.submit(process_take(audio))
    events = two_models.until_analysed()
    assert EngineReplaced(job_id="take", engine="whisper base.en", smaller="whisper tiny.en") in (
        events
    )
    assert transcribed(events).transcript.engine == "whisper tiny.en"
    assert "hello there" in transcribed(events).transcript.text
    assert isinstance(events[-1], TakeAnalysed)
    assert audio.read_bytes() == recording
