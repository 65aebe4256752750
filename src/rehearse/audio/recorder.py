"""Recording an answer: microphone callback, queue, writer thread, file.

The callback runs on PortAudio's own thread, where every delay costs sound: it copies, enqueues and
returns. The writer thread does the rest, so that what has been said is with the operating system
a moment later, whatever becomes of this process.
"""

import logging
import threading
import time
from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from rehearse.audio.devices import (
    RECORDING_RATE,
    SoundDevice,
    microphone_named,
    silence_problem,
)
from rehearse.audio.file_in_use import once_nobody_reads
from rehearse.audio.level import peak, samples_of
from rehearse.audio.recording_file import finish, keep_as_wav, kept_paths, part_path
from rehearse.audio.recording_watch import RecordingWatch
from rehearse.audio.sound_card import SoundStream, open_input
from rehearse.audio.wav_writer import WavWriter, is_no_room
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import MicrophoneUnavailable, RecordingFailed, RehearseError
from rehearse.domain.recording import Recording

# The level meter shows the loudest of so many blocks (50 ms each), unless they are stale.
_METER_BLOCKS: Final = 3
_METER_STALE_S: Final = 0.5
# After "Done", what was said until then is still on its way through the device's buffers.
_TAIL_S: Final = 0.15
_TAIL_PATIENCE_S: Final = 0.5
_LOOK_FOR_DEVICE_EVERY_S: Final = 1.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Block:
    at: float
    data: bytes
    frames: int
    overflowed: bool
    is_kept: bool


class Recorder:
    """Opens the microphone; each recording has its own stream, file and threads."""

    def start(self, path: Path, *, device: str = "") -> "MicrophoneRecording":
        """Record to `path` (ending .wav); `device` is a name or label of `devices.microphones()`.

        Until it is stopped the sound lies beside it in `NAME.part.wav`. Sound is taken at 48 kHz,
        or at the device's own rate where it refuses that.

        Raises:
            MicrophoneUnavailable: there is none, or it refuses.
            RecordingFailed: the file cannot be made, or a recording of that name exists.
        """
        _refuse_to_overwrite(path)
        found = microphone_named(device)
        recording = MicrophoneRecording(found)
        stream = open_input(
            device,
            rate=RECORDING_RATE,
            on_block=recording.on_block,
            on_end=recording.on_end,
        )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            wav = WavWriter(part_path(path), stream.sample_rate)
        except OSError as error:
            stream.close()
            raise RecordingFailed(
                f"The recording could not begin, because {path.parent} cannot be written to "
                f"({disk_trouble(error)}). Nothing was recorded; make room there, then try again."
            ) from error
        try:
            recording.begin(stream, wav)
        except MicrophoneUnavailable:
            recording.discard()
            raise
        return recording


class MicrophoneRecording:
    """A recording that is going on; made by `Recorder.start`."""

    def __init__(self, device: SoundDevice | None) -> None:
        """Prepare for sound from `device`, None where the system does not say which it is."""
        self._device = device
        self._device_now = device
        self._is_gone = False
        self._has_ended = False
        self._is_paused = False
        self._queue: SimpleQueue[_Block | None] = SimpleQueue()
        self._levels: deque[tuple[float, float]] = deque(maxlen=_METER_BLOCKS)
        self._written = threading.Condition()
        self._is_closing = threading.Event()
        self._stopping = threading.Lock()
        self._last_at = 0.0
        self._kept_frames = 0
        self._write_error: OSError | None = None
        self._result: Recording | None = None
        self._failure: RehearseError | None = None

    def begin(self, stream: SoundStream, wav: WavWriter) -> None:
        """Let the sound flow from `stream`, opened for this recording, into `wav`.

        Raises:
            MicrophoneUnavailable: the device refuses.
        """
        self._stream = stream
        self._wav = wav
        self._watch = RecordingWatch(stream.sample_rate, started_at=time.monotonic())
        self._writer = threading.Thread(target=self._write, name="rehearse-recording", daemon=True)
        self._looker = threading.Thread(
            target=self._look_for_device, name="rehearse-microphone-watch", daemon=True
        )
        self._writer.start()
        self._looker.start()
        stream.start()

    def on_block(self, data: bytes, frames: int, overflowed: bool) -> None:  # noqa: FBT001 -- PortAudio's callback
        """Take a block of sound; called on PortAudio's thread."""
        self._queue.put(
            _Block(time.monotonic(), data, frames, overflowed, is_kept=not self._is_paused)
        )

    def on_end(self) -> None:
        """Note that the device ended the stream; called on PortAudio's thread."""
        self._has_ended = True

    def level(self) -> float:
        """Return the peak of the last moments, 0 to 1."""
        if self._is_paused:
            return 0.0
        fresh = time.monotonic() - _METER_STALE_S
        return max((value for at, value in tuple(self._levels) if at > fresh), default=0.0)

    def elapsed_s(self) -> float:
        """Return the seconds recorded so far, 0 until the first sound arrives."""
        return self._kept_frames / self._stream.sample_rate

    def is_paused(self) -> bool:
        """Return whether what is said now is not kept."""
        return self._is_paused

    def pause(self) -> None:
        """Keep nothing of what is said until `resume`."""
        self._is_paused = True

    def resume(self) -> None:
        """Keep what is said from now on."""
        self._is_paused = False

    def problem(self) -> str:
        """Return one sentence on what is wrong right now, or ""."""
        if self._write_error is not None:
            return (
                f"{_write_failure(self._write_error)}, so the recording stopped after "
                f"{self._seconds()}. That part is safe; make room, then record the answer again."
            )
        if self._is_lost():
            return (
                f"The microphone{self._called()} was disconnected. What you said until then is "
                "safe; plug it in again, or choose another in the settings, then try again."
            )
        now = time.monotonic()
        if not self._watch.is_stalled(now) and self._watch.is_silent():
            return silence_problem(self._device_now)
        return self._watch.problem(now)

    def is_over(self) -> bool:
        """Return whether nothing more can be recorded; `problem` says why."""
        return self._write_error is not None or self._is_lost()

    def growing_file(self) -> Path:
        """Return where the sound lies until `stop`: a WAV that can be read at every moment."""
        return self._wav.path

    def stop(self) -> Recording:
        """Close the device and the file and return the recording, packed and checked.

        It may take a second or two after a long answer, so not on a thread that draws. Stopping
        twice gives the same recording, or the same error.

        Raises:
            RecordingFailed: the disk refused; the message names where the sound is.
            MicrophoneUnavailable: not one sample arrived.
        """
        with self._stopping:
            if self._failure is not None:
                raise self._failure
            if self._result is None:
                self._result = self._stopped()
            return self._result

    def discard(self) -> None:
        """Close the device and delete the file; a recording that was stopped before is kept."""
        with self._stopping:
            if self._result is not None or self._failure is not None:
                return
            self._close()
            once_nobody_reads(partial(self._wav.path.unlink, missing_ok=True))
            self._failure = RecordingFailed("This recording was discarded; record a new one.")

    def _stopped(self) -> Recording:
        self._await_tail()
        missing_s = self._watch.missing_s(time.monotonic())
        self._close()
        try:
            return self._finished(missing_s)
        except RehearseError as error:
            self._failure = error
            raise

    def _finished(self, missing_s: float) -> Recording:
        part = self._wav.path
        if self._wav.frames == 0 and self._write_error is None:
            part.unlink(missing_ok=True)
            raise MicrophoneUnavailable(
                f"No sound arrived from the microphone{self._called()}, so nothing was recorded. "
                "Check that it is plugged in and that Rehearse may use it, then try again."
            )
        if self._write_error is not None:
            raise self._kept_in_part(part, self._write_error)
        try:
            return finish(part, missing_s=missing_s)
        except OSError as error:
            raise RecordingFailed(
                f"The recording could not be finished ({disk_trouble(error)}). All you said is "
                f"safe in {part}; it will be taken up when Rehearse starts again."
            ) from error

    def _kept_in_part(self, part: Path, error: OSError) -> RecordingFailed:
        try:
            kept = keep_as_wav(part)
        except OSError:
            _log.warning("Could not rename %s", part, exc_info=True)
            kept = part
        return RecordingFailed(
            f"{_write_failure(error)}, so only the first {self._seconds()} were kept. They are "
            f"safe in {kept}; make room, then record the answer again.",
            kept=self._kept(kept),
        )

    def _kept(self, path: Path) -> Recording | None:
        if self._wav.frames == 0:
            return None
        return Recording(path=path, sample_rate=self._wav.sample_rate, frames=self._wav.frames)

    def _await_tail(self) -> None:
        asked_at = time.monotonic()
        with self._written:
            self._written.wait_for(
                lambda: self._has_ended or self._last_at > asked_at + _TAIL_S,
                timeout=_TAIL_PATIENCE_S,
            )

    def _close(self) -> None:
        if self._is_closing.is_set():
            return
        self._is_closing.set()
        self._stream.close()
        self._queue.put(None)
        self._writer.join()
        self._looker.join()

    def _write(self) -> None:
        while (block := self._queue.get()) is not None:
            samples = samples_of(block.data, channels=self._stream.channels)
            loudest = peak(samples)
            self._watch.add(block.at, block.frames, peak=loudest, overflowed=block.overflowed)
            self._levels.append((block.at, loudest))
            if block.is_kept and self._write_error is None:
                self._append(samples.tobytes())
            with self._written:
                self._last_at = block.at
                self._written.notify_all()
        try:
            self._wav.close()
        except OSError as error:
            self._note(error)

    def _append(self, data: bytes) -> None:
        try:
            self._wav.write(data)
        except OSError as error:
            self._note(error)
        self._kept_frames = self._wav.frames

    def _note(self, error: OSError) -> None:
        _log.warning("The recording cannot be written on: %s", error)
        self._write_error = self._write_error or error

    def _look_for_device(self) -> None:
        if self._device is None:
            return
        while not self._is_closing.wait(_LOOK_FOR_DEVICE_EVERY_S):
            try:
                self._device_now = microphone_named(self._device.name)
            except MicrophoneUnavailable:
                continue
            # Never back to False: the system goes on with another microphone, if with any.
            self._is_gone = self._is_gone or self._device_now is None

    def _is_lost(self) -> bool:
        return self._is_gone or (self._has_ended and not self._is_closing.is_set())

    def _called(self) -> str:
        return f" “{self._device.label}”" if self._device is not None else ""

    def _seconds(self) -> str:
        return f"{self._wav.frames / self._wav.sample_rate:.0f} s"


def _refuse_to_overwrite(path: Path) -> None:
    for taken in (part_path(path), *kept_paths(path)):
        if taken.exists():
            raise RecordingFailed(
                f"A recording already lies at {taken}. It was left as it is; record under another "
                "name."
            )


def _write_failure(error: OSError) -> str:
    if is_no_room(error):
        return "The disk is full"
    return f"The disk refused to write ({disk_trouble(error)})"
