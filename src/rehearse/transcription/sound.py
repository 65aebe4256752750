"""Any sound file as the mono 16 kHz samples that every recogniser wants."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

import av
import numpy as np
import numpy.typing as npt
import soundfile
import soxr  # type: ignore[import-untyped]  # it ships no types

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import AudioUnreadable

SAMPLE_RATE = 16_000
LONGEST_S = 2 * 60 * 60
_BLOCK_FRAMES = 65_536

Samples = npt.NDArray[np.float32]
Block = tuple[Samples, int]
"""Mono samples, -1 to 1, and how many of them are a second."""

_Made = TypeVar("_Made")


def read_sound(path: Path) -> Samples:
    """Return the sound as float32 mono samples at 16 kHz, -1 to 1; empty where it has none.

    Reads what libsndfile reads (WAV, FLAC, Ogg, MP3 …) and, through FFmpeg, the sound of what
    phones and meeting programs write (M4A, WebM, MP4 …).

    Raises:
        AudioUnreadable: missing, empty, damaged, of an unknown kind, or longer than two hours.
    """
    return decoded(path, lambda blocks: _resampled(blocks, path))


def decoded(path: Path, make: Callable[[Iterator[Block]], _Made]) -> _Made:
    """Return what `make` makes of the sound, which it is given block by block at its own rate.

    Where one decoder fails on the way, `make` is called again with the blocks of another.

    Raises:
        AudioUnreadable: missing, empty, damaged, or of an unknown kind; and what `make` raises.
    """
    _refuse_what_is_no_file(path)
    try:
        return make(_blocks_by_sndfile(path))
    except soundfile.SoundFileError:
        return _made_by_ffmpeg(path, make)


def duration_s(samples: Samples) -> float:
    """Length in seconds of samples from `read_sound`."""
    return len(samples) / SAMPLE_RATE


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise AudioUnreadable(
            f"The sound file {path.name or path} cannot be opened ({disk_trouble(error)}); check"
            " that it is where you left it and that you may read it."
        ) from error
    if size == 0:
        raise AudioUnreadable(f"The sound file {path.name} is empty; choose another one.")


def _made_by_ffmpeg(path: Path, make: Callable[[Iterator[Block]], _Made]) -> _Made:
    try:
        return make(_blocks_by_ffmpeg(path))
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise AudioUnreadable(
            f"{path.name} cannot be read as sound: it is damaged or of an unknown kind; try a"
            " WAV, FLAC, MP3 or M4A file."
        ) from error


def _blocks_by_sndfile(path: Path) -> Iterator[Block]:
    with soundfile.SoundFile(path) as file:
        # `file.blocks` believes the header: where a file breaks off, it repeats what came before.
        while len(block := file.read(_BLOCK_FRAMES, dtype="float32", always_2d=True)):
            yield _finite(block.mean(axis=1, dtype=np.float32)), file.samplerate


def _blocks_by_ffmpeg(path: Path) -> Iterator[Block]:
    with av.open(str(path), metadata_errors="ignore") as container:
        if not container.streams.audio:
            raise AudioUnreadable(f"{path.name} has no sound in it; choose a file that has.")
        to_mono: av.AudioResampler | None = None
        for frame in _frames(container):
            to_mono = to_mono or av.AudioResampler("flt", "mono", frame.sample_rate)
            frame.pts = None  # gaps in the time stamps of streamed recordings are not silence
            for converted in to_mono.resample(frame):
                samples = converted.to_ndarray()[0].astype(np.float32)
                yield _finite(samples), converted.sample_rate
        if to_mono is None:
            # FFmpeg takes any bytes in a file named .flac for sound, until it decodes them.
            raise ValueError("not one frame could be decoded")


def _frames(container: av.container.InputContainer) -> Iterator[av.AudioFrame]:
    frames = container.decode(audio=0)
    while True:
        try:
            yield next(frames)
        except StopIteration:
            return
        except av.error.InvalidDataError:
            continue  # one damaged packet costs a few milliseconds, not the recording


def _resampled(blocks: Iterator[Block], path: Path) -> Samples:
    first = next(blocks, None)
    if first is None:
        return np.zeros(0, dtype=np.float32)
    rate = first[1]
    resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32", quality="HQ")
    parts: list[Samples] = []
    seconds = 0.0
    for block, _ in chain([first], blocks):
        seconds += len(block) / rate
        _refuse_too_long(seconds, path)
        parts.append(resampler.resample_chunk(block))
    parts.append(resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True))
    return np.clip(np.concatenate(parts), -1.0, 1.0)


def _finite(block: Samples) -> Samples:
    return np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)


def _refuse_too_long(seconds: float, path: Path) -> None:
    if seconds > LONGEST_S:
        raise AudioUnreadable(
            f"{path.name} is longer than two hours, which is more than one answer; cut it into"
            " shorter files."
        )
