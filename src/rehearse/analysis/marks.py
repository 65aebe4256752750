"""Findings on a Doc: one span group per kind, with the attributes of each mark in `attrs`.

spaCy's span groups hold tokens; the exact characters and everything else stand in
`SpanGroup.attrs["marks"]`, because two marks of equal tokens would share `Span._`.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc, SpanGroup

from rehearse.analysis.text.token_places import token_range
from rehearse.domain.finding import Severity
from rehearse.domain.transcript import Span, TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that a component found; `span` is None where it is the whole answer.

    `reads_as` says in a few words what the words amount to; `details` fill the advice; `times`
    are given where they are not those of the words.
    """

    span: Span | None
    severity: Severity = Severity.MILD
    confidence: float = 0.7
    reads_as: str = ""
    details: dict[str, str] = field(default_factory=dict)
    times: TimeRange | None = None


def add_mark(doc: Doc, kind: str, mark: Mark) -> None:
    """Write a mark into the span group `kind`."""
    if str(kind) not in doc.spans:
        doc.spans[str(kind)] = SpanGroup(doc, name=str(kind), attrs={"marks": []})
    group = doc.spans[str(kind)]
    group.attrs["marks"].append(mark)
    if mark.span is not None:
        first, last = token_range(doc, mark.span)
        group.append(doc[first:last])


def marks_of(doc: Doc, kind: str) -> tuple[Mark, ...]:
    """Return the marks of a kind in the order in which they were written."""
    if str(kind) not in doc.spans:
        return ()
    return tuple(doc.spans[str(kind)].attrs.get("marks", ()))
