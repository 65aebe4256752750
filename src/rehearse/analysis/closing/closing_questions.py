"""Questions that the person puts to the interviewer, and the finding where none is put."""

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.closing.question_quality import quality_of
from rehearse.analysis.closing.question_spans import question_spans
from rehearse.analysis.doc_context import AnswerContext, context_of, text_of
from rehearse.analysis.encoder.answer_reading import question_reading
from rehearse.analysis.marks import Mark, add_mark
from rehearse.domain.finding import AskedQuestion, FindingKind, QuestionQuality, Severity
from rehearse.domain.question import QuestionKind
from rehearse.domain.transcript import Span

_KEY = "rehearse.questions"
# From this probability on, the encoder's word that nothing was asked counts more than the rules'.
SURELY_MISSING = 0.85
_FINDINGS = {
    QuestionQuality.PREMATURE: FindingKind.PREMATURE_QUESTION,
    QuestionQuality.GENERIC: FindingKind.GENERIC_QUESTION,
}


@Language.component("closing_questions", assigns=["doc.spans"])
def closing_questions(doc: Doc) -> Doc:
    """Find the questions in a closing answer and mark what speaks against them."""
    context = context_of(doc)
    if context.question.kind is not QuestionKind.CLOSING:
        return doc
    asked = _asked(doc, context)
    missing = question_reading(doc).answer["missing_questions"]
    if asked and missing >= SURELY_MISSING:
        # What looks like a question was withdrawn, or asks nothing.
        asked = []
    doc.user_data[_KEY] = asked
    if not asked:
        add_mark(
            doc,
            FindingKind.MISSING_QUESTIONS,
            Mark(span=None, severity=Severity.STRONG, confidence=max(0.6, missing)),
        )
    for question, sure in asked:
        kind = _FINDINGS.get(question.quality)
        if kind is not None:
            add_mark(doc, kind, _mark(question, sure))
    return doc


def asked_questions(doc: Doc) -> tuple[AskedQuestion, ...]:
    """Return the questions that the component found, in order."""
    found: list[tuple[AskedQuestion, float]] = doc.user_data.get(_KEY, [])
    return tuple(question for question, _ in found)


def _asked(doc: Doc, context: AnswerContext) -> list[tuple[AskedQuestion, float]]:
    asked: list[tuple[AskedQuestion, float]] = []
    for span in question_spans(doc):
        quote = text_of(doc)[span.start : span.end]
        quality, sure = quality_of(doc, span, context.job)
        asked.append(
            (AskedQuestion(quote=quote, start=span.start, end=span.end, quality=quality), sure)
        )
    return asked


def _mark(question: AskedQuestion, sure: float) -> Mark:
    from_words = question.quality is QuestionQuality.PREMATURE
    return Mark(
        span=Span(question.start, question.end),
        severity=Severity.STRONG if from_words else Severity.MILD,
        confidence=sure,
    )
