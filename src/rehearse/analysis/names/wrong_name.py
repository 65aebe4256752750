"""The interviewer or the company called by a wrong name; compared by sound."""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.encoder.answer_reading import question_reading
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.names.company_names import wrong_company_names
from rehearse.analysis.names.forms_of_address import addressed
from rehearse.analysis.names.half_remembered import half_remembered
from rehearse.analysis.names.sounds_alike import sounds_like
from rehearse.analysis.text.said_words import NameLike, is_function_word
from rehearse.analysis.text.token_places import token_range
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.transcript import Span

# Of the names flagged on all labelled sets, every one was wrong (52 of 52).
SURE = 0.95
# The encoder's word pieces: what it knows as a word of its own is no rare one.
RARE_FROM_PIECES = 2
_PROPER_NOUN = "NNP"
# "Hi Lotta, sorry, Lotte": within so many characters the right name makes good for the wrong one.
CORRECTED_WITHIN = 40
_CORRECTION = re.compile(r"\b(?:sorry|i mean|or is it|no|rather|excuse me)\b", re.IGNORECASE)
# A short form has at least so many letters of the name: "Dan" for "Daniel".
SHORTEST_FORM = 3
_NAME_PART = re.compile(r"[^\W\d_][\w'\u2019]*")
_TITLED = re.compile(r"\b(?:mr|mrs|ms|mister|missus|misses)\.?\s+$", re.IGNORECASE)
# A recogniser may have printed one name as two or three words.
_NEXT_WORDS = re.compile(r"^\s+([^\W\d_][\w'\u2019]*)(?:\s+([^\W\d_][\w'\u2019]*))?")


@Language.component("wrong_name", assigns=["doc.spans"])
def wrong_name(doc: Doc) -> Doc:
    """Mark names that should be the interviewer's or the company's and are not."""
    job = context_of(doc).job
    if job is None:
        return doc
    for span, right in _wrong(doc, job):
        said = text_of(doc)[span.start : span.end]
        add_mark(
            doc,
            FindingKind.WRONG_NAME,
            Mark(
                span=span,
                severity=Severity.STRONG,
                confidence=SURE,
                details={"said": said, "right": right},
            ),
        )
    return doc


def _wrong(doc: Doc, job: Job) -> Iterator[tuple[Span, str]]:
    text, is_name_like = text_of(doc), _name_like(doc)
    if job.interviewer:
        for span in _wrong_people(text, job, is_name_like):
            yield span, job.interviewer
    if job.company:
        for span in wrong_company_names(text, job, is_name_like):
            yield span, job.company


def _name_like(doc: Doc) -> NameLike:
    def is_name_like(span: Span) -> bool:
        first, last = token_range(doc, span)
        if any(token.tag_ == _PROPER_NOUN for token in doc[first:last]):
            return True
        pieces = sum(place.overlaps(span) for place in question_reading(doc).places)
        return pieces >= RARE_FROM_PIECES

    return is_name_like


def _wrong_people(text: str, job: Job, is_name_like: NameLike) -> Iterator[Span]:
    right, company = _parts(job.interviewer or ""), _parts(job.company or "")
    greeted = [*addressed(text, is_name_like)]
    loosely = [*half_remembered(text, right, is_name_like)]
    if any(_is_called(text, span, right) for span in (*greeted, *loosely)):
        # Whoever is called by the right name is not called by another that begins like it.
        loosely = []
    for span in sorted({*greeted, *loosely}, key=lambda one: one.start):
        # "Mrs Okonjo" is nobody's name for being the first of "Okonjo Whitlock".
        known = right if _TITLED.search(text, 0, span.start) else [*right, *company]
        if not _is_called(text, span, known) and not _is_corrected(text, span, right):
            yield span


def _parts(name: str) -> list[str]:
    """The whole name and its parts, titles left out."""
    words = [
        word
        for word in _NAME_PART.findall(name)
        if len(word) > 1 and word.lower() not in cue_list("names")["titles"]
    ]
    pairs = ["".join(pair) for pair in pairwise(words)]
    return ["".join(words), *words, *pairs]


def _is_called(text: str, span: Span, parts: list[str]) -> bool:
    """Whether the name is one of `parts`, by sound, or a short form of it."""
    said = text[span.start : span.end]
    ways = [said, *_NAME_PART.findall(said)]
    following = _NEXT_WORDS.match(text[span.end :])
    if following is not None and not is_function_word(following[1].lower()):
        ways += [said + following[1], said + following[1] + (following[2] or "")]
    return any(_is_form_of(way, part) for way in ways for part in parts)


def _is_form_of(said: str, name: str) -> bool:
    short = len(said) >= SHORTEST_FORM and name.lower().startswith(said.lower())
    return short or sounds_like(said, name)


def _is_corrected(text: str, span: Span, parts: list[str]) -> bool:
    """Whether the right name follows as a correction."""
    after = text[span.end : span.end + CORRECTED_WITHIN]
    if not _CORRECTION.search(after):
        return False
    return any(sounds_like(word, part) for word in _NAME_PART.findall(after) for part in parts)
