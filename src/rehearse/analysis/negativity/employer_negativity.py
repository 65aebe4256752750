"""Words that speak ill of a past or present employer, boss, colleague or workplace.

Two sources look for passages: the encoder, and cue lists with their vetoes. How probable a passage
is, by both, is weighed against what the encoder makes of the answer as a whole; that is the
confidence of the finding.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.encoder.answer_reading import is_short, question_reading
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.negativity.encoder_evidence import ENCODER, encoder_evidence
from rehearse.analysis.negativity.negative_cues import Evidence, evidence_in
from rehearse.analysis.negativity.negativity_spans import flagged_spans
from rehearse.analysis.negativity.negativity_vetoes import surviving
from rehearse.analysis.negativity.work_mentions import mention_map
from rehearse.analysis.text.utterances import utterances
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.question import QuestionKind
from rehearse.domain.transcript import Span

KIND = FindingKind.EMPLOYER_NEGATIVITY
# Chosen on answers on which nothing was trained, for the best balance of alarms and misses: an
# answer is flagged from the first on. Of its passages, that is the worst, and others only where
# they are bad enough by themselves. The last is for answers of a few words.
FLAGGED_FROM = 0.45
BAD_BY_ITSELF = 0.82
FLAGGED_IN_SHORT_FROM = 0.58
# A charge in so many words counts however friendly the rest of the answer is.
PLAIN_CHARGE_FROM = 0.7
CHARGED_FROM = 0.75
# Logistic regression over the log-odds of a passage and of the whole answer as the encoder judges
# it, fitted on the worst passages of the same answers: so the result is a probability that can be
# believed.
PASSAGE_WEIGHT = 0.23
WHOLE_WEIGHT = 0.46
BIAS = -0.35
# Certainty has its limits: beyond it, one source would silence the other.
SUREST = 0.999
# How far the cues count beside the encoder: they know plain wordings, and little else. The encoder,
# which learnt from whole answers, knows short ones less well.
CUES_SHARE = 0.6
CUES_SHARE_IN_SHORT = 0.9


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A passage that may speak ill of somebody.

    `read` is the encoder's probability for the worst of it, `cued` the weight of the cues in it,
    both 0 to 1.
    """

    span: Span
    evidence: tuple[Evidence, ...]
    read: float
    cued: float


@Language.component("employer_negativity", assigns=["doc.spans"])
def employer_negativity(doc: Doc) -> Doc:
    """Mark every clause or sentence that speaks ill of somebody at work."""
    if context_of(doc).question.kind is QuestionKind.CLOSING:
        return doc
    for suspicion, chance in _flagged(doc):
        add_mark(
            doc,
            KIND,
            Mark(
                span=suspicion.span,
                severity=_severity(suspicion),
                confidence=chance,
                reads_as=_reads_as(suspicion),
            ),
        )
    return doc


def _flagged(doc: Doc) -> Iterator[tuple[Suspicion, float]]:
    """Yield the passages to flag with their probability: the worst, and what is bad by itself."""
    short = is_short(doc)
    share = CUES_SHARE_IN_SHORT if short else CUES_SHARE
    found = [(suspicion, _chance(suspicion, share)) for suspicion in suspicions(doc)]
    worst = max((chance for _, chance in found), default=0.0)
    whole = question_reading(doc).answer[KIND.value]
    for suspicion, chance in found:
        # A judgement on so few words as a whole is one on the passage, made a second time.
        weighed = chance if short else _weighed(chance, whole)
        is_enough = weighed >= (FLAGGED_IN_SHORT_FROM if short else FLAGGED_FROM) or (
            suspicion.cued >= PLAIN_CHARGE_FROM and chance >= CHARGED_FROM
        )
        if is_enough and chance >= min(worst, BAD_BY_ITSELF):
            yield suspicion, weighed


def suspicions(doc: Doc) -> Iterator[Suspicion]:
    """Yield every passage of an answer that either source has something against."""
    mentions = mention_map(doc, context_of(doc))
    reading = question_reading(doc)
    for utterance in utterances(doc):
        found = [*evidence_in(doc, utterance, mentions), *encoder_evidence(utterance, reading)]
        evidence = surviving(text_of(doc), utterance, found)
        if not evidence:
            continue
        for span, items in flagged_spans(doc, utterance, evidence):
            cued = [item for item in items if item.source != ENCODER]
            weights = [item.weight for item in _one_per_source(cued)]
            yield Suspicion(span, tuple(items), reading.worst_of(span), _added_up(weights))


def _chance(suspicion: Suspicion, cues_share: float) -> float:
    """Return how probable a complaint is: each source removes its share of the doubt."""
    return 1.0 - (1.0 - suspicion.read) * (1.0 - cues_share * suspicion.cued)


def _weighed(passage: float, whole: float) -> float:
    points = PASSAGE_WEIGHT * _log_odds(passage) + WHOLE_WEIGHT * _log_odds(whole) + BIAS
    return 1.0 / (1.0 + math.exp(-points))


def _log_odds(chance: float) -> float:
    within = min(max(chance, 1.0 - SUREST), SUREST)
    return math.log(within / (1.0 - within))


def _severity(suspicion: Suspicion) -> Severity:
    """Return how heavy the heaviest evidence is; cues, which know insults by name, come first."""
    return _heaviest(suspicion).severity


def _reads_as(suspicion: Suspicion) -> str:
    return _heaviest(suspicion).reads_as


def _heaviest(suspicion: Suspicion) -> Evidence:
    named = [item for item in suspicion.evidence if item.source != ENCODER]
    return max(named or suspicion.evidence, key=lambda item: item.weight)


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
