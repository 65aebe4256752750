"""Whether two names sound alike, so that a recogniser's spelling is not taken for an error.

Names are rewritten into rough sounds (in the manner of Metaphone, Philips 1990, vowels kept), and
compared by an edit distance in which sounds that are easily mistaken for each other cost little.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from rehearse.analysis.cue_lists import cue_list

# English spelling to sounds, in this order; kept short because names come from everywhere.
# J is the sound in "jam", x the one in "shoe" or "chair".
_SOUNDS = (
    (r"^(?:kn|gn|pn|nw)", "n"),
    (r"^mc(?=[^aeiou])", "mac"),
    (r"^wr|^rh", "r"),
    (r"^x", "s"),
    (r"^ll", "l"),
    (r"wh", "w"),
    (r"mb$", "m"),
    (r"cht", "kt"),
    (r"sch|tch|ch|sh|zh|cz|sz", "x"),
    (r"[st]i(?=[oa])", "x"),
    (r"[aeo]?igh", "I"),
    (r"ph|(?<=[aou])gh(?=t|$)", "f"),
    (r"gh", "g"),
    (r"tz", "z"),
    (r"th", "t"),
    (r"dt", "t"),
    (r"dg(?=[eiy])", "J"),
    (r"j", "J"),
    (r"c(?=[eiy])", "s"),
    (r"c?k|c", "k"),
    (r"qu|qv|kv", "kw"),
    (r"q", "k"),
    # What is left of x was written so; the shoe sound was made above.
    (r"a(?=[^aeiou]e$)", "E"),
    (r"au|aw|ah", "a"),
    (r"ai|ay|ei", "E"),
    (r"ee|ea|ie|ey|y", "I"),
    (r"oo|ou|ue|ew", "u"),
    (r"oa|ow|oe|oy|oi", "o"),
    (r"(?<=[^aeiouEI])e$", ""),
    (r"h", ""),
)
_LOWERED = str.maketrans({"E": "e", "I": "i"})
_VOWELS = frozenset("aeiou")
# Spellings that stand for either of two sounds, by language.
_EITHER = (("ch", "k"), ("j", "y"), ("g", "j"), ("w", "v"), ("cc", "ch"), ("x", "ks"))
_CLOSE = {
    frozenset(pair): cost
    for pair, cost in (
        ("bp", 0.25),
        ("dt", 0.25),
        ("gk", 0.25),
        ("fv", 0.25),
        ("sz", 0.15),
        ("vw", 0.15),
        ("Jx", 0.3),
        ("mn", 0.4),
        ("sx", 0.6),
        ("fw", 0.6),
    )
}
# Vowels that accents confuse even where they are stressed.
_NEIGHBOURS = frozenset({frozenset("ie"), frozenset("ou"), frozenset("ae")})
NEAR_STRESSED = 0.5
UNSTRESSED = 0.35
VOWEL_LOST = 0.35
CONSONANT_LOST = 1.0
# Up to this much for each sound, two names are taken for one.
ALIKE_UP_TO = 0.14
# Two sounds are too few to divide by.
LEAST_ALIKE = 0.35
# Words of some dozen answers.
_REMEMBERED = 10_000
_SILENT_R = re.compile(r"(?<=[aeiou])r(?=[^aeiou])")
_NOT_LETTERS = re.compile(r"[^a-z]")


@lru_cache(maxsize=_REMEMBERED)
def sounds_like(said: str, name: str) -> bool:
    """Whether `said` can be a recogniser's spelling of `name`."""
    one, other = _letters(said), _letters(name)
    if not one or not other:
        return False
    if one == other or one in cue_list("names")["spoken_as"].get(other, ()):
        return True
    return any(
        distance <= max(ALIKE_UP_TO * longest, LEAST_ALIKE)
        for distance, longest in _distances(one, other)
    )


def difference(said: str, name: str) -> float:
    """Return how far `said` is from `name` per sound: 0 where alike, 1 where nothing is.

    Names that begin with different letters are not compared, and are 1 apart.
    """
    one, other = _letters(said), _letters(name)
    if not one or not other or one[0] != other[0]:
        return 1.0
    return min(distance / longest for distance, longest in _distances(one, other))


def _distances(one: str, other: str) -> Iterator[tuple[float, int]]:
    mine = sounds(one)
    for spelling in _spellings(other):
        theirs = sounds(spelling)
        yield _distance(mine, theirs), max(len(mine), len(theirs))


def _spellings(name: str) -> Iterator[str]:
    yield name
    # In half of England nobody hears it: "Ellaby" for "Ellerby".
    if _SILENT_R.search(name):
        yield _SILENT_R.sub("", name)
    # A stop at the end comes and goes: "Toland" for "Tolan".
    if name.endswith(("n", "l")):
        yield f"{name}d"
    for letters, also in _EITHER:
        if letters in name:
            yield name.replace(letters, also)


@lru_cache(maxsize=_REMEMBERED)
def sounds(name: str) -> str:
    """Return the rough sounds of a name in lowercase letters, doubled ones once."""
    for pattern, sound in _SOUNDS:
        name = re.sub(pattern, sound, name)
    return re.sub(r"(.)\1+", r"\1", name.translate(_LOWERED))


def _distance(one: str, other: str) -> float:
    """Return the least cost of turning one string of sounds into the other."""
    first, second = _first_vowel(one), _first_vowel(other)
    row = [0.0]
    for there, theirs in enumerate(other):
        row.append(row[-1] + _lost(theirs, stressed=there == second))
    for at, mine in enumerate(one):
        lost = _lost(mine, stressed=at == first)
        before, row = row, [row[0] + lost]
        for there, theirs in enumerate(other):
            swapped = _swapped(mine, theirs, stressed=(at, there) == (first, second))
            row.append(
                min(
                    before[there] + swapped,
                    before[there + 1] + lost,
                    row[-1] + _lost(theirs, stressed=there == second),
                )
            )
    return row[-1]


def _first_vowel(name: str) -> int:
    return next((at for at, sound in enumerate(name) if sound in _VOWELS), -1)


def _lost(sound: str, *, stressed: bool) -> float:
    return VOWEL_LOST if sound in _VOWELS and not stressed else CONSONANT_LOST


@cache
def _swapped(mine: str, theirs: str, *, stressed: bool) -> float:
    if mine == theirs:
        return 0.0
    pair = frozenset((mine, theirs))
    if pair <= _VOWELS:
        if not stressed:
            return UNSTRESSED
        return NEAR_STRESSED if pair in _NEIGHBOURS else CONSONANT_LOST
    return _CLOSE.get(pair, CONSONANT_LOST)


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_LETTERS.sub("", re.sub(r"\bsaint\b", "st", plain))
