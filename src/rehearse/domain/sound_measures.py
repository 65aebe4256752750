"""What the sound of an answer tells without its words."""

from dataclasses import dataclass

from rehearse.domain.transcript import TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundMeasures:
    """Measured on the recording itself; each is None where there is none to measure.

    `pauses` are silences between words of 1 s and longer; `filled_pauses` are drawn-out sounds
    such as "um" and "er", of which some are missed. Both in seconds, in order.
    """

    duration_s: float | None = None
    pauses: tuple[TimeRange, ...] | None = None
    filled_pauses: tuple[TimeRange, ...] | None = None


NOTHING_MEASURED = SoundMeasures()
