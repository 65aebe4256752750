"""A transcript cut into pieces at the borders of its findings."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rehearse.domain.transcript import Span

# C0 and C1 controls but tab and line ends, and surrogates, which UTF-8 cannot hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text that lies under the same findings.

    `numbers` are those findings, what costs most first; `ends` are the ones whose span ends here.
    """

    text: str
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def printable(text: str) -> str:
    """Return `text` with characters that no document can show replaced, one for one."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def direction_of(text: str) -> str:
    """Return "rtl" or "ltr", by the first letter that has a direction."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return "ltr"


def cut_into_segments(text: str, spans: Sequence[tuple[int, Span]]) -> tuple[Segment, ...]:
    """Cut `text` at the borders of numbered spans of its characters.

    The segments joined give `text` again. Spans may overlap and nest; the part of a span that lies
    outside the text is ignored.
    """
    clipped = [
        (number, Span(max(span.start, 0), min(span.end, len(text)))) for number, span in spans
    ]
    inside = [(number, span) for number, span in clipped if span.start < span.end]
    edges = {edge for _, span in inside for edge in (span.start, span.end)}
    borders = sorted(edges | {0, len(text)})
    return tuple(
        Segment(
            text=text[start:end],
            numbers=tuple(number for number, span in inside if span.start <= start < span.end),
            ends=tuple(number for number, span in inside if span.end == end),
        )
        for start, end in pairwise(borders)
    )
