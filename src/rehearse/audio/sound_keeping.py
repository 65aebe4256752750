"""Sound from elsewhere, kept as a recording of the library is: mono, 16 bits, FLAC."""

import hashlib
import logging
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import soundfile
import soxr  # type: ignore[import-untyped]  # it ships none

from rehearse.audio.wav_writer import sync
from rehearse.domain.recording import Recording

# Nobody hears more of a voice, and what plays it may not go further.
_HIGHEST_RATE: Final = 48_000
# As decoders scale it, so that what had 16 bits before is the same to the last.
_FULL_SCALE: Final = 32_768
_BLOCK: Final = 1 << 16
_PART: Final = ".import.part.flac"
_OLD_S: Final = 3600
_log = logging.getLogger(__name__)

Samples = npt.NDArray[np.float32]


def keep_sound(blocks: Iterator[tuple[Samples, int]], path: Path) -> tuple[Recording, float]:
    """Write `blocks`, mono samples and their rate, to `path` (.flac), whole or not at all.

    Returns the recording, and the loudest peak in it (0 to 1). What lies at `path` afterwards has
    been read back and compared.

    Raises:
        OSError: it cannot be written; nothing is left behind.
        ValueError: there is not one sample.
        Exception: what `blocks` raises; nothing is left behind.
    """
    part = path.with_name(path.stem + _PART)
    try:
        recording, peak = _write(blocks, part, path)
        with part.open("r+b") as file:
            sync(file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return recording, peak


def sweep_unfinished(folder: Path) -> None:
    """Delete what a crash left of sound that was being kept in `folder` or below.

    What is younger than an hour may be in the making, in another window.
    """
    for part in folder.rglob(f"*{_PART}"):
        try:
            if time.time() - part.stat().st_mtime > _OLD_S:
                part.unlink()
        except OSError as error:
            _log.warning("%s is left as it is: %s", part, error)


def _write(
    blocks: Iterator[tuple[Samples, int]], part: Path, path: Path
) -> tuple[Recording, float]:
    first = next(blocks, None)
    if first is None:
        raise ValueError("there is not one sample")
    rate = min(first[1], _HIGHEST_RATE)
    written, frames, peak = hashlib.sha256(), 0, 0.0
    with _opened(part, rate) as file:
        for samples in _at_rate(chain([first], blocks), first[1], rate):
            scaled = np.rint(samples * _FULL_SCALE)
            pcm = np.clip(scaled, -_FULL_SCALE, _FULL_SCALE - 1).astype(np.int16)
            _append(file, pcm)
            written.update(pcm.tobytes())
            frames += len(pcm)
            peak = max(peak, float(np.abs(samples).max(initial=0.0)))
    if not frames:
        raise ValueError("there is not one sample")
    # A disk that ran full leaves a file that ends early, and says nothing of it.
    if _digest(part) != written.digest():
        raise OSError(f"{part.name} is not what was written")
    return Recording(path=path, sample_rate=rate, frames=frames), min(peak, 1.0)


def _at_rate(blocks: Iterator[tuple[Samples, int]], given: int, wanted: int) -> Iterator[Samples]:
    if given == wanted:
        yield from (samples for samples, _ in blocks)
        return
    resampler = soxr.ResampleStream(given, wanted, 1, dtype="float32", quality="HQ")
    for samples, _ in blocks:
        yield resampler.resample_chunk(samples)
    yield resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True)


def _opened(part: Path, rate: int) -> soundfile.SoundFile:
    try:
        return soundfile.SoundFile(part, "w", rate, 1, "PCM_16", format="FLAC")
    except soundfile.SoundFileError as error:
        raise _refusal_of(part, error) from error


def _append(file: soundfile.SoundFile, pcm: npt.NDArray[np.int16]) -> None:
    try:
        file.write(pcm)
    except (soundfile.SoundFileError, AssertionError) as error:
        raise OSError(f"it could not be written: {error}") from error


def _refusal_of(part: Path, error: soundfile.SoundFileError) -> OSError:
    """Return the system's own reason, which the sound library keeps to itself."""
    try:
        part.touch()
    except OSError as reason:
        return reason
    return OSError(str(error))


def _digest(part: Path) -> bytes:
    read = hashlib.sha256()
    try:
        with soundfile.SoundFile(part) as file:
            while len(block := file.read(_BLOCK, dtype="int16")):
                read.update(block.tobytes())
    except soundfile.SoundFileError as error:
        raise OSError(f"{part.name} cannot be read back") from error
    return read.digest()
