"""A worker process whose recogniser does what the name of the recording says.

Run as a program; the loop, the pipes and the messages are the real ones.
"""

import itertools
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from rehearse.app.engine_in_use import EngineInUse
from rehearse.app.worker_main import Worker
from rehearse.domain.errors import (
    AudioUnreadable,
    Cancelled,
    ModelUnavailable,
    TranscriptionFailed,
)
from rehearse.domain.finding import Feedback
from rehearse.domain.job import Job
from rehearse.domain.question import Question
from rehearse.domain.settings import Settings
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures
from rehearse.domain.transcript import Transcript

_NOTICES: list[str] = []


class ScriptedTranscriber:
    def __init__(self, name: str) -> None:
        self._name = name

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
        if plot == "needs-less" and self._name == "scripted base.en":
            os.kill(os.getpid(), signal.SIGILL)
        if plot == "out-of-memory" and self._name == "scripted base.en":
            raise TranscriptionFailed("The recogniser stopped before the end.")
        if plot == "unreadable":
            raise AudioUnreadable("The recording cannot be read; record the answer again.")
        if plot == "faulty":
            raise ZeroDivisionError
        if plot == "stuck":
            threading.Event().wait()
        if plot == "slow":
            _wait_for(is_cancelled)
        if plot.startswith("card-fails"):
            _NOTICES.append("The graphics card cannot be used.")
        text = f"said in {plot} with {' '.join(hints)}".strip()
        return Transcript(text=text, engine=self._name, language=str(audio))

    def follow(self, audio: Path, *, hints: Sequence[str] = ()) -> "ScriptedFollowing":
        return ScriptedFollowing(audio)


class ScriptedFollowing:
    """Hears a line of the followed file at a time, where that is text; else it is of no use."""

    def __init__(self, audio: Path) -> None:
        self._audio = audio
        self._heard: list[str] = []

    def listen(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> bool:
        is_script = self._audio.suffix == ".txt" and self._audio.is_file()
        lines = self._audio.read_text().splitlines() if is_script else []
        if len(lines) == len(self._heard):
            return False
        line = lines[len(self._heard)]
        if line == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if line == "faulty":
            raise ZeroDivisionError
        if line == "slow":
            _wait_for(is_cancelled)
        self._heard.append(line)
        self._audio.with_suffix(".heard").write_text(" ".join(self._heard))
        return True

    def finish(
        self,
        audio: Path,
        *,
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        if audio.stem == "other" or not self._heard:
            raise AudioUnreadable("That is another recording.")
        on_progress(0.9)
        return Transcript(text=f"followed {' '.join(self._heard)}")


class LengthAnalyser:
    def analyse(
        self,
        transcript: Transcript,
        question: Question,
        *,
        job: Job | None = None,
        sound: SoundMeasures = NOTHING_MEASURED,
    ) -> Feedback:
        if "dies-in-analysis" in transcript.text and not _seen(Path(transcript.language)):
            os.kill(os.getpid(), signal.SIGKILL)
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


def choose_engine(settings: Settings, avoid: Collection[str]) -> EngineInUse:
    names = [f"scripted {settings.whisper_model}", "scripted tiny", "scripted least"]
    left = [name for name in names if name not in avoid] or names[-1:]
    smaller = left[1] if len(left) > 1 else ""
    return EngineInUse(name=left[0], smaller=smaller, transcriber=ScriptedTranscriber(left[0]))


if __name__ == "__main__":
    Worker(
        choose_engine=choose_engine,
        make_analyser=lambda _settings: LengthAnalyser(),
        measure_sound=lambda _audio: SoundMeasures(duration_s=1.0, pauses=()),
        engine_name=engine_name,
        take_notice=lambda: _NOTICES.pop() if _NOTICES else "",
    ).run(sys.stdin.buffer, sys.stdout.buffer)
