"""What was said, word by word, and how characters map to seconds."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One recognised word; times in seconds from the start of the recording, probability 0-1."""

    text: str
    start: float
    end: float
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """Unicode code points `start` (inclusive) to `end` (exclusive) of a transcript's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Seconds from the start of a recording, `start` <= `end`."""

    start: float
    end: float


@dataclass(frozen=True, kw_only=True)
class Transcript:
    """The text of one answer, with word times where the engine gives them.

    Where there are words, `text` is the words joined by one space; use `from_words`.
    `rough` says that the engine's text is not to be relied upon word for word.
    """

    text: str
    words: tuple[Word, ...] = ()
    language: str = "en"
    engine: str = ""
    rough: bool = False

    @classmethod
    def from_words(
        cls,
        words: tuple[Word, ...],
        *,
        language: str = "en",
        engine: str = "",
        rough: bool = False,
    ) -> "Transcript":
        """Join `words` by one space into a transcript."""
        text = " ".join(word.text for word in words)
        return cls(text=text, words=words, language=language, engine=engine, rough=rough)

    @cached_property
    def word_spans(self) -> tuple[Span, ...]:
        """The characters of each word in `text`, in order; empty without words."""
        spans: list[Span] = []
        start = 0
        for word in self.words:
            spans.append(Span(start, start + len(word.text)))
            start += len(word.text) + 1
        return tuple(spans)

    def word_index_at(self, offset: int) -> int | None:
        """The index of the word at or before character `offset`; None without words."""
        if not self.words:
            return None
        starts = [span.start for span in self.word_spans]
        return max(bisect_right(starts, offset) - 1, 0)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that share a character with `span`; none without word times."""
        first = bisect_right(self.word_spans, span.start, key=lambda at: at.end)
        last = bisect_left(self.word_spans, span.end, key=lambda at: at.start)
        return self.words[first:last]

    def times_of(self, span: Span) -> TimeRange | None:
        """The seconds in which `span` was said; None without word times or for an empty span."""
        spoken = self.words_in(span)
        return TimeRange(spoken[0].start, spoken[-1].end) if spoken else None

    def word_index_at_time(self, seconds: float) -> int | None:
        """The index of the word being said at `seconds`, or the last one before; None before."""
        starts = [word.start for word in self.words]
        index = bisect_right(starts, seconds) - 1
        return index if index >= 0 else None
