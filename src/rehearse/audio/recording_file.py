"""From the WAV that is being recorded to the recording that is kept.

While recording, sound goes to `NAME.part.wav`. When it is done the sound is packed into
`NAME.flac`, read back, compared sample by sample, and only then does the WAV go. A `.part.wav`
that is found at start is what a crash left behind; `adopt_orphans` finishes it.
"""

import logging
import os
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import soundfile

from rehearse.audio.file_in_use import once_nobody_reads
from rehearse.audio.wav_writer import HEADER_BYTES, hold, sync, wav_header
from rehearse.domain.recording import Recording

_PART_WAV: Final = ".part.wav"
_PART_FLAC: Final = ".part.flac"
_BLOCK: Final = 1 << 16
_SAMPLE_BYTES: Final = 2
_log = logging.getLogger(__name__)


def part_path(path: Path) -> Path:
    """Return where the sound for `path` (ending .wav) lies until the recording is finished."""
    return path.with_name(path.stem + _PART_WAV)


def kept_paths(path: Path) -> tuple[Path, Path]:
    """Return where the recording for `path` may lie when finished: as FLAC, or as WAV."""
    return path.with_name(path.stem + ".flac"), path.with_name(path.stem + ".wav")


def finish(part: Path, *, missing_s: float = 0.0) -> Recording:
    """Turn a whole `.part.wav` into the recording that is kept, and return it.

    It becomes FLAC; where that fails, for example for want of room, the WAV is kept.

    Raises:
        OSError: `part` cannot be read or renamed; it is untouched.
    """
    flac, wav = kept_paths(part.with_name(part.name.removesuffix(_PART_WAV) + ".wav"))
    sample_rate, frames = _rate_and_frames(part)
    kept = flac
    try:
        _pack(part, flac)
    except (OSError, soundfile.SoundFileError) as error:
        _log.warning("The recording is kept as WAV, because FLAC failed: %s", error)
        once_nobody_reads(partial(part.replace, wav))
        kept = wav
    else:
        once_nobody_reads(part.unlink)
    _sync_folder(kept.parent)
    return Recording(path=kept, sample_rate=sample_rate, frames=frames, missing_s=missing_s)


def keep_as_wav(part: Path) -> Path:
    """Rename a `.part.wav` to the WAV that is kept, where nothing else can be done; return it.

    Raises:
        OSError: it cannot be renamed; it is untouched.
    """
    wav = part.with_name(part.name.removesuffix(_PART_WAV) + ".wav")
    once_nobody_reads(partial(part.replace, wav))
    return wav


def adopt_orphans(folder: Path) -> tuple[Recording, ...]:
    """Finish every recording that a crash cut short in `folder` and below; return them by path.

    A header that says less than the file holds is mended first. Files without one sample are
    deleted, files that are being recorded right now are left alone, and so is, with a warning in
    the log, what cannot be mended.
    """
    adopted: list[Recording] = []
    for part in sorted(folder.rglob(f"*{_PART_WAV}")):
        try:
            if _mend(part):
                adopted.append(finish(part))
        except (OSError, ValueError) as error:
            _log.warning("The interrupted recording %s is left as it is: %s", part, error)
    return tuple(adopted)


def _mend(part: Path) -> bool:
    """Make the header say what the file holds; False where there is nothing to adopt."""
    with part.open("r+b", buffering=0) as file:
        if not hold(file):
            return False
        frames = max(part.stat().st_size - HEADER_BYTES, 0) // _SAMPLE_BYTES
        if frames:
            header = wav_header(_sample_rate(file.read(HEADER_BYTES)), frames * _SAMPLE_BYTES)
            file.truncate(HEADER_BYTES + frames * _SAMPLE_BYTES)
            file.seek(0)
            file.write(header)
            sync(file)
    if not frames:
        part.unlink()
    return frames > 0


def _sample_rate(header: bytes) -> int:
    if header[:4] != b"RIFF" or header[8:16] != b"WAVEfmt ":
        raise ValueError("its header is damaged")
    rate: int = struct.unpack_from("<I", header, 24)[0]
    return rate


def _rate_and_frames(path: Path) -> tuple[int, int]:
    try:
        with soundfile.SoundFile(path) as sound:
            return sound.samplerate, sound.frames
    except soundfile.SoundFileError as error:
        raise OSError(str(error)) from error


def _pack(wav: Path, flac: Path) -> None:
    """Write `flac`, whole and equal to `wav`, or not at all."""
    part = flac.with_name(flac.stem + _PART_FLAC)
    try:
        _write_flac(wav, part)
        if not _are_equal(wav, part):
            raise OSError(f"{part.name} differs from {wav.name}")
        with part.open("r+b") as file:
            sync(file)
        part.replace(flac)
    finally:
        part.unlink(missing_ok=True)


def _write_flac(wav: Path, flac: Path) -> None:
    with ExitStack() as stack:
        source = stack.enter_context(soundfile.SoundFile(wav))
        target = stack.enter_context(
            soundfile.SoundFile(flac, "w", source.samplerate, 1, "PCM_16", format="FLAC")
        )
        for block in _blocks(source):
            target.write(block)


def _are_equal(wav: Path, flac: Path) -> bool:
    with soundfile.SoundFile(wav) as one, soundfile.SoundFile(flac) as other:
        if (one.frames, one.samplerate) != (other.frames, other.samplerate):
            return False
        pairs = zip(_blocks(one), _blocks(other), strict=True)
        return all(np.array_equal(block, again) for block, again in pairs)


def _blocks(sound: soundfile.SoundFile) -> Iterator[npt.NDArray[np.int16]]:
    while len(block := sound.read(_BLOCK, dtype="int16")):
        yield block


def _sync_folder(folder: Path) -> None:
    """Have the disk keep the names in `folder`; Windows does so by itself."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
