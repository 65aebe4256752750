"""A "why us?" that would fit any employer."""

import math

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import AnswerContext, context_of, text_of
from rehearse.analysis.encoder.answer_reading import odds_by_words
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.skills.skill_families import wanted_by
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.plain_text import plain_text
from rehearse.analysis.text.utterances import utterances
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.question import QuestionKind

# Points from which on a reason counts as tied to this employer.
TIED_FROM = 1.55
FIRST_HAND_POINTS = 1.5
SHARED_WORD_POINTS = 0.6
# A long answer shares a word with any advertisement now and then, by chance: one in so many words.
WORDS_A_CHANCE = 45
FEWEST_WORDS = 8
STEEPNESS = 2.0
# How much the plain words count; the points count for the rest. Chosen together with the border, on
# labelled answers on which nothing was trained.
WORDS_SHARE = 0.8
FLAGGED_FROM = 0.5


@Language.component("research_gap", assigns=["doc.spans"])
def research_gap(doc: Doc) -> Doc:
    """Mark an answer to "why us?" that holds no reason tied to this employer."""
    context = context_of(doc)
    if context.job is None or not asks_why_us(context):
        return doc
    words = sum(len(sentence.plain) for sentence in utterances(doc))
    points = tied_points(doc, context.job)
    chance = _chance(doc, context.job, points)
    if words >= FEWEST_WORDS and chance >= FLAGGED_FROM:
        add_mark(
            doc,
            FindingKind.RESEARCH_GAP,
            Mark(
                span=None,
                severity=Severity.STRONG if points < 1 else Severity.MILD,
                confidence=chance,
                details={"company": context.job.company or "this employer"},
            ),
        )
    return doc


def _chance(doc: Doc, job: Job, points: float) -> float:
    odds = odds_by_words(doc, FindingKind.RESEARCH_GAP, wanted_by(job).stems)
    said = 1 / (1 + math.exp(-odds))
    return WORDS_SHARE * said + (1.0 - WORDS_SHARE) * _untied(points)


def _untied(points: float) -> float:
    """Return how likely the points alone make it that nothing ties the answer to the employer."""
    return 1 / (1 + math.exp(STEEPNESS * (points - TIED_FROM)))


def asks_why_us(context: AnswerContext) -> bool:
    """Whether the question asks why this employer, rather than why leave the last one."""
    if context.question.kind is not QuestionKind.MOTIVATION:
        return False
    text = plain_text(context.question.text).text
    if cue_pattern("research", "asks_why_leave").search(text):
        return False
    if cue_pattern("research", "asks_why_us").search(text):
        return True
    company = content_words(context.job.company or "") if context.job else frozenset()
    return text.startswith("why") and bool(company & content_words(context.question.text))


def tied_points(doc: Doc, job: Job) -> float:
    """Return how firmly an answer is tied to an employer: knowledge at first hand, shared words."""
    first_hand = sum(
        1
        for sentence in utterances(doc)
        for _ in sentence.plain.found(cue_pattern("research", "first_hand"))
    )
    known = content_words(f"{job.title or ''} {job.company or ''}")
    shared = (content_words(text_of(doc)) & content_words(job.description or "")) - known
    words = sum(len(sentence.plain) for sentence in utterances(doc))
    telling = max(0.0, len(shared) - words / WORDS_A_CHANCE)
    return FIRST_HAND_POINTS * min(2, first_hand) + SHARED_WORD_POINTS * telling
