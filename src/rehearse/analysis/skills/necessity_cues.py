"""Words by which an advertisement says how much it wants what stands beside them."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from rehearse.analysis.cue_lists import cue_list
from rehearse.domain.prepared_job import Necessity
from rehearse.domain.transcript import Span


class CueKind(Enum):
    """Whether a cue rules what comes after it ("ideally") or what came before ("is a plus")."""

    NICE_AFTER = auto()
    MUST_AFTER = auto()
    NICE_BEFORE = auto()
    MUST_BEFORE = auto()


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its characters; a kind ending in BEFORE stands before what it rules."""

    kind: CueKind
    span: Span


def cues_in(text: str, statement: Span) -> tuple[Cue, ...]:
    """Return the cues of a statement in order."""
    return tuple(
        Cue(CueKind[match.lastgroup or ""], Span(match.start(), match.end()))
        for match in _pattern().finditer(text, statement.start, statement.end)
    )


def necessity_at(phrase: Span, cues: tuple[Cue, ...], usual: Necessity) -> Necessity:
    """Return how much a phrase is wanted; `usual` where no cue rules it."""
    before = [cue for cue in cues if cue.span.end <= phrase.start]
    after = [cue for cue in cues if cue.span.start >= phrase.end]
    opened = before[-1].kind if before else None
    closed = after[0].kind if after else None
    if closed is CueKind.MUST_AFTER:
        return Necessity.MUST_HAVE
    # "You need A and B is a plus": what was opened as a must stays one, but for the last of it.
    if closed is CueKind.NICE_AFTER and (
        opened is not CueKind.MUST_BEFORE or after[0].span.start - phrase.end <= 1
    ):
        return Necessity.NICE_TO_HAVE
    if opened is CueKind.NICE_BEFORE:
        return Necessity.NICE_TO_HAVE
    return Necessity.MUST_HAVE if opened is CueKind.MUST_BEFORE else usual


@cache
def _pattern() -> re.Pattern[str]:
    lists = cue_list("advertisement")["necessity"]
    groups = (f"(?P<{kind.name}>{'|'.join(lists[kind.name.lower()])})" for kind in CueKind)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)".replace(" ", r"\s+").replace("'", "['\u2019]"),
        re.IGNORECASE,
    )
