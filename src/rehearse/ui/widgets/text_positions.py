"""Where Python's characters lie in a Qt text document, which counts UTF-16 units."""

from bisect import bisect_right
from itertools import accumulate


class TextPositions:
    """Translates offsets of one text both ways; they differ after an emoji."""

    def __init__(self, text: str) -> None:
        units = (2 if ord(character) > 0xFFFF else 1 for character in text)
        self._starts = list(accumulate(units, initial=0))

    def to_qt(self, offset: int) -> int:
        """Return the document position of character `offset`, within the text."""
        return self._starts[min(max(offset, 0), len(self._starts) - 1)]

    def from_qt(self, position: int) -> int:
        """Return the character at a document position."""
        return max(bisect_right(self._starts, position) - 1, 0)


def as_document_text(text: str) -> str:
    """Return `text` with as many characters, such that Qt keeps each of them.

    Qt takes a carriage return and a line feed for one paragraph end.
    """
    return text.replace("\r", " ")
