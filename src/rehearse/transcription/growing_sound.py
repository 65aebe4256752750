"""The sound of a recording that is still being made, a piece at a time."""

from pathlib import Path

import numpy as np
import soundfile
import soxr  # type: ignore[import-untyped]  # it ships no types

from rehearse.domain.errors import AudioUnreadable
from rehearse.transcription.sound import SAMPLE_RATE, Samples


class GrowingSound:
    """Reads on where it stopped, as mono samples at 16 kHz.

    What it gives, put end to end, is what `sound.read_sound` gives of the finished file. The file
    is opened for each reading only, so that whoever writes it can rename or delete it.
    """

    def __init__(self) -> None:
        """Begin at the start of a recording that nothing is known of yet."""
        self._sample_rate = 0
        self._frames_read = 0
        self._frames = 0
        self._resampler: soxr.ResampleStream | None = None
        self._is_ended = False

    def new_sound(self, path: Path, *, most_s: float) -> Samples:
        """Return up to `most_s` seconds that `path` has more than before; empty where none.

        Raises:
            AudioUnreadable: it is gone, or no sound file, or not the one read so far.
        """
        return self._read(path, most_s)

    def rest(self, path: Path, *, most_s: float) -> Samples:
        """Return the next piece of a recording that has ended, which may lie in another file.

        Raises:
            AudioUnreadable: it cannot be read, or holds less than was read before.
        """
        samples = self._read(path, most_s)
        if self._is_ended or self._frames_read < self._frames or self._resampler is None:
            return samples
        self._is_ended = True
        last = self._resampler.resample_chunk(np.zeros(0, dtype=np.float32), last=True)
        return np.concatenate([samples, np.clip(last, -1.0, 1.0)])

    @property
    def seconds(self) -> float:
        """How long the recording was when it was last read; 0 before that."""
        return self._frames / self._sample_rate if self._sample_rate else 0.0

    @property
    def is_ended(self) -> bool:
        """Whether `rest` has given the last sample."""
        return self._is_ended

    def _read(self, path: Path, most_s: float) -> Samples:
        try:
            with soundfile.SoundFile(path) as file:
                self._refuse_another(file, path)
                file.seek(self._frames_read)
                block = file.read(round(most_s * file.samplerate), "float32", always_2d=True)
                self._frames = file.frames
        except (soundfile.SoundFileError, OSError) as error:
            raise _not_readable(path) from error
        self._frames_read += len(block)
        return self._resampled(block.mean(axis=1, dtype=np.float32))

    def _refuse_another(self, file: soundfile.SoundFile, path: Path) -> None:
        if self._resampler is None:
            self._sample_rate = file.samplerate
            self._resampler = soxr.ResampleStream(
                file.samplerate, SAMPLE_RATE, 1, dtype="float32", quality="HQ"
            )
        if file.samplerate != self._sample_rate or file.frames < self._frames_read:
            raise _not_readable(path)

    def _resampled(self, block: Samples) -> Samples:
        if self._resampler is None or not len(block):
            return np.zeros(0, dtype=np.float32)
        resampled: Samples = np.clip(self._resampler.resample_chunk(block), -1.0, 1.0)
        return resampled


def _not_readable(path: Path) -> AudioUnreadable:
    return AudioUnreadable(
        f"{path.name} could not be read on from where the recogniser was; it is transcribed from"
        " its start instead."
    )
