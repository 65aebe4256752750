"""How a name that no dictionary has is probably said, in the phones of the CMU dictionary.

For recognising, not for speaking: a guess that is near enough finds the name, and where it is
far off nothing is lost but the name.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

Lookup = Callable[[str], str | None]
"""Gives the phones of a word in lower case, separated by spaces; None where it has none."""

# English consonants, and vowels as they are said in names, from anywhere: the longest match from
# the left decides. "^" is the start of the word, "$" its end.
_SOUNDS: Final = {
    "^kn": "N", "^wr": "R", "^ps": "S", "^x": "Z", "^y": "Y",
    "tion": "SH AH N", "sion": "ZH AH N", "tch": "CH", "sch": "SH", "igh": "AY", "eau": "OW",
    "ch": "CH", "sh": "SH", "th": "TH", "ph": "F", "gh": "G", "wh": "W", "ck": "K", "qu": "K W",
    "zh": "ZH", "kh": "K", "ng$": "NG", "nk": "NG K", "ce": "S EH", "ci": "S IY", "cy": "S IY",
    "ge$": "JH", "ce$": "S", "bb": "B", "cc": "K", "dd": "D", "ff": "F", "gg": "G", "kk": "K",
    "ll": "L", "mm": "M", "nn": "N", "pp": "P", "rr": "R", "ss": "S", "tt": "T", "zz": "Z",
    "aa": "AA", "ai": "EY", "ay": "EY", "au": "AO", "aw": "AO", "ar": "AA R", "ea": "IY",
    "ee": "IY", "ei": "EY", "eu": "Y UW", "ew": "UW", "ey": "EY", "er": "ER", "ie": "IY",
    "ir": "IH R", "oa": "OW", "oi": "OY", "oo": "UW", "or": "AO R", "ou": "UW", "ow": "OW",
    "oy": "OY", "iy": "IY", "ya$": "Y AH", "iya$": "IY AH", "ue": "UW", "ui": "UW IY",
    "ur": "ER",
    "a$": "AH", "e$": "", "es$": "IY Z", "i$": "IY", "o$": "OW", "y$": "IY",
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH",
    "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "o": "AA", "p": "P", "q": "K", "r": "R",
    "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W", "x": "K S", "y": "IH", "z": "Z",
}  # fmt: skip
# The same, but with the vowels that stand open or long in names of other languages.
_OPEN_VOWELS: Final = {
    "a": "AA",
    "i": "IY",
    "o": "OW",
    "u": "UW",
    "e$": "EY",
    "ai": "AY",
    "ir": "IY R",
}
_LONGEST: Final = max(map(len, _SOUNDS))
_VOWELS: Final = frozenset("aeiouy")
_SHORTEST_PART: Final = 3
_LONGEST_SPELLED: Final = 5


def pronunciations(name: str, look_up: Lookup) -> tuple[str, ...]:
    """Return likely pronunciations of a word of letters, the likeliest first; none of "".

    A word made of others ("QuickBooks") is said as these; capitals alone ("SQL") are spelled,
    and also read where they can be; the rest is said by the sounds of its letters.
    """
    word = "".join(letter for letter in name.lower() if "a" <= letter <= "z")
    guesses = chain(_spelled(name, word, look_up), _compound(word, look_up), _by_letters(word))
    return tuple(dict.fromkeys(guess for guess in guesses if guess))


def _spelled(name: str, word: str, look_up: Lookup) -> Iterator[str]:
    is_spelled = name.isupper() or not _VOWELS & set(word)
    if is_spelled and 1 < len(word) <= _LONGEST_SPELLED:
        # The dictionary has "a" as the article.
        letters = ["EY" if letter == "a" else look_up(letter) for letter in word]
        yield " ".join(phones for phones in letters if phones)


def _compound(word: str, look_up: Lookup) -> Iterator[str]:
    """Yield the phones of two known words, cut where the shorter of them is longest."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    for cut in sorted(cuts, key=lambda at: -min(at, len(word) - at)):
        first, second = look_up(word[:cut]), look_up(word[cut:])
        if first and second:
            yield f"{first} {second}"
            return


def _by_letters(word: str) -> Iterator[str]:
    if _VOWELS & set(word):
        yield _sounds(word, {**_SOUNDS, **_OPEN_VOWELS})
        yield _sounds(word, _SOUNDS)


def _sounds(word: str, sounds: dict[str, str]) -> str:
    marked = f"^{word}$"
    phones: list[str] = []
    at = 0
    while at < len(marked):
        for length in range(_LONGEST, 0, -1):
            piece = marked[at : at + length]
            if piece in sounds:
                phones.append(sounds[piece])
                # The end of the word is left for nothing else to match.
                at += length
                break
        else:
            at += 1
    return " ".join(phone for phone in phones if phone)
