"""The length and the pauses of an answer, where its sound tells them."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.transcript import TimeRange

Measured = tuple[float | None, tuple[TimeRange, ...] | None]
"""Length in seconds and pauses; None for what is not known."""


class SoundMeasure(Protocol):
    """Measures a recording without recognising words."""

    def __call__(self, audio: Path) -> tuple[float, tuple[TimeRange, ...]]:
        """Return the length in seconds and the pauses of 1 s and longer.

        Raises:
            AudioUnreadable.
        """
        ...


def measure_if_readable(
    audio: Path | None, *, measure: SoundMeasure, warn: Callable[[str], None]
) -> Measured:
    """Measure `audio`; where it is damaged nothing is known of it, and `warn` is told why.

    What was said is known already, so sound that is damaged or gone must not stop the analysis.
    Interviews are often passed on without their sound, so nobody is told where it is gone.
    """
    if audio is None or not audio.is_file():
        return None, None
    try:
        return measure(audio)
    except AudioUnreadable as error:
        warn(f"length and pauses are left out. {error}")
        return None, None
