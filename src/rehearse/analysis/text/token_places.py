"""Which tokens stand at which characters; spaCy's own `char_span` looks through the whole Doc."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from rehearse.domain.transcript import Span

_KEY = "rehearse.token_places"


def token_range(doc: Doc, span: Span) -> tuple[int, int]:
    """Return the tokens (end exclusive) that hold at least one character of `span`."""
    places = _places(doc)
    first = max(bisect_right(places, span.start) - 1, 0)
    if first < len(doc) and places[first] + len(doc[first]) <= span.start:
        first += 1
    return first, max(bisect_left(places, span.end), first)


def _places(doc: Doc) -> list[int]:
    known: list[int] | None = doc.user_data.get(_KEY)
    if known is None:
        known = [token.idx for token in doc]
        doc.user_data[_KEY] = known
    return known
