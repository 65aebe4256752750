"""How loud a block of sound is."""

import numpy as np
import numpy.typing as npt

FULL_SCALE = 32768


def samples_of(data: bytes, *, channels: int = 1) -> npt.NDArray[np.int16]:
    """Return the samples of interleaved int16 bytes as mono: the mean of the channels."""
    samples = np.frombuffer(data, dtype=np.int16)
    if channels == 1:
        return samples
    mono: npt.NDArray[np.int16] = samples.reshape(-1, channels).mean(axis=1).astype(np.int16)
    return mono


def peak(samples: npt.NDArray[np.int16]) -> float:
    """Return the largest absolute sample as a share of full scale, 0 to 1; 0 for no samples."""
    if samples.size == 0:
        return 0.0
    # Not abs(): the lowest int16 has no positive counterpart.
    return max(int(samples.max()), -int(samples.min())) / FULL_SCALE
