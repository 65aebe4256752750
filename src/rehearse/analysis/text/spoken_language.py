"""In which language an answer was given; the word lists and models know English alone."""

import re
import unicodedata
from functools import lru_cache

from rehearse.analysis.cue_lists import cue_list
from rehearse.domain.transcript import Transcript

# Below this share of common English words a text is another language. Measured: every one of
# 19,000 English answers and sentences of the training material lies above it; sentences in German,
# Dutch, Danish, French, Spanish, Italian, Portuguese, Polish and Czech lie below.
_COMMON_SHARE = 0.125
# Fewer words than this may by chance hold none of the common ones.
_FEWEST_WORDS = 8
_FEWEST_LETTERS = 4
_MOST_CHARACTERS = 5_000
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def is_english(transcript: Transcript) -> bool:
    """Whether a transcript is English, as its recogniser says and its words confirm.

    Too short a text is taken to be what the recogniser says; one that says nothing is English.
    """
    said = transcript.language.lower().split("-")[0] in {"en", ""}
    return said and _reads_as_english(transcript.text[:_MOST_CHARACTERS])


@lru_cache(maxsize=64)
def _reads_as_english(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(not _is_latin(letter) for letter in letters)
    if len(letters) >= _FEWEST_LETTERS and foreign * 2 > len(letters):
        return False
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    if len(words) < _FEWEST_WORDS:
        return True
    common = frozenset(cue_list("english")["common"])
    return sum(word in common for word in words) >= _COMMON_SHARE * len(words)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
