"""Text in runs of one writing direction each, for formats that want each run told apart."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = frozenset({"L"}) | _RIGHT_TO_LEFT


def directed_runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield `text` in runs, each with whether it is written from right to left.

    Blanks, digits and marks go with the letters before them where the letters behind run the same
    way, else from left to right. The runs joined give `text` again.
    """
    directions = [
        unicodedata.bidirectional(character) if character.strip() else "" for character in text
    ]
    ways = [None if one not in _STRONG else one in _RIGHT_TO_LEFT for one in directions]
    for is_right_to_left, run in groupby(
        zip(text, _filled(ways), strict=True), key=lambda it: it[1]
    ):
        yield "".join(character for character, _ in run), is_right_to_left


def _filled(ways: list[bool | None]) -> Iterator[bool]:
    following: list[bool | None] = [None] * len(ways)
    behind: bool | None = None
    for at in range(len(ways) - 1, -1, -1):
        behind = behind if ways[at] is None else ways[at]
        following[at] = behind
    before: bool | None = None
    for way, after in zip(ways, following, strict=True):
        before = before if way is None else way
        yield bool(way) if way is not None else bool(before and (after is None or after))
