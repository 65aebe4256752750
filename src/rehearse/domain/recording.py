"""A recording that lies safely on disk."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A mono 16-bit sound file.

    `frames` counts samples; `missing_s` is how many seconds of sound the device failed to
    deliver, by the clock.
    """

    path: Path
    sample_rate: int
    frames: int
    missing_s: float = 0.0

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.frames / self.sample_rate
