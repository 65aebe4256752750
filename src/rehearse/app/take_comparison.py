"""Two takes of one answer side by side: only what changed from one to the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from rehearse.app.word_alignment import bare
from rehearse.domain.finding import Delivery, Finding, StoryRole
from rehearse.domain.rehearsal import Take

# A second more or less is no change of length that anybody set out to make.
_LEAST_SECONDS: Final = 1.0
# Common words between two changed passages that are too few to make them two.
_SHORTEST_COMMON: Final = 2


class Measure(StrEnum):
    """What is counted or measured of the delivery of a take."""

    LENGTH = "length"
    """Seconds."""

    PACE = "pace"
    """Words a minute."""

    FILLERS = "fillers"
    LONG_PAUSES = "long_pauses"
    HEDGES = "hedges"
    I_SHARE = "i_share"
    """ "I" as a share (0-1) of "I" and "we"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """A measure that is known of both takes and differs between them."""

    measure: Measure
    earlier: float
    later: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """A part of the story that one take tells and the other does not, or at another length.

    Seconds are None where the part is not told, or its length not known.
    """

    role: StoryRole
    was_told: bool
    is_told: bool
    earlier_s: float | None
    later_s: float | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a take, in order; `is_own` where the other take does not have them."""

    text: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeComparison:
    """What changed from an earlier take to a later one.

    `gone` and `new` are points of one take alone, `in_both` counts those of both; points that were
    dismissed are left out. `earlier_words`, `later_words` are the whole texts in passages.
    """

    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    in_both: int
    story: tuple[StoryChange, ...]
    measures: tuple[MeasureChange, ...]
    earlier_words: tuple[Passage, ...]
    later_words: tuple[Passage, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the takes are alike in everything that is compared."""
        words = (*self.earlier_words, *self.later_words)
        changes = (self.gone, self.new, self.story, self.measures)
        return not any(changes) and not any(passage.is_own for passage in words)


def compare_takes(earlier: Take, later: Take) -> TakeComparison:
    """Return what changed from one take to another of the same answer."""
    gone, new, in_both = _sorted_out(earlier.open_findings, later.open_findings)
    earlier_words, later_words = _told_apart(_text_of(earlier), _text_of(later))
    return TakeComparison(
        gone=gone,
        new=new,
        in_both=in_both,
        story=_story_changes(earlier, later),
        measures=_measure_changes(earlier, later),
        earlier_words=earlier_words,
        later_words=later_words,
    )


def _sorted_out(
    earlier: tuple[Finding, ...], later: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """Pair points of one kind, those on the like words first; return what is left of each side."""
    gone, new = list(earlier), list(later)
    pairs = [(one, other) for one in earlier for other in later if one.kind is other.kind]
    for one, other in sorted(pairs, key=lambda pair: -_likeness(*pair)):
        if one in gone and other in new:
            gone.remove(one)
            new.remove(other)
    return tuple(gone), tuple(new), len(earlier) - len(gone)


def _likeness(one: Finding, other: Finding) -> float:
    words, others = (one.quote or "").split(), (other.quote or "").split()
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def _story_changes(earlier: Take, later: Take) -> tuple[StoryChange, ...]:
    before = earlier.feedback.story if earlier.feedback else None
    after = later.feedback.story if later.feedback else None
    if before is None or after is None or not (before.expected and after.expected):
        return ()
    changes = (
        StoryChange(
            role=role,
            was_told=bool(getattr(before, role.value)),
            is_told=bool(getattr(after, role.value)),
            earlier_s=before.seconds_of(role),
            later_s=after.seconds_of(role),
        )
        for role in StoryRole
    )
    return tuple(change for change in changes if _is_change(change))


def _is_change(change: StoryChange) -> bool:
    if change.was_told != change.is_told:
        return True
    if change.earlier_s is None or change.later_s is None or not change.is_told:
        return False
    return abs(change.earlier_s - change.later_s) >= _LEAST_SECONDS


def _measure_changes(earlier: Take, later: Take) -> tuple[MeasureChange, ...]:
    before, after = _measures(earlier), _measures(later)
    changes = (
        MeasureChange(measure=measure, earlier=before[measure], later=after[measure])
        for measure in Measure
        if measure in before and measure in after
    )
    return tuple(change for change in changes if _reads_otherwise(change))


def _reads_otherwise(change: MeasureChange) -> bool:
    """Whether the values differ as they are shown: what reads the same did not change."""
    scale = 100 if change.measure is Measure.I_SHARE else 1
    return round(scale * change.earlier) != round(scale * change.later)


def _measures(take: Take) -> dict[Measure, float]:
    delivery = take.feedback.delivery if take.feedback else Delivery()
    length = delivery.duration_s
    if length is None and take.recording is not None:
        length = take.recording.duration_s
    pauses = None if delivery.long_pauses is None else len(delivery.long_pauses)
    values = {
        Measure.LENGTH: length,
        Measure.PACE: delivery.words_per_minute,
        Measure.FILLERS: delivery.fillers,
        Measure.LONG_PAUSES: pauses,
        Measure.HEDGES: delivery.hedges,
        Measure.I_SHARE: delivery.i_share,
    }
    return {measure: float(value) for measure, value in values.items() if value is not None}


def _text_of(take: Take) -> str:
    return take.transcript.text if take.transcript else ""


def _told_apart(earlier: str, later: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    old, new = earlier.split(), later.split()
    matcher = SequenceMatcher(None, [*map(bare, old)], [*map(bare, new)], autojunk=False)
    common = [
        block
        for block in matcher.get_matching_blocks()
        if block.size > _SHORTEST_COMMON or block.size == min(len(old), len(new))
    ]
    return (
        _passages(old, [(block.a, block.a + block.size) for block in common]),
        _passages(new, [(block.b, block.b + block.size) for block in common]),
    )


def _passages(words: Sequence[str], common: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    behind = 0
    for start, end in [*common, (len(words), len(words))]:
        passages.append(Passage(" ".join(words[behind:start]), is_own=True))
        passages.append(Passage(" ".join(words[start:end]), is_own=False))
        behind = end
    return tuple(passage for passage in passages if passage.text)
