"""What the plain words of an answer say of it as a whole.

Whether it stresses the wrong skills, whether its goals run against the post, whether its "why us?"
would fit any employer.

Each word that the training material knows has a rarity and a weight; the answer's words are
counted, damped, brought to length one, and added up: logistic regression over TF-IDF (Salton &
Buckley 1988), whose numbers `models/training/small/fit_words.py` writes. So few numbers tell
skills, goals and reasons of unseen authors apart better than an encoder does: such things are said
in the same few words. Ill words are not.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rehearse.analysis.text.content_words import stem
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.finding import FindingKind

FILE = "words.json"
# What is judged by words, beside other sources.
KINDS = (
    FindingKind.WRONG_SKILLS,
    FindingKind.GOAL_MISMATCH,
    FindingKind.RESEARCH_GAP,
)


@dataclass(frozen=True, slots=True)
class WeighedWords:
    """Rarity and weight of every known word, and the weight of an answer with none of them."""

    words: Mapping[str, tuple[float, float]]
    bias: float

    def log_odds(self, words: Iterable[str]) -> float:
        """Return the log-odds that an answer in these words is one to flag."""
        shares = {
            word: (1.0 + math.log(count)) * self.words[word][0]
            for word, count in Counter(words).items()
            if word in self.words
        }
        length = math.sqrt(sum(share * share for share in shares.values())) or 1.0
        points = sum(share / length * self.words[word][1] for word, share in shares.items())
        return points + self.bias


class AnswerWords:
    """The weighed words in a model folder, by kind; loads them when first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def by_kind(self) -> Mapping[FindingKind, WeighedWords]:
        """The numbers for each of `KINDS`.

        Raises:
            ModelUnavailable: the model is missing or damaged.
        """
        try:
            read = json.loads((self._folder / FILE).read_text(encoding="utf-8"))
            return {kind: _weighed(read[kind.value]) for kind in KINDS}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelUnavailable(
                f"The analysis model in {self._folder} is missing or damaged; your recording is "
                "safe. Install Rehearse again to restore it."
            ) from error


def _weighed(one: dict[str, Any]) -> WeighedWords:
    words = {word: (rarity, weight) for word, (rarity, weight) in one["words"].items()}
    return WeighedWords(words=words, bias=one["bias"])


def words_in(text: str, advertised: frozenset[str] = frozenset()) -> list[str]:
    """Return the words of an answer in order, lowercase, without fillers.

    Those whose stem is in `advertised` are left out: what the advertisement says too cannot speak
    against an answer, nor for every answer.
    """
    return [word for word in plain_text(text).words() if stem(word) not in advertised]
