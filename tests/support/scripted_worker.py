"""A worker process whose recogniser does what the name of the recording says.

Run as a program; the loop, the pipes and the messages are the real ones.
"""

import itertools
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from rehearse.app.worker_main import Worker
from rehearse.domain.errors import AudioUnreadable, Cancelled, ModelUnavailable
from rehearse.domain.finding import Feedback
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.settings import Settings
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures
from rehearse.domain.transcript import Transcript


class ScriptedTranscriber:
    def transcribe(
        self,
        audio: Path,
        *,
        hints: Sequence[str] = (),
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        on_progress(0.5)
        plot = audio.stem
        if plot == "dies-always" or (plot == "dies-once" and not _seen(audio)):
            os.kill(os.getpid(), signal.SIGKILL)
        if plot == "unreadable":
            raise AudioUnreadable("The recording cannot be read; record the answer again.")
        if plot == "faulty":
            raise ZeroDivisionError
        if plot == "stuck":
            threading.Event().wait()
        if plot == "slow":
            _wait_for(is_cancelled)
        return Transcript(text=f"said in {plot} with {' '.join(hints)}".strip())


class LengthAnalyser:
    def analyse(
        self,
        transcript: Transcript,
        question: Question,
        *,
        job: Job | None = None,
        sound: SoundMeasures = NOTHING_MEASURED,
    ) -> Feedback:
        return Feedback()


def _seen(audio: Path) -> bool:
    marker = audio.with_suffix(".seen")
    was_there = marker.exists()
    marker.touch()
    return was_there


def _wait_for(is_cancelled: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in itertools.count():
        if is_cancelled():
            raise Cancelled
        pause.wait(0.01)


def engine_name(settings: Settings) -> tuple[str, bool]:
    if settings.whisper_model == "absent":
        raise ModelUnavailable("The Whisper model absent is not on this machine.")
    if settings.whisper_model == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"scripted {settings.whisper_model}", True


if __name__ == "__main__":
    Worker(
        make_transcriber=lambda _settings: ScriptedTranscriber(),
        make_analyser=lambda _settings: LengthAnalyser(),
        measure_sound=lambda _audio: SoundMeasures(duration_s=1.0, pauses=()),
        engine_name=engine_name,
    ).run(sys.stdin.buffer, sys.stdout.buffer)
