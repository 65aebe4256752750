"""How a question to the interviewer comes across."""

from spacy.tokens import Doc

from rehearse.analysis.content_words import content_words
from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.plain_text import plain_text
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.transcript import Span

# Points per match of a kind; the kind with most points wins. Found on the development set.
WEIGHTS = {
    QuestionQuality.PREMATURE: 2.0,
    QuestionQuality.GENERIC: 1.6,
    QuestionQuality.PERCEPTIVE: 1.2,
    QuestionQuality.TARGETED: 0.5,
}
SHARED_WORD_WEIGHT = 0.45
MOST_SHARED = 3
# A question of many words is about something in particular.
LONG_WORDS = 14
LONG_WEIGHT = 0.5


def quality_of(doc: Doc, span: Span, job: Job | None) -> tuple[QuestionQuality, float]:
    """Return the quality of the question at `span` and how sure that is (0 to 1)."""
    points = _points(doc, span, job)
    best = max(points, key=lambda quality: points[quality])
    total = sum(points.values())
    if points[best] == 0:
        return QuestionQuality.TARGETED, 0.5
    return best, min(0.95, 0.4 + 0.5 * points[best] / total)


def _points(doc: Doc, span: Span, job: Job | None) -> dict[QuestionQuality, float]:
    plain = plain_text(text_of(doc), span.start, span.end)
    points = {
        quality: min(2, len(list(plain.found(cue_pattern("questions", quality.value, "patterns")))))
        * weight
        for quality, weight in WEIGHTS.items()
    }
    asked = content_words(plain.text)
    advertised = content_words((job.description or "") if job else "")
    shared = len(asked & advertised)
    if len(plain) >= LONG_WORDS:
        points[QuestionQuality.TARGETED] += LONG_WEIGHT
        points[QuestionQuality.PERCEPTIVE] += LONG_WEIGHT
    points[QuestionQuality.TARGETED] += SHARED_WORD_WEIGHT * min(MOST_SHARED, shared)
    return points
