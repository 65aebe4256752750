"""Whether two names sound alike, so that a recogniser's spelling is not taken for an error."""

import re
import unicodedata
from difflib import SequenceMatcher

# Rewritten in this order before vowels are dropped: an English sound key in the manner of
# Metaphone (Philips 1990), kept short because names come from everywhere.
_SOUNDS = (
    (r"^(?:kn|gn|pn|wr)", "n"),
    (r"^wr", "r"),
    (r"^x", "s"),
    (r"^wh", "w"),
    (r"mb$", "m"),
    (r"sch", "x"),
    (r"tch|ch|sh|zh|cz|sz", "x"),
    (r"[st]i(?=[oa])", "x"),
    (r"ph|gh(?=t|$)", "f"),
    (r"gh", "g"),
    (r"th|dt", "t"),
    (r"dg(?=[eiy])", "j"),
    (r"c(?=[eiy])", "s"),
    (r"c?k|c|q", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"v|w", "f"),
    (r"y(?=[aeiou])", "j"),
    (r"b", "p"),
    (r"d", "t"),
    (r"g", "k"),
    (r"h", ""),
)
ALIKE_FROM = 0.72
_NOT_LETTERS = re.compile(r"[^a-z]")


def sound_key(name: str) -> str:
    """Return a key that names of like sound share, vowels dropped except a first one."""
    letters = _letters(name)
    first = letters[:1]
    for pattern, sound in _SOUNDS:
        letters = re.sub(pattern, sound, letters)
    consonants = re.sub(r"[aeiouy]", "", letters)
    key = re.sub(r"(.)\1+", r"\1", consonants)
    return f"a{key}" if first in "aeiou" else key


def sounds_like(said: str, name: str) -> bool:
    """Whether `said` can be a recogniser's spelling of `name`."""
    one, other = _letters(said), _letters(name)
    if not one or not other:
        return False
    if one == other or sound_key(said) == sound_key(name):
        return True
    spelling = SequenceMatcher(None, one, other).ratio()
    keys = sound_key(said), sound_key(name)
    if abs(len(keys[0]) - len(keys[1])) > 1:
        return False
    return (spelling + SequenceMatcher(None, *keys).ratio()) / 2 >= ALIKE_FROM


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_LETTERS.sub("", plain.replace("saint", "st"))
