"""An answer that passes the question by."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_pattern
from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.story.story_parts import story_parts
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.utterances import utterances
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.question import QuestionKind
from rehearse.domain.transcript import Span

# An evasion counts where it opens the answer and little follows it.
OPENING_SENTENCES = 2
MOST_WORDS_AFTER_EVASION = 45
# Without an evasion: a long answer that shares no word with a question of some substance.
FEWEST_WORDS = 60
FEWEST_QUESTION_WORDS = 3


@Language.component("off_question", assigns=["doc.spans"])
def off_question(doc: Doc) -> Doc:
    """Mark an answer that evades its question or speaks of something else altogether."""
    context = context_of(doc)
    if context.question.kind in {QuestionKind.CLOSING, QuestionKind.DISARMING}:
        return doc
    evasion = next(_evasions(doc), None)
    if evasion is not None:
        add_mark(doc, FindingKind.OFF_QUESTION, Mark(span=evasion, confidence=0.6))
    elif _speaks_of_something_else(doc):
        add_mark(
            doc,
            FindingKind.OFF_QUESTION,
            Mark(span=None, severity=Severity.MILD, confidence=0.5),
        )
    return doc


def _evasions(doc: Doc) -> Iterator[Span]:
    sentences = utterances(doc)
    if sum(len(sentence.plain) for sentence in sentences) > MOST_WORDS_AFTER_EVASION:
        return
    for sentence in sentences[:OPENING_SENTENCES]:
        yield from sentence.plain.found(cue_pattern("off_question", "evasion"))


def _speaks_of_something_else(doc: Doc) -> bool:
    context = context_of(doc)
    asked = content_words(context.question.text)
    words = sum(len(sentence.plain) for sentence in utterances(doc))
    if (
        context.question.kind is not QuestionKind.BEHAVIORAL
        or words < FEWEST_WORDS
        or len(asked) < FEWEST_QUESTION_WORDS
    ):
        return False
    return not asked & content_words(text_of(doc)) and not story_parts(doc).is_complete
