"""How a question to the interviewer comes across."""

from collections.abc import Mapping

from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.encoder.answer_reading import question_reading
from rehearse.analysis.linear_model import probabilities
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.job import Job
from rehearse.domain.transcript import Span

MODEL = "question_quality"
MOST_MATCHES = 3
MOST_SHARED = 4
# A question of few words fits anywhere, one of many is about something in particular.
FEW_WORDS = 8
# How sure a wording is that leaves no doubt.
UNMISTAKABLE = 0.85
# Of the two sources, how much the encoder counts. Chosen on the development set.
ENCODER_SHARE = 0.5
MANY_WORDS = 15


def quality_of(doc: Doc, span: Span, job: Job | None) -> tuple[QuestionQuality, float]:
    """Return the quality of the question at `span` and how sure that is (0 to 1)."""
    question = text_of(doc)[span.start : span.end]
    if cue_pattern("questions", "unmistakable", "perceptive").search(plain_text(question).text):
        return QuestionQuality.PERCEPTIVE, UNMISTAKABLE
    features = quality_features(question, job)
    found = _weighed(probabilities(MODEL, features), question_reading(doc).quality_of(span))
    if not features["any premature"] and not features["for_me"]:
        # Nothing in it speaks of what one gets: few words alone do not make it so.
        found.pop(QuestionQuality.PREMATURE.value)
    best = max(found, key=lambda label: found[label])
    return QuestionQuality(best), found[best]


def _weighed(by_words: Mapping[str, float], read: Mapping[str, float]) -> dict[str, float]:
    """Return the mean of both sources, of which the encoder counts for more."""
    total = sum(read[quality.value] for quality in QuestionQuality) or 1.0
    return {
        label: ENCODER_SHARE * read[label] / total + (1 - ENCODER_SHARE) * chance
        for label, chance in by_words.items()
    }


def quality_features(question: str, job: Job | None) -> dict[str, float]:
    """Return what the quality is judged by; each feature is about 0 to 1."""
    plain = plain_text(question)
    counts = {
        quality.value: len(list(plain.found(cue_pattern("questions", quality.value, "patterns"))))
        for quality in QuestionQuality
    }
    advertised = content_words((job.description or "") if job else "")
    shared = len(content_words(plain.text) & advertised)
    return {
        "bias": 1.0,
        **{name: min(MOST_MATCHES, count) / MOST_MATCHES for name, count in counts.items()},
        **{f"any {name}": float(count > 0) for name, count in counts.items()},
        "shared": min(MOST_SHARED, shared) / MOST_SHARED,
        "none shared": float(bool(advertised) and shared == 0),
        "few words": float(len(plain) <= FEW_WORDS),
        "many words": float(len(plain) >= MANY_WORDS),
        **{
            name: float(cue_pattern("questions", "shape", name).search(plain.text) is not None)
            for name in (
                "for_me",
                "into_it",
                "is_there",
                "condition",
                "past_event",
                "opinion",
                "about_you",
            )
        },
    }
