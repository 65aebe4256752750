"""How far a flagged passage reaches: the clause or sentence, without what merely leads into it."""

from collections.abc import Iterator

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.negativity.negative_cues import Evidence
from rehearse.analysis.text.token_places import token_range
from rehearse.analysis.text.utterances import Utterance
from rehearse.domain.transcript import Span

# A sentence of up to this many words is flagged whole.
SHORT_SENTENCE_WORDS = 16


def flagged_spans(
    doc: Doc, utterance: Utterance, evidence: list[Evidence]
) -> Iterator[tuple[Span, list[Evidence]]]:
    """Yield passages of a sentence, each with the evidence that lies in it."""
    if len(utterance.plain) <= SHORT_SENTENCE_WORDS and _is_punctuated(doc, utterance):
        yield trimmed(doc, utterance.span), evidence
        return
    for first, last in _runs(utterance, evidence):
        span = Span(utterance.clauses[first].start, utterance.clauses[last].end)
        inside = [item for item in evidence if item.span.overlaps(span)]
        yield trimmed(doc, span), inside


def _is_punctuated(doc: Doc, utterance: Utterance) -> bool:
    return doc[utterance.tokens[1] - 1].is_punct or any(
        token.is_punct for token in doc[utterance.tokens[0] : utterance.tokens[1]]
    )


def _runs(utterance: Utterance, evidence: list[Evidence]) -> Iterator[tuple[int, int]]:
    """Yield runs of neighbouring clauses that hold evidence."""
    touched = sorted({utterance.clauses_in(item.span) for item in evidence})
    first, last = touched[0]
    for next_first, next_last in touched[1:]:
        if next_first <= last + 1:
            last = max(last, next_last)
        else:
            yield first, last
            first, last = next_first, next_last
    yield first, last


def trimmed(doc: Doc, span: Span) -> Span:
    """Return `span` without leading conjunctions and fillers and without a trailing comma."""
    lead_ins = frozenset(cue_list("lead_ins")["words"])
    first, last = token_range(doc, span)
    kept = list(doc[first:last])
    if not kept:
        return span
    while len(kept) > 1 and (kept[0].lower_ in lead_ins or kept[0].is_punct or kept[0].is_space):
        kept.pop(0)
    while len(kept) > 1 and (kept[-1].text in {",", ";", ":", "-", "\u2013"} or kept[-1].is_space):
        kept.pop()
    return Span(max(kept[0].idx, span.start), min(kept[-1].idx + len(kept[-1].text), span.end))
