"""How much the plain words of an answer sound like weight in the wrong place.

Each word that the training material knows has a rarity and a weight; the answer's words are
counted, damped, brought to length one, and added up: logistic regression over TF-IDF (Salton &
Buckley 1988), whose numbers `models/training/small/fit_words.py` writes. It knows no advertisement,
and finds more than the encoder does beside one: those who stress the wrong things use the same few
words.
"""

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rehearse.analysis.text.plain_text import plain_text

FILE = "emphasis_words.json"


@dataclass(frozen=True, slots=True)
class EmphasisWords:
    """Rarity and weight of every known word, and the weight of an answer with none of them."""

    words: dict[str, tuple[float, float]]
    bias: float


@cache
def emphasis_words() -> EmphasisWords:
    """Return the numbers that ship."""
    read = json.loads((files("rehearse.analysis.cues") / FILE).read_text(encoding="utf-8"))
    return EmphasisWords(
        {word: (rarity, weight) for word, (rarity, weight) in read["words"].items()}, read["bias"]
    )


def words_in(text: str) -> list[str]:
    """Return the words of an answer in order, lowercase, without fillers."""
    return plain_text(text).words()


def sounds_off(text: str, known: EmphasisWords | None = None) -> float:
    """Return the probability, 0 to 1, that an answer in these words stresses the wrong things."""
    known = known or emphasis_words()
    shares = {
        word: (1.0 + math.log(count)) * known.words[word][0]
        for word, count in Counter(words_in(text)).items()
        if word in known.words
    }
    length = math.sqrt(sum(share * share for share in shares.values())) or 1.0
    points = sum(share / length * known.words[word][1] for word, share in shares.items())
    return 1.0 / (1.0 + math.exp(-points - known.bias))
