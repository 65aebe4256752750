"""Speech reduced to its words: lowercase, no punctuation, no fillers, every word tied to its place.

Patterns are matched on this text, so that commas, capitals and an "um" in the middle make no
difference, and matches are carried back to the characters of the transcript.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rehearse.analysis.cue_lists import cue_list
from rehearse.domain.transcript import Span

_WORD = re.compile(r"\w+(?:['\u2019.]\w+)*'?|\w+")
_APOSTROPHES = str.maketrans({"\u2019": "'", "`": "'", "\u00b4": "'"})


@dataclass(frozen=True, slots=True)
class PlainText:
    """Words joined by one space.

    `starts[i]` is where word i begins in `text`; `spans[i]` are its characters in the transcript.
    """

    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        """The number of words."""
        return len(self.spans)

    def words(self) -> list[str]:
        """The words in order."""
        return self.text.split(" ") if self.text else []

    def span_of(self, match: re.Match[str]) -> Span:
        """Return the transcript's characters that a match in `text` covers."""
        first, last = self.word_range(match)
        return Span(self.spans[first].start, self.spans[last].end)

    def word_range(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the first and last word of a match that is not empty."""
        first = bisect_right(self.starts, match.start()) - 1
        last = max(bisect_left(self.starts, match.end()) - 1, first)
        return first, last

    def found(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Yield where `pattern` matches, as characters of the transcript."""
        for match in pattern.finditer(self.text):
            if match.group():
                yield self.span_of(match)


def plain_text(transcript: str, start: int = 0, end: int | None = None) -> PlainText:
    """Return the words of `transcript[start:end]` without fillers."""
    words: list[str] = []
    spans: list[Span] = []
    for match in _WORD.finditer(transcript, start, len(transcript) if end is None else end):
        words.append(_plain(match.group()))
        spans.append(Span(match.start(), match.end()))
    kept = list(_without_fillers(words))
    starts: list[int] = []
    at = 0
    for index in kept:
        starts.append(at)
        at += len(words[index]) + 1
    return PlainText(
        " ".join(words[index] for index in kept),
        tuple(starts),
        tuple(spans[index] for index in kept),
    )


def _plain(word: str) -> str:
    return word.lower().translate(_APOSTROPHES)


def _without_fillers(words: list[str]) -> Iterator[int]:
    singles = frozenset(cue_list("fillers")["dropped"])
    pairs = frozenset(cue_list("fillers")["dropped_pairs"])
    index = 0
    while index < len(words):
        if index + 1 < len(words) and f"{words[index]} {words[index + 1]}" in pairs:
            index += 2
        elif words[index] in singles or _is_repeated(words, index):
            index += 1
        else:
            yield index
            index += 1


def _is_repeated(words: list[str], index: int) -> bool:
    """Whether the same word follows at once, as in "I, I think"; the last one is kept."""
    return index + 1 < len(words) and words[index] == words[index + 1] and words[index].isalpha()
