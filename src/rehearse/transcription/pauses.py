"""How long an answer is and where its speaker paused, measured on the sound."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from rehearse.domain.sound_measures import SoundMeasures
from rehearse.domain.transcript import TimeRange
from rehearse.transcription.filled_pauses import filled_pauses
from rehearse.transcription.sound import duration_s, read_sound
from rehearse.transcription.voice_activity import speech_regions

SHORTEST_PAUSE_S = 1.0


def measure_sound(audio: Path) -> SoundMeasures:
    """Measure a sound file of any kind: length, pauses of 1 s and longer, and filled pauses.

    Raises:
        AudioUnreadable.
    """
    samples = read_sound(audio)
    speech = speech_regions(samples)
    return SoundMeasures(
        duration_s=duration_s(samples),
        pauses=pauses_between(speech),
        filled_pauses=filled_pauses(samples, speech),
    )


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
