"""Playing a recording, or a part of it, and knowing which moment is heard."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import soundfile
import soxr  # type: ignore[import-untyped]  # it ships none

from rehearse.audio.sound_card import SoundStream, open_output
from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.transcript import TimeRange

# Sound that is already with the device cannot be held back: short, so that pausing feels prompt.
_LATENCY_S: Final = 0.1
# A device that was idle may swallow the first moments while it wakes (25 ms seen), and cut the last
# 30 ms when the stream ends; let both be silence.
_LEAD_S: Final = 0.06
_TAIL_S: Final = 0.15

Samples = npt.NDArray[np.int16]


class Player:
    """Opens the loudspeaker; each playback has its own stream."""

    def play(
        self,
        audio: Path,
        part: TimeRange | None = None,
        *,
        device: str = "",
        speed: float = 1.0,
    ) -> "FilePlayback":
        """Play `part` (seconds) of a sound file, all of it where None; what lies outside is cut.

        `device` is a name or label of `devices.speakers()`, empty for the system's own. `speed` is
        1.5 for half as fast again; the pitch stays.

        Raises:
            AudioUnreadable: the file is missing, damaged or of an unknown kind.
            SpeakerUnavailable: there is none, or it refuses.
            ValueError: `speed` is below `time_stretch.SLOWEST`.
        """
        samples, rate, start = _read(audio, part)
        playback = FilePlayback(start_s=start / rate, speed=speed)
        stream = open_output(
            device,
            rate=rate,
            fill=playback.fill,
            on_end=playback.on_end,
            latency_s=_LATENCY_S,
        )
        if stream.sample_rate != rate:
            samples = soxr.resample(samples, rate, stream.sample_rate)
        playback.begin(stream, samples)
        return playback


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Sample `sample` of the part leaves the loudspeaker at `heard_at`, in the stream's clock."""

    heard_at: float
    sample: int


class FilePlayback:
    """Sound that is being played; made by `Player.play`."""

    def __init__(self, *, start_s: float, speed: float = 1.0) -> None:
        """Prepare to play a part that begins `start_s` seconds into its file."""
        self._start_s = start_s
        self._speed = speed
        self._samples: Samples = np.zeros(0, dtype=np.int16)
        self._ready = 0
        self._next = 0
        self._lead_left = 0
        self._tail_left = 0
        self._anchor: _Anchor | None = None
        self._is_held = False
        self._has_ended = threading.Event()
        self._heard = 0.0
        self._is_stopped = False

    def begin(self, stream: SoundStream, samples: Samples) -> None:
        """Play `samples`, mono at the rate of `stream`, which was opened for this playback.

        Raises:
            SpeakerUnavailable: the device refuses.
        """
        self._stream = stream
        self._prepare(samples)
        self._lead_left = round(_LEAD_S * stream.sample_rate)
        self._tail_left = round(_TAIL_S * stream.sample_rate)
        stream.start()

    def fill(self, block: Any, now: float, heard_at: float) -> bool:  # noqa: ANN401 -- a C buffer as array
        """Write the next samples into `block`; called on PortAudio's thread."""
        block[:] = 0
        if self._is_held:
            return True
        lead = min(self._lead_left, len(block))
        self._lead_left -= lead
        heard_at = heard_at or now + self._stream.latency_s
        self._anchor = _Anchor(heard_at + lead / self._stream.sample_rate, self._next)
        last = min(self._next + len(block) - lead, self._ready)
        chunk = self._samples[self._next : last]
        block[lead : lead + len(chunk)] = chunk[:, np.newaxis]
        self._next += len(chunk)
        if self._next == len(self._samples):
            self._tail_left -= len(block) - lead - len(chunk)
        return self._tail_left > 0

    def on_end(self) -> None:
        """Note that all has been played, or the device went away; called on PortAudio's thread."""
        self._has_ended.set()

    def position_s(self) -> float:
        """Return the seconds from the start of the file of what is heard now."""
        return self._start_s + self._heard_samples() * self._speed / self._stream.sample_rate

    def duration_s(self) -> float:
        """Return how long it takes to play the part, seconds."""
        return len(self._samples) / self._stream.sample_rate

    def is_paused(self) -> bool:
        """Return whether playback is held."""
        return self._is_held

    def is_finished(self) -> bool:
        """Return whether the last sample has been played, or playback was stopped."""
        if self._has_ended.is_set():
            self._stream.close()
            return True
        return False

    def pause(self) -> None:
        """Hold, within a tenth of a second."""
        self._is_held = True

    def resume(self) -> None:
        """Go on from where it was held."""
        self._is_held = False

    def stop(self) -> None:
        """End at once and free the device."""
        self._heard_samples()
        self._is_stopped = True
        self._stream.close()
        self._has_ended.set()

    def _prepare(self, samples: Samples) -> None:
        """Have the samples ready at the speed; of a long part the first piece, the rest soon."""
        if self._speed == 1.0:
            self._samples, self._ready = samples, len(samples)
            return
        # FFmpeg takes longer to load than the first sound may; few ask for another speed.
        from rehearse.audio.time_stretch import stretched, stretched_length  # noqa: PLC0415

        self._samples = np.zeros(stretched_length(len(samples), self._speed), dtype=np.int16)
        pieces = stretched(samples, rate=self._stream.sample_rate, speed=self._speed)
        self._take_in([next(pieces, self._samples)])
        # Far quicker than it is heard: a minute takes a tenth of a second.
        threading.Thread(target=self._take_in, args=(pieces,), name="stretch", daemon=True).start()

    def _take_in(self, pieces: Iterable[Samples]) -> None:
        for piece in pieces:
            if self._is_stopped:
                return
            self._samples[self._ready : self._ready + len(piece)] = piece
            self._ready += len(piece)

    def _heard_samples(self) -> float:
        anchor, given = self._anchor, float(self._next)
        if self._is_stopped or anchor is None:
            return self._heard
        if self._has_ended.is_set():
            return given
        since = self._stream.time_s() - anchor.heard_at
        heard = anchor.sample + since * self._stream.sample_rate
        # The device's word on when a block is heard wavers by some 10 ms; never go back for that.
        self._heard = max(self._heard, min(heard, given))
        return self._heard


def _read(audio: Path, part: TimeRange | None) -> tuple[Samples, int, int]:
    """Return the samples of a part as mono, their rate in Hz, and the first one's place."""
    try:
        with soundfile.SoundFile(audio) as sound:
            rate, total = sound.samplerate, sound.frames
            first, last = _frames_of(part, rate, total)
            sound.seek(first)
            samples: Samples = sound.read(last - first, dtype="int16", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise AudioUnreadable(_unreadable(audio)) from error
    if samples.shape[1] > 1:
        samples = samples.mean(axis=1, keepdims=True).astype(np.int16)
    return samples[:, 0], rate, first


def _frames_of(part: TimeRange | None, rate: int, total: int) -> tuple[int, int]:
    if part is None:
        return 0, total
    first = min(max(round(part.start * rate), 0), total)
    return first, min(max(round(part.end * rate), first), total)


def _unreadable(audio: Path) -> str:
    if not audio.is_file():
        return (
            f"The recording {audio} is not there any more. Your transcript and feedback are safe; "
            "put the file back to hear it."
        )
    return (
        f"The recording {audio} cannot be read, because it is damaged or no sound file. It was "
        "left as it is; your transcript and feedback are safe."
    )
