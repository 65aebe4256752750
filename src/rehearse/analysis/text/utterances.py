"""Sentences with their clauses as plain text: what most detectors read."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from rehearse.analysis.doc_context import text_of
from rehearse.analysis.encoder.answer_reading import question_reading
from rehearse.analysis.text.clause_starts import clause_starts
from rehearse.analysis.text.plain_text import PlainText, plain_text
from rehearse.domain.transcript import Span

_KEY = "rehearse.utterances"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence. `span` are its characters, `tokens` its token range (end exclusive).

    `clauses` are characters too; they cover the sentence without gaps of words.
    """

    index: int
    span: Span
    tokens: tuple[int, int]
    plain: PlainText
    clauses: tuple[Span, ...]

    def clauses_in(self, span: Span) -> tuple[int, int]:
        """Return the first and last clause that `span` touches."""
        touched = [at for at, clause in enumerate(self.clauses) if clause.overlaps(span)]
        return (touched[0], touched[-1]) if touched else (0, len(self.clauses) - 1)


def utterances(doc: Doc) -> tuple[Utterance, ...]:
    """Return the sentences of a Doc; made once, then kept with it."""
    known = doc.user_data.get(_KEY)
    if known is None:
        known = tuple(_utterances(doc))
        doc.user_data[_KEY] = known
    made: tuple[Utterance, ...] = known
    return made


def _utterances(doc: Doc) -> Iterator[Utterance]:
    index = 0
    for sentence in doc.sents:
        span = _characters(sentence)
        plain = plain_text(text_of(doc), span.start, span.end)
        if len(plain):
            yield Utterance(
                index, span, (sentence.start, sentence.end), plain, _clauses(doc, sentence)
            )
            index += 1


def _clauses(doc: Doc, sentence: TokenSpan) -> tuple[Span, ...]:
    is_bare = not any(token.is_punct for token in sentence)
    likely = question_reading(doc).begins_clause if is_bare else None
    starts = clause_starts(doc, sentence.start, sentence.end, likely=likely)
    ends = [*starts[1:], sentence.end]
    return tuple(
        _characters(doc[start:end]) for start, end in zip(starts, ends, strict=True) if end > start
    )


def _characters(tokens: TokenSpan) -> Span:
    """The characters of a token range without the space around it."""
    text = tokens.text
    start = tokens.start_char + len(text) - len(text.lstrip())
    return Span(start, max(start, tokens.start_char + len(text.rstrip())))
