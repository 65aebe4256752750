"""What a reader sees of an advertisement, each character tied to its place in what was pasted."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import Final

from rehearse.domain.transcript import Span

# A page saved from a job site, with all its scripts, has less than this.
MOST_MARKUP: Final = 2_000_000
# The longest advertisements run to some 10,000 characters; the rest of a page is not about the job.
MOST_TEXT: Final = 200_000
# Names of tags that nobody writes in plain text by accident, as in "fewer than <b> words".
_MARKUP = re.compile(
    r"</?(?:html|head|body|div|span|p|br|ul|ol|li|h[1-6]|table|tr|td|section|article|main|strong"
    r"|em|font|script|style)(?:\s[^<>]*)?/?>|<!doctype",
    re.IGNORECASE,
)
_LINES: Final = frozenset(
    {"address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "footer", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p"}
    | {"pre", "section", "table", "td", "th", "tr", "ul"}
)
_UNSEEN: Final = frozenset({"script", "style", "title", "noscript", "template", "svg"})
_BULLET: Final = "• "
_TAG = re.compile(r"<[^<>]*>")
_REFERENCE = re.compile(r"&#?\w{1,32};")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters from `at` on in the visible text, which stand from `source` to `source_end`.

    A piece is `is_verbatim` where each character stands for one.
    """

    at: int
    source: int
    source_end: int
    is_verbatim: bool


@dataclass(frozen=True, slots=True)
class VisibleText:
    """The text without markup, and where each part of it comes from."""

    text: str
    pieces: tuple[_Piece, ...]

    def source_span(self, start: int, end: int) -> Span:
        """Return where the visible characters `start` to `end` (exclusive) stand in the source.

        There is at least one of them.
        """
        first, last = self._piece(start), self._piece(end - 1)
        begins = first.source + (start - first.at if first.is_verbatim else 0)
        ends = last.source + (end - last.at) if last.is_verbatim else last.source_end
        return Span(begins, ends)

    def _piece(self, at: int) -> _Piece:
        return self.pieces[bisect_right(self.pieces, at, key=lambda piece: piece.at) - 1]


@lru_cache(maxsize=8)
def visible_text(advertisement: str) -> VisibleText:
    """Return what is to be read; of what is not HTML, every character up to the limit."""
    if _MARKUP.search(advertisement, 0, MOST_MARKUP) is None:
        text = advertisement[:MOST_TEXT]
        return VisibleText(text, (_Piece(0, 0, len(text), is_verbatim=True),))
    reader = _MarkupReader(advertisement[:MOST_MARKUP])
    return VisibleText("".join(reader.texts), tuple(reader.pieces))


class _MarkupReader(HTMLParser):
    """Gathers the pieces that are seen."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self.pieces: list[_Piece] = []
        self._length = 0
        self._unseen = 0
        self._source = source
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self.feed(source)
        self._read_rest()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _LINES:
            self._put("\n", self._at(), 0)
        if tag == "li":
            self._put(_BULLET, self._at(), 0)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINES:
            self._put("\n", self._at(), 0)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _LINES:
            self._put("\n", self._at(), 0)

    def handle_data(self, data: str) -> None:
        # In HTML a line break is a space like any other.
        self._put(data.replace("\n", " "), self._at(), len(data))

    def handle_entityref(self, name: str) -> None:
        self._put_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._put_reference(f"&#{name}")

    def _put_reference(self, reference: str) -> None:
        at = self._at()
        reference += ";" if self._source.startswith(";", at + len(reference)) else ""
        self._put(_referred(reference), at, len(reference))

    def _put(self, text: str, source: int, length: int) -> None:
        is_verbatim = len(text) == length
        text = text[: MOST_TEXT - self._length]
        if self._unseen or not text:
            return
        end = source + (len(text) if is_verbatim else length)
        self.texts.append(text)
        self.pieces.append(_Piece(self._length, source, end, is_verbatim))
        self._length += len(text)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _read_rest(self) -> None:
        """Read on where the parser waits for the end of a tag that never comes.

        Not by `close()`: on hostile text that takes a time that grows with its square.
        """
        if self._unseen or self.cdata_elem is not None:
            return
        at = self._at()
        for match in _TAG.finditer(self._source, at):
            self._put_rest(at, match.start())
            at = match.end()
        self._put_rest(at, len(self._source))

    def _put_rest(self, start: int, end: int) -> None:
        at = start
        for match in _REFERENCE.finditer(self._source, start, end):
            self._put_verbatim(at, match.start())
            self._put(_referred(match.group()), match.start(), len(match.group()))
            at = match.end()
        self._put_verbatim(at, end)

    def _put_verbatim(self, start: int, end: int) -> None:
        self._put(self._source[start:end].replace("\n", " "), start, end - start)


def _referred(reference: str) -> str:
    return unescape(reference).replace("\xa0", " ")
