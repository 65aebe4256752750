"""How long an answer is and where its speaker fell silent, measured on the sound."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rehearse.domain.transcript import TimeRange
from rehearse.transcription.sound import duration_s, read_sound
from rehearse.transcription.voice_activity import speech_regions

SHORTEST_PAUSE_S = 1.0


class Measured(NamedTuple):
    """What the sound alone says: its length and the pauses in the speech, both in seconds."""

    duration_s: float
    pauses: tuple[TimeRange, ...]


def measure_sound(audio: Path) -> Measured:
    """Measure a sound file of any kind, for pauses of `SHORTEST_PAUSE_S` and longer.

    Raises:
        AudioUnreadable.
    """
    samples = read_sound(audio)
    return Measured(duration_s=duration_s(samples), pauses=pauses_between(speech_regions(samples)))


def pauses_between(
    speech: Sequence[TimeRange], *, shortest_s: float = SHORTEST_PAUSE_S
) -> tuple[TimeRange, ...]:
    """Return the silences of `shortest_s` seconds and more between stretches of speech.

    The time before the first word and after the last is no pause in the answer: the person was
    thinking, or reaching for the button.
    """
    return tuple(
        TimeRange(before.end, after.start)
        for before, after in pairwise(speech)
        if after.start - before.end >= shortest_s
    )
