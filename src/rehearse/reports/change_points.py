"""Up to three things to change, chosen from the open findings of all answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rehearse.domain.finding import FindingKind
from rehearse.reports.finding_groups import DELIVERY_KINDS
from rehearse.reports.summary_records import AnswerReport, Card, Point

_ORDER = {kind: place for place, kind in enumerate(FindingKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raised:
    number: int
    card: Card


def change_points(answers: Sequence[AnswerReport], *, at_most: int = 3) -> tuple[Point, ...]:
    """Return the points that cost most, one for each kind.

    Strong ones come first, then what was said before how it was said, then what was raised
    strongly in the most answers.
    """
    raised = [
        _Raised(number=answer.number, card=card) for answer in answers for card in answer.cards
    ]
    raised.sort(key=lambda item: _ORDER[item.card.kind])
    kinds = [list(items) for _, items in groupby(raised, key=lambda item: item.card.kind)]
    kinds.sort(key=_cost)
    return tuple(map(_point, kinds[:at_most]))


def _cost(raised: list[_Raised]) -> tuple[bool, bool, int, int]:
    kind = raised[0].card.kind
    return (
        not any(item.card.strong for item in raised),
        kind in DELIVERY_KINDS,
        -len({item.number for item in raised if item.card.strong}),
        _ORDER[kind],
    )


def _point(raised: list[_Raised]) -> Point:
    # A strong one with a quote says it best; among equals the first said.
    worst = min(raised, key=lambda item: (not item.card.strong, not item.card.quote, item.number))
    others = sorted({item.number for item in raised} - {worst.number})
    return Point(
        headline=worst.card.title,
        why=worst.card.why,
        advice=worst.card.advice,
        question=worst.number,
        quote=worst.card.quote,
        at=worst.card.at,
        also_in=tuple(others),
    )
