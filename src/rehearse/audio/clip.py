"""A stretch of a recording as a small sound file of its own, for a report."""

import io
from pathlib import Path
from typing import Final

import numpy as np
import soundfile
import soxr  # type: ignore[import-untyped]  # it ships none

from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.recording import Recording
from rehearse.domain.transcript import TimeRange

# What MPEG audio knows; all else is resampled.
_MP3_RATES: Final = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)


def cut_clip(audio: Path, part: TimeRange) -> bytes:
    """Return the seconds `part` of a sound file as MP3, in mono; browsers and players all know it.

    Raises:
        AudioUnreadable: the file is missing, damaged or of an unknown kind, or ends before `part`.
    """
    try:
        with soundfile.SoundFile(audio) as sound:
            rate = sound.samplerate
            start = min(max(round(part.start * rate), 0), sound.frames)
            sound.seek(start)
            samples = sound.read(
                max(round(part.end * rate) - start, 0), dtype="float32", always_2d=True
            ).mean(axis=1)
    except (OSError, soundfile.SoundFileError) as error:
        raise AudioUnreadable(_unreadable(audio)) from error
    if not len(samples):
        raise AudioUnreadable(_unreadable(audio))
    try:
        return _as_mp3(samples, rate)
    except soundfile.SoundFileError as error:
        # The system's libsndfile may know no MP3; the one that comes with soundfile does.
        raise AudioUnreadable(_unreadable(audio)) from error


def recording_at(audio: Path) -> Recording:
    """Return what is known of a sound file from its head.

    Raises:
        AudioUnreadable: the file is missing, damaged or of an unknown kind.
    """
    try:
        found = soundfile.info(audio)
    except (OSError, soundfile.SoundFileError) as error:
        raise AudioUnreadable(_unreadable(audio)) from error
    return Recording(path=audio, sample_rate=found.samplerate, frames=found.frames)


def _as_mp3(samples: np.ndarray, rate: int) -> bytes:
    if rate not in _MP3_RATES:
        nearest = min(_MP3_RATES, key=lambda known: abs(known - rate))
        samples, rate = soxr.resample(samples, rate, nearest), nearest
    content = io.BytesIO()
    soundfile.write(content, np.clip(samples, -1.0, 1.0), rate, format="MP3")
    return content.getvalue()


def _unreadable(audio: Path) -> str:
    return (
        f"The recording {audio} cannot be read, so its sound is not in the report. Your transcript "
        "and feedback are safe."
    )
