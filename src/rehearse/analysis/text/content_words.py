"""The words of a text that carry its subject, cut down to their stems."""

import re
from functools import cache, lru_cache

from rehearse.analysis.cue_lists import cue_list

_WORD = re.compile(r"[^\W\d_][\w'\u2019+#-]*")
_ENDINGS = (
    ("ational", "at"),
    ("isation", "is"),
    ("ization", "iz"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("ations", "at"),
    ("ation", "at"),
    ("ments", ""),
    ("ment", ""),
    ("nesses", ""),
    ("ness", ""),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("ing", ""),
    ("ied", "y"),
    ("ies", "y"),
    ("ers", ""),
    ("ors", ""),
    ("er", ""),
    ("or", ""),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("'s", ""),
    ("s", ""),
    ("e", ""),
)
_SHORTEST_STEM = 3


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its inflection: "managing", "managers" and "manage" give "manag"."""
    word = word.lower().replace("\u2019", "'")
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(put) >= _SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + put
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if word.endswith("y") and len(word) > _SHORTEST_STEM else word


@lru_cache(maxsize=256)
def content_words(text: str) -> frozenset[str]:
    """Return the stems of a text's words without function words and talk about the job itself."""
    return frozenset(
        stem(word)
        for word in _WORD.findall(text)
        if len(word) > 2 and word.lower().replace("\u2019", "'") not in _stop_words()
    )


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(cue_list("stop_words")["words"])
