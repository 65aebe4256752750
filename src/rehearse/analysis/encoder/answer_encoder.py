"""The trained encoder: reads a whole answer once and says what each token, and all of it, is like.

It is one source of evidence among others; rules decide how far a passage reaches and what takes
a suspicion back. How it was trained, and on what: `models/training/answers/`.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.transcript import Span

Matrix = npt.NDArray[np.float32]

# As in training; MiniLM knows 512 positions.
CONTEXT_TOKENS = 160
MOST_TOKENS = 440
_MARKERS = 3
# Tokens that two windows of a long answer share, so that none lacks what stands around it.
SHARED_TOKENS = 48
RUN_TOKENS = 5
_START, _END = 101, 102
# Judgements that something is nowhere in an answer.
_OF_ABSENCE = frozenset({"missing_questions"})
_TOKEN_HEADS = ("negativity", "quality", "boundary")


@dataclass(frozen=True, slots=True)
class AnswerReading:
    """What the encoder makes of an answer of n tokens.

    `places` are the characters of each token; `negativity` (n, 3), `quality` (n, 5) and `boundary`
    (n, 3) are probabilities of the classes in the order of `classes`; `answer` gives the
    probability of each judgement on the whole answer.
    """

    places: tuple[Span, ...]
    negativity: Matrix
    quality: Matrix
    boundary: Matrix
    answer: Mapping[str, float]
    classes: Mapping[str, Sequence[str]]

    def negativity_of(self, span: Span) -> Mapping[str, float]:
        """Return the mean probability of each class over the tokens in `span`."""
        return self._mean("negativity", self.negativity, span)

    def worst_of(self, span: Span) -> float:
        """Return the highest probability that a run of `RUN_TOKENS` tokens in `span` is negative.

        A run, because a single token may be anything; its mean over a long clause says little.
        """
        bad = 1.0 - self.negativity[self._tokens_in(span), 0]
        if not len(bad):
            return 0.0
        width = min(RUN_TOKENS, len(bad))
        return float(np.convolve(bad, np.full(width, 1 / width), mode="valid").max())

    def begins_sentence(self, offset: int) -> float:
        """Return the probability that a sentence begins at the token at character `offset`.

        Learnt, as the next, on text whose punctuation was taken away: it means nothing where there
        is some.
        """
        return self._begins(offset, "sentence")

    def begins_clause(self, offset: int) -> float:
        """Return the probability that a clause or a sentence begins there."""
        return self._begins(offset, "sentence") + self._begins(offset, "clause")

    def _begins(self, offset: int, name: str) -> float:
        at = bisect_left(self.places, offset, key=lambda place: place.start)
        if at == len(self.places) or self.places[at].start != offset:
            return 0.0
        return float(self.boundary[at, self.classes["boundary"].index(name)])

    def quality_of(self, span: Span) -> Mapping[str, float]:
        """Return the mean probability of each class over the tokens in `span`."""
        return self._mean("quality", self.quality, span)

    def _mean(self, head: str, probabilities: Matrix, span: Span) -> Mapping[str, float]:
        names = self.classes[head]
        inside = probabilities[self._tokens_in(span)]
        if not len(inside):
            return dict.fromkeys(names, 0.0)
        mean = inside.mean(axis=0)
        return {name: float(value) for name, value in zip(names, mean, strict=True)}

    def _tokens_in(self, span: Span) -> slice:
        first = bisect_right(self.places, span.start, key=lambda place: place.end)
        last = bisect_left(self.places, span.end, key=lambda place: place.start)
        return slice(first, max(first, last))


class AnswerEncoder:
    """Reads answers with the model in a folder; loads it at the first answer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, context: str, text: str) -> AnswerReading:
        """Return the reading of `text`, the answer to the question in `context`.

        Raises:
            ModelUnavailable: the model is missing or damaged.
        """
        question = self._tokenizer.encode(context, add_special_tokens=False).ids[:CONTEXT_TOKENS]
        answer = self._tokenizer.encode(text, add_special_tokens=False)
        if not answer.ids:
            return self._nothing_read()
        tokens: dict[str, list[Matrix]] = {head: [] for head in _TOKEN_HEADS}
        judged = []
        window = MOST_TOKENS - _MARKERS - len(question)
        step = window - SHARED_TOKENS
        for start in range(0, max(len(answer.ids) - SHARED_TOKENS, 1), step):
            hidden = self._hidden(question, answer.ids[start : start + window])
            # What two windows share counts from the first, which knows what led up to it.
            fresh = hidden[SHARED_TOKENS if start else 0 :]
            for head, read in tokens.items():
                read.append(_softmax(fresh @ self._heads[head].T + self._bias(head)))
            judged.append(self._judged(hidden))
        return AnswerReading(
            places=tuple(Span(start, end) for start, end in answer.offsets),
            **{head: np.concatenate(read) for head, read in tokens.items()},
            answer=self._together(judged),
            classes=self._classes,
        )

    def _together(self, judged: Sequence[Matrix]) -> dict[str, float]:
        """Return the judgements on all windows as one: what one of them holds, the answer holds."""
        most, least = np.max(judged, axis=0), np.min(judged, axis=0)
        return {
            name: float(least[at] if name in _OF_ABSENCE else most[at])
            for at, name in enumerate(self._classes["answer"])
        }

    def _nothing_read(self) -> AnswerReading:
        """The reading of a text of control characters, say, in which there is not one token."""
        sizes = {head: len(names) for head, names in self._classes.items()}
        return AnswerReading(
            places=(),
            **{head: np.zeros((0, sizes[head]), dtype=np.float32) for head in _TOKEN_HEADS},
            answer=dict.fromkeys(self._classes["answer"], 0.0),
            classes=self._classes,
        )

    def _hidden(self, question: list[int], answer: list[int]) -> Matrix:
        ids = [_START, *question, _END, *answer, _END]
        lead = len(question) + 2
        types = [0] * lead + [1] * (len(ids) - lead)
        output = self._encoder.forward_batch([ids], token_type_ids=[types])
        hidden: Matrix = np.array(output.last_hidden_state, dtype=np.float32)[0, lead:-1]
        return hidden

    def _judged(self, hidden: Matrix) -> Matrix:
        scores = hidden @ self._heads["attention"].T + self._bias("attention")
        weights = _softmax(scores, axis=0)
        pooled = weights.T @ hidden
        logits = (pooled * self._heads["answer"]).sum(axis=1) + self._bias("answer")
        probabilities: Matrix = 1.0 / (1.0 + np.exp(-logits))
        return probabilities

    def _bias(self, head: str) -> Matrix:
        return self._heads[f"{head}_bias"]

    @cached_property
    def _encoder(self) -> ctranslate2.Encoder:
        try:
            return ctranslate2.Encoder(
                str(self._folder), device="cpu", compute_type="int8", intra_threads=2
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise self._unusable() from error

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        # The library raises plain Exception for a file that is missing or broken.
        if not (self._folder / "tokenizer.json").is_file():
            raise self._unusable()
        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _heads(self) -> Mapping[str, Matrix]:
        try:
            with np.load(self._folder / "heads.npz") as arrays:
                return {name.removesuffix("_weight"): arrays[name] for name in arrays.files}
        except (OSError, ValueError) as error:
            raise self._unusable() from error

    @cached_property
    def _classes(self) -> Mapping[str, Sequence[str]]:
        try:
            classes: dict[str, list[str]] = json.loads(
                (self._folder / "classes.json").read_text(encoding="utf-8")
            )
        except (OSError, ValueError) as error:
            raise self._unusable() from error
        return classes

    def _unusable(self) -> ModelUnavailable:
        return ModelUnavailable(
            f"The analysis model in {self._folder} is missing or damaged; your recording is safe. "
            "Install Rehearse again to restore it."
        )


def _softmax(logits: Matrix, *, axis: int = -1) -> Matrix:
    raised = np.exp(logits - logits.max(axis=axis, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=axis, keepdims=True)
    return shares
