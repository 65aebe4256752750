"""Words that speak ill of a past or present employer, boss, colleague or workplace."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.negative_cues import Evidence, evidence_in
from rehearse.analysis.negativity_spans import flagged_spans
from rehearse.analysis.negativity_vetoes import surviving
from rehearse.analysis.utterances import Utterance, utterances
from rehearse.analysis.vader_tone import tone
from rehearse.analysis.work_mentions import MentionMap, mention_map
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.question import QuestionKind
from rehearse.domain.transcript import Span

KIND = FindingKind.EMPLOYER_NEGATIVITY
FLAGGED_FROM = 0.5
# VADER's own border between neutral and negative is -0.05; only a clearly bad tone adds weight.
BAD_TONE = -0.4
TONE_WEIGHT = 0.2


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What one clause or sentence amounts to once its evidence is added up."""

    span: Span
    severity: Severity
    weight: float
    reads_as: str


@Language.component("employer_negativity", assigns=["doc.spans"])
def employer_negativity(doc: Doc) -> Doc:
    """Mark every clause or sentence that speaks ill of somebody at work."""
    context = context_of(doc)
    if context.question.kind is QuestionKind.CLOSING:
        return doc
    mentions = mention_map(doc, context)
    for utterance in utterances(doc):
        for suspicion in suspicions(doc, utterance, mentions):
            add_mark(
                doc,
                KIND,
                Mark(
                    span=suspicion.span,
                    severity=suspicion.severity,
                    confidence=suspicion.weight,
                    reads_as=suspicion.reads_as,
                ),
            )
    return doc


def suspicions(doc: Doc, utterance: Utterance, mentions: MentionMap) -> list[Suspicion]:
    """Return the flagged parts of a sentence."""
    evidence = surviving(text_of(doc), utterance, evidence_in(doc, utterance, mentions))
    if not evidence:
        return []
    extra = TONE_WEIGHT if tone(utterance.plain.text) <= BAD_TONE else 0.0
    flagged: list[Suspicion] = []
    for span, items in flagged_spans(doc, utterance, evidence):
        weight = _added_up([item.weight for item in _one_per_source(items)] + [extra])
        if weight >= FLAGGED_FROM:
            strongest = max(items, key=lambda item: (item.severity == "strong", item.weight))
            flagged.append(Suspicion(span, strongest.severity, weight, strongest.reads_as))
    return flagged


def _one_per_source(evidence: Iterable[Evidence]) -> list[Evidence]:
    best: dict[str, Evidence] = {}
    for item in evidence:
        if item.source not in best or item.weight > best[item.source].weight:
            best[item.source] = item
    return list(best.values())


def _added_up(weights: list[float]) -> float:
    """Noisy-or: each piece of evidence removes its share of the remaining doubt."""
    doubt = 1.0
    for weight in weights:
        doubt *= 1.0 - weight
    return 1.0 - doubt
