"""The length and the pauses of an answer, where its sound tells them."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures


class SoundMeasure(Protocol):
    """Measures a recording without recognising words."""

    def __call__(self, audio: Path) -> SoundMeasures:
        """Return length, pauses and filled pauses.

        Raises:
            AudioUnreadable.
        """
        ...


def measure_if_readable(
    audio: Path | None, *, measure: SoundMeasure, warn: Callable[[str], None]
) -> SoundMeasures:
    """Measure `audio`; where it is damaged nothing is known of it, and `warn` is told why.

    What was said is known already, so sound that is damaged or gone must not stop the analysis.
    Interviews are often passed on without their sound, so nobody is told where it is gone.
    """
    if audio is None or not audio.is_file():
        return NOTHING_MEASURED
    try:
        return measure(audio)
    except AudioUnreadable as error:
        warn(f"length and pauses are left out. {error}")
        return NOTHING_MEASURED
