"""How often a speaker hedges, and how often "I" stands beside "we". Shown, never judged."""

import re

from rehearse.analysis.cue_lists import compiled, cue_list
from rehearse.analysis.text.plain_text import plain_text

_WORD = re.compile(r"[\w']+")
# With any ending: "I'm", "we've". "us" and "me" are no subjects.
_SUBJECT = re.compile(r"(?<![\w'])(i|we)(?:'(?:m|d|ll|ve|re))?(?![\w'])")


def count_hedges(text: str) -> int:
    """Return how many words or phrases take weight from what is said."""
    spoken = " ".join(_WORD.findall(text.lower().replace("\u2019", "'")))
    return sum(1 for _ in compiled(cue_list("hedging")["cues"]).finditer(spoken))


def share_of_i(text: str) -> float | None:
    """Return "I" as a share of "I" and "we", 0 to 1; None where neither is the subject.

    Repetitions ("I, I went") count once, and so do no fillers such as "I mean".
    """
    subjects = _SUBJECT.findall(plain_text(text).text)
    return round(subjects.count("i") / len(subjects), 3) if subjects else None
