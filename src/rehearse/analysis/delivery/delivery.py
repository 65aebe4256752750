"""How it was said: pace, fillers, pauses, length. Reads the transcript, needs no pipeline."""

import re
from functools import cache
from itertools import pairwise

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.delivery.hedging import count_hedges, share_of_i
from rehearse.analysis.text.spoken_language import is_english
from rehearse.domain.finding import Delivery
from rehearse.domain.sound_measures import NOTHING_MEASURED, SoundMeasures
from rehearse.domain.transcript import TimeRange, Transcript

# Pauses from this length on are listed, seconds: shorter ones are part of fluent speech.
LISTED_PAUSE_S = 1.0
_WORD = re.compile(r"[\w'\u2019]+")


def delivery_of(
    transcript: Transcript,
    *,
    sound: SoundMeasures = NOTHING_MEASURED,
) -> Delivery:
    """Return length, pace (words a minute), fillers (at least), pauses of 1 s and longer, hedging.

    Pauses are those measured on the sound where there are some, else gaps between word times.
    Fillers are those in the text or those on the sound, whichever are more: recognisers drop many.
    """
    length = sound.duration_s if sound.duration_s else _spoken_until(transcript)
    in_english = is_english(transcript)
    return Delivery(
        duration_s=length,
        words_per_minute=words_per_minute(transcript, sound.duration_s),
        fillers=max(count_fillers(transcript.text), len(sound.filled_pauses or ())),
        long_pauses=_pauses(transcript, sound.pauses),
        hedges=count_hedges(transcript.text) if in_english else None,
        i_share=share_of_i(transcript.text) if in_english else None,
    )


def words_per_minute(transcript: Transcript, duration_s: float | None) -> float | None:
    """Return the pace from the first word to the last, pauses included."""
    words = len(_WORD.findall(transcript.text))
    if transcript.words:
        length = transcript.words[-1].end - transcript.words[0].start
    else:
        length = duration_s or 0.0
    return round(60.0 * words / length, 1) if words and length > 0 else None


def count_fillers(text: str) -> int:
    """Return how many fillers a text holds; a recogniser may have dropped others."""
    plain = text.lower().replace("\u2019", "'")
    singles = frozenset(cue_list("fillers")["counted"])
    words = _WORD.findall(plain)
    pairs = frozenset(cue_list("fillers")["counted_pairs"])
    return (
        sum(word in singles for word in words)
        + sum(f"{one} {two}" in pairs for one, two in pairwise(words))
        + len(_like().findall(plain))
    )


@cache
def _like() -> re.Pattern[str]:
    return re.compile(cue_list("fillers")["like"])


def _spoken_until(transcript: Transcript) -> float | None:
    return transcript.words[-1].end if transcript.words else None


def _pauses(
    transcript: Transcript, pauses: tuple[TimeRange, ...] | None
) -> tuple[TimeRange, ...] | None:
    if pauses is None:
        if not transcript.words:
            return None
        pauses = tuple(
            TimeRange(before.end, after.start)
            for before, after in pairwise(transcript.words)
            if after.start > before.end
        )
    return tuple(
        pause
        for pause in pauses
        if pause.end - pause.start >= LISTED_PAUSE_S and _is_within_speech(transcript, pause)
    )


def _is_within_speech(transcript: Transcript, pause: TimeRange) -> bool:
    """Silence before the first word and after the last is no pause."""
    if not transcript.words:
        return True
    return pause.end > transcript.words[0].start and pause.start < transcript.words[-1].end
