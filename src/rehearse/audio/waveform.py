"""The outline of a sound file, for drawing: the lowest and highest sample of each stretch."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import soundfile

from rehearse.domain.errors import AudioUnreadable

# The finest stretch that is kept: 5 ms at 48 kHz, well below a pixel of any answer on any screen.
_CELL: Final = 256
_CELLS_PER_READ: Final = 256
_FILES_KEPT: Final = 8

# Shape (cells, 2): lowest and highest sample of each cell, -1 to 1.
Extremes = npt.NDArray[np.float32]


def waveform_peaks(path: Path, buckets: int) -> tuple[tuple[float, float], ...]:
    """Return the (lowest, highest) sample, -1 to 1, of each of `buckets` equal stretches.

    Fewer come back where the file has fewer samples than that, none for an empty file. The file is
    read once; drawing it again at another width costs a fraction of a millisecond.

    Raises:
        AudioUnreadable: the file is missing, damaged or of an unknown kind.
        ValueError: `buckets` is not positive.
    """
    if buckets < 1:
        raise ValueError(f"buckets is {buckets}, and must be at least 1")
    try:
        changed_at = path.stat().st_mtime_ns
        cells = _cells(path, changed_at)
        if len(cells) < buckets:
            cells = _samples(path)
    except (OSError, soundfile.SoundFileError) as error:
        raise AudioUnreadable(
            f"The recording {path} cannot be read, so its waveform is not shown. Your transcript "
            "and feedback are safe."
        ) from error
    low, high = _reduced(cells, min(buckets, len(cells)))
    return tuple(zip(low.tolist(), high.tolist(), strict=True))


@lru_cache(maxsize=_FILES_KEPT)
def _cells(path: Path, _changed_at: int) -> Extremes:
    """The extremes of every cell; `_changed_at` makes a changed file another key."""
    parts: list[Extremes] = []
    with soundfile.SoundFile(path) as sound:
        while len(block := sound.read(_CELL * _CELLS_PER_READ, dtype="float32", always_2d=True)):
            starts = np.arange(0, len(block), _CELL)
            low = np.minimum.reduceat(block.min(axis=1), starts)
            high = np.maximum.reduceat(block.max(axis=1), starts)
            parts.append(np.stack((low, high), axis=1))
    return np.concatenate(parts) if parts else np.zeros((0, 2), dtype=np.float32)


def _samples(path: Path) -> Extremes:
    samples, _rate = soundfile.read(path, dtype="float32", always_2d=True)
    return np.stack((samples.min(axis=1), samples.max(axis=1)), axis=1)


def _reduced(cells: Extremes, buckets: int) -> tuple[Extremes, Extremes]:
    if buckets == 0:
        return cells[:, 0], cells[:, 1]
    starts = np.arange(buckets) * len(cells) // buckets
    return np.minimum.reduceat(cells[:, 0], starts), np.maximum.reduceat(cells[:, 1], starts)
