"""The event loop, the recording and the wait for feedback in the real program."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import QObject, QTimer, Slot
from tests.support.person import Person
from tests.support.spoken_answers import a_minute_of_talk
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.app.parts import Parts
from rehearse.audio.recorder import Recorder
from rehearse.shipped import shipped_folder
from rehearse.ui.pages.rehearse.put_question import Stage

pytestmark = [pytest.mark.gui, pytest.mark.device, pytest.mark.model]

Figure = Callable[[str, str, str], None]
LONG_MINUTES = float(os.environ.get("BENCH_RECORDING_MINUTES", "10"))


class LoopWatch(QObject):
    """The largest gap between two ticks of a 10 ms timer, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.largest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        self.largest_ms = 0.0
        self._last = time.perf_counter()
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self.largest_ms = max(self.largest_ms, (now - self._last) * 1000)
        self._last = now


def bench_a_minute_of_talk(person: Person, figure: Figure, tmp_path: Path) -> None:
    wav = a_minute_of_talk(tmp_path)
    person.start_a_rehearsal()
    watch = LoopWatch()
    page = person.window.pages.rehearse
    person.press_space()
    person.qtbot.waitUntil(lambda: page.stage is Stage.RECORDING, timeout=10_000)
    watch.begin()
    speaking = person.microphone.speak_into_microphone(wav)
    person.qtbot.waitUntil(lambda: speaking.poll() is not None, timeout=120_000)
    while_recording = watch.largest_ms
    watch.begin()
    done_at = time.monotonic()
    person.press_space()
    person.qtbot.waitUntil(lambda: page.stage is Stage.ANSWERED, timeout=20_000)
    person.end_the_rehearsal()
    person.wait_for_feedback()
    waited = time.monotonic() - done_at
    figure("Largest gap of a 10 ms timer while recording", f"{while_recording:.0f} ms", "< 50 ms")
    figure(
        "Largest gap of a 10 ms timer while transcribing",
        f"{watch.largest_ms:.0f} ms",
        "< 50 ms",
    )
    seconds = soundfile.info(wav).duration
    figure(
        f"Feedback on a {seconds:.0f} s answer after Done, PocketSphinx",
        f"{waited:.1f} s",
        "2 s + r x last segment",
    )


def bench_a_long_recording(
    parts: Parts, figure: Figure, tmp_path: Path, virtual_microphone: VirtualMicrophone
) -> None:
    """Record while the worker transcribes without a pause."""
    virtual_microphone.keep_awake()
    busy = threading.Event()
    transcribing = threading.Thread(target=_keep_transcribing, args=(busy,))
    active = Recorder().start(tmp_path / "long.wav")
    transcribing.start()
    threading.Event().wait(LONG_MINUTES * 60)
    recording = active.stop()
    busy.set()
    transcribing.join()
    figure(
        f"Recording of {recording.duration_s / 60:.1f} min beside a transcription",
        f"{recording.frames} frames, {recording.missing_s:.3f} s missing by the clock",
        "0 dropped",
    )


def _keep_transcribing(stop: threading.Event) -> None:
    sample = shipped_folder("samples") / "sample-answer.flac"
    while not stop.is_set():
        subprocess.run(
            [sys.executable, "-m", "rehearse", "transcribe", str(sample)],
            check=True,
            capture_output=True,
        )
