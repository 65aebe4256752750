"""Two versions of the same words side by side: which word of one became which of the other.

An alignment of least cost (Levenshtein's, over words), so that a word that was replaced stands
where the other stood, however often either occurs.
"""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Final

# Words that sound alike are worth finding among a few; in a rewritten passage they are chance.
_MOST_LIKENESSES: Final = 2_000
# Above this many comparisons words are paired by their place alone: it took 0.5 s.
_MOST_COMPARISONS: Final = 1_000_000
_GAP: Final = 1.0
_PUNCTUATION: Final = ".,;:!?\"'()[]“”‘’…-–—"  # noqa: RUF001 -- as it is typed

_Cost = Callable[[str, str], float]


def bare(word: str) -> str:
    """Return a word as it sounds: without capitals and the punctuation around it."""
    return word.casefold().strip(_PUNCTUATION) or word


def origins(old: Sequence[str], new: Sequence[str]) -> list[range]:
    """Return for each word of `new` the places in `old` of the words that it stands for.

    The ranges rise and never overlap. One that is empty marks a word that is new there; one of
    several places, words that became one. Words of `old` that were taken out are in none.
    """
    before, after = [*map(bare, old)], [*map(bare, new)]
    head = _same_head(before, after)
    tail = _same_head(before[head:][::-1], after[head:][::-1])
    changed = _paired(before[head : len(before) - tail], after[head : len(after) - tail])
    ends = [range(at, at + 1) for at in range(len(before))]
    middle = [range(head + one.start, head + one.stop) for one in changed]
    return [*ends[:head], *middle, *(ends[-tail:] if tail else [])]


def _same_head(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _paired(old: Sequence[str], new: Sequence[str]) -> list[range]:
    comparisons = len(old) * len(new)
    if comparisons > _MOST_COMPARISONS:
        edges = [at * len(old) // len(new) for at in range(len(new) + 1)]
        return [range(edges[at], edges[at + 1]) for at in range(len(new))]
    cost = _by_likeness if comparisons <= _MOST_LIKENESSES else _by_sameness
    return _with_neighbours(_steps(old, new, cost), old, new)


def _by_sameness(one: str, other: str) -> float:
    return 0.0 if one == other else 1.0


def _by_likeness(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return 1.0 - SequenceMatcher(None, one, other, autojunk=False).ratio() / 2


def _steps(old: Sequence[str], new: Sequence[str], cost: _Cost) -> list[tuple[bool, bool]]:
    """Return the cheapest way: each step takes a word of `old`, of `new`, or one of both."""
    rows = [[at * _GAP for at in range(len(new) + 1)]]
    for word in old:
        above = rows[-1]
        row = [above[0] + _GAP]
        for at, other in enumerate(new):
            row.append(min(above[at] + cost(word, other), above[at + 1] + _GAP, row[at] + _GAP))
        rows.append(row)
    steps: list[tuple[bool, bool]] = []
    at, to = len(old), len(new)
    while at or to:
        here = rows[at][to]
        if at and to and here == rows[at - 1][to - 1] + cost(old[at - 1], new[to - 1]):
            step = (True, True)
        elif to and here == rows[at][to - 1] + _GAP:
            step = (False, True)
        else:
            step = (True, False)
        steps.append(step)
        at, to = at - step[0], to - step[1]
    return steps[::-1]


def _with_neighbours(
    steps: Sequence[tuple[bool, bool]], old: Sequence[str], new: Sequence[str]
) -> list[range]:
    """Turn the way into ranges; a word left over beside a replaced one became part of it."""
    found: list[range] = []
    waiting = 0
    at = 0
    for takes_old, takes_new in steps:
        if takes_old and not takes_new:
            is_beside = bool(found) and found[-1].stop == at and _is_replaced(found, old, new)
            if is_beside:
                found[-1] = range(found[-1].start, at + 1)
            else:
                waiting += 1
        elif takes_new:
            is_same = takes_old and old[at] == new[len(found)]
            first = at - waiting if takes_old and not is_same else at
            found.append(range(first, at + takes_old))
            waiting = 0
        at += takes_old
    return found


def _is_replaced(found: Sequence[range], old: Sequence[str], new: Sequence[str]) -> bool:
    last = found[-1]
    return len(last) > 0 and old[last.start] != new[len(found) - 1]
