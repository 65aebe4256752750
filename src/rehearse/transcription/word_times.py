"""Word times that agree with where the sound has speech."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rehearse.domain.transcript import TimeRange, Word

# A recogniser may rightly hear a soft onset this much before the detector does, seconds.
_TOLERANCE_S = 0.2


def start_at_speech(words: Sequence[Word], speech: Sequence[TimeRange]) -> tuple[Word, ...]:
    """Move each word that starts in a silence but ends in speech to where that speech begins.

    Whisper stamps a word after a silence up to ten seconds early. No word moves backwards, none
    changes its end, order is kept. `speech` is sorted and free of overlaps.
    """
    onsets = [region.start for region in speech]
    return tuple(_started(word, speech, onsets) for word in words)


def _started(word: Word, speech: Sequence[TimeRange], onsets: Sequence[float]) -> Word:
    index = bisect_right(onsets, word.end) - 1
    if index < 0:
        return word
    onset = onsets[index]
    silent_since = speech[index - 1].end if index else 0.0
    starts_in_silence = word.start >= silent_since - _TOLERANCE_S
    if starts_in_silence and word.start < onset - _TOLERANCE_S:
        return replace(word, start=onset)
    return word
