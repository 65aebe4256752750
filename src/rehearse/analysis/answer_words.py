"""What the plain words of an answer say of it as a whole.

Whether it stresses the wrong skills, whether its goals run against the post, whether its "why us?"
would fit any employer.

Each word that the training material knows has a rarity and a weight; the answer's words are
counted, damped, brought to length one, and added up: logistic regression over TF-IDF (Salton &
Buckley 1988), whose numbers `models/training/small/fit_words.py` writes. It knows no advertisement,
and yet tells unseen authors' answers apart better than the encoder beside one: such things are said
in the same few words.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.finding import FindingKind

FILE = "answer_words.json"
# What is judged by words, beside other sources.
KINDS = (FindingKind.WRONG_SKILLS, FindingKind.GOAL_MISMATCH, FindingKind.RESEARCH_GAP)


@dataclass(frozen=True, slots=True)
class WeighedWords:
    """Rarity and weight of every known word, and the weight of an answer with none of them."""

    words: dict[str, tuple[float, float]]
    bias: float


def weighed_words(kind: FindingKind) -> WeighedWords:
    """Return the numbers that ship for one of `KINDS`."""
    return _shipped()[kind]


@cache
def _shipped() -> Mapping[FindingKind, WeighedWords]:
    read = json.loads((files("rehearse.analysis.cues") / FILE).read_text(encoding="utf-8"))
    return {
        kind: WeighedWords(
            words={word: (rarity, weight) for word, (rarity, weight) in one["words"].items()},
            bias=one["bias"],
        )
        for kind, one in ((kind, read[kind.value]) for kind in KINDS)
    }


def words_in(text: str) -> list[str]:
    """Return the words of an answer in order, lowercase, without fillers."""
    return plain_text(text).words()


def chance_by_words(text: str, known: WeighedWords) -> float:
    """Return the probability, 0 to 1, that an answer in these words is one of those to flag."""
    shares = {
        word: (1.0 + math.log(count)) * known.words[word][0]
        for word, count in Counter(words_in(text)).items()
        if word in known.words
    }
    length = math.sqrt(sum(share * share for share in shares.values())) or 1.0
    points = sum(share / length * known.words[word][1] for word, share in shares.items())
    return 1.0 / (1.0 + math.exp(-points - known.bias))
