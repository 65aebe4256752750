"""Marks on a Doc turned into the findings that the rest of the program knows."""

from collections.abc import Iterator

from spacy.tokens import Doc

from rehearse.analysis.feedback.advice import advice_of, title_of, why_of
from rehearse.analysis.feedback.finding_details import with_details
from rehearse.analysis.marks import Mark, marks_of
from rehearse.domain.finding import Finding, FindingKind
from rehearse.domain.transcript import Span, Transcript

# What a recogniser that is not to be relied upon word for word takes off the confidence.
ROUGH_SHARE = 0.85
# A word that the recogniser doubted wholly still leaves this share.
DOUBTED_SHARE = 0.6
LEAST_CONFIDENCE = 0.05


def findings_in(doc: Doc, transcript: Transcript) -> Iterator[Finding]:
    """Yield the findings that the components marked."""
    for kind in FindingKind:
        for mark in marks_of(doc, kind):
            yield finding_of(kind, with_details(doc, kind, mark), transcript)


def finding_of(kind: FindingKind, mark: Mark, transcript: Transcript) -> Finding:
    """Return a finding with its words, its seconds and what to say about it."""
    span = mark.span
    quote = transcript.text[span.start : span.end] if span else None
    times = mark.times or (transcript.times_of(span) if span else None)
    return Finding(
        kind=kind,
        severity=mark.severity,
        title=title_of(kind, mark),
        why=why_of(kind, mark, quote),
        advice=advice_of(kind, mark, quote),
        confidence=round(_confidence(mark, transcript), 3),
        start=span.start if span else None,
        end=span.end if span else None,
        quote=quote,
        start_s=times.start if times else None,
        end_s=times.end if times else None,
    )


def _confidence(mark: Mark, transcript: Transcript) -> float:
    sure = mark.confidence * (ROUGH_SHARE if transcript.rough else 1.0)
    if mark.span is not None and transcript.words:
        heard = _mean_probability(transcript, mark.span)
        sure *= DOUBTED_SHARE + (1 - DOUBTED_SHARE) * heard
    return min(1.0, max(LEAST_CONFIDENCE, sure))


def _mean_probability(transcript: Transcript, span: Span) -> float:
    heard = [word.probability for word in transcript.words_in(span)]
    return sum(heard) / len(heard) if heard else 1.0
