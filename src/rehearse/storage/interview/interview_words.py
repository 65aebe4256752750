"""The words of an answer: their times, and how they fit its transcript."""

from collections.abc import Sequence
from itertools import pairwise

from rehearse.domain.transcript import Transcript, Word


def time_problem(words: Sequence[Word]) -> tuple[int, str, str] | None:
    """Return (index of the word, key, reason) of the first time that runs backwards.

    Words may overlap, as recognisers let them; none may start before the one it follows.
    """
    for index, word in enumerate(words):
        if word.end < word.start:
            return index, "end", f"must not be before the word's start, {word.start:g}"
    for index, (before, word) in enumerate(pairwise(words), start=1):
        if word.start < before.start:
            return (
                index,
                "start",
                f"must not be before the start of the word before it, {before.start:g}",
            )
    return None


def fit_words(text: str, words: Sequence[Word]) -> Transcript | None:
    """Return the transcript of `text` with the times of `words`; None where the two differ.

    Where they differ in nothing but capitals, punctuation and white space, the spelling of
    `text` counts, with one space between words.
    """
    if text == " ".join(word.text for word in words):
        return Transcript.from_words(tuple(words))
    spellings = text.split()
    if [_bare(at) for at in spellings] != [_bare(word.text) for word in words]:
        return None
    return Transcript.from_words(
        tuple(
            Word(text=spelling, start=word.start, end=word.end, probability=word.probability)
            for spelling, word in zip(spellings, words, strict=True)
        )
    )


def _bare(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())
