"""The interviewer or the company called by a wrong name; compared by sound."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.company_names import wrong_company_names
from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.sounds_alike import sounds_like
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.transcript import Span

_TITLE = (
    r"(?:mr|mrs|ms|miss|mister|missus|misses|doctor|dr|professor|reverend|father|chef|captain)\.?"
)
_GREETING = (
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|morning"
    r"|thank you(?: very much| so much)?|thanks(?: a lot)?|so|well)"
)
_FILL = r"(?:[\s,.]*(?:um|uh|er|yes|so|well|again|there|and)\b)*"
_NAME = r"([A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?)"
_TITLED = re.compile(rf"\b(?i:{_TITLE})\s+([^\W\d_][\w'\u2019-]+)")
_GREETED = re.compile(rf"\b(?i:{_GREETING}){_FILL}[\s,]+{_NAME}(?=[\s]*[,.!?])")
# "Thank you for seeing me, Mavis," and "it was good, thanks, Joanna, and you?"
_THANKED = re.compile(
    rf"\b(?i:thanks?|thank you|good to (?:see|meet)|pleased|hello|morning)\b[^.?!]{{0,30}}, "
    rf"{_NAME}(?=[,.!?])"
)
# What may stand before a title where somebody is addressed, not spoken of.
_BEFORE_ADDRESS = re.compile(
    r"(?:^|[.?!]|\b(?:hi|hello|hey|morning|afternoon|evening|you|thanks|much|so|well|yes|yeah|no"
    r"|okay|right|and|um|uh|er|sorry|course|good|now|then))[\s,.]*$",
    re.IGNORECASE,
)
# What follows a name in mid-sentence where somebody is addressed.
_AFTER_ADDRESS = re.compile(r"^(?:,| (?:i|i'm|i'd|i've|what|thank|thanks|you|it's|this|that's)\b)")
_SPOKEN_OF = re.compile(r"\b(?:and|now|then)[\s,]*$", re.IGNORECASE)
# How far into an answer a greeting may stand, in characters.
GREETED_WITHIN = 120
# A recogniser may have printed one name as two words.
_NEXT_WORD = re.compile(r"^\s+([^\W\d_][\w'\u2019-]*)")


@Language.component("wrong_name", assigns=["doc.spans"])
def wrong_name(doc: Doc) -> Doc:
    """Mark names that should be the interviewer's or the company's and are not."""
    job = context_of(doc).job
    if job is None:
        return doc
    for span, right in _wrong(text_of(doc), job):
        said = text_of(doc)[span.start : span.end]
        add_mark(
            doc,
            FindingKind.WRONG_NAME,
            Mark(
                span=span,
                severity=Severity.STRONG,
                confidence=0.8,
                details={"said": said, "right": right},
            ),
        )
    return doc


def _wrong(text: str, job: Job) -> Iterator[tuple[Span, str]]:
    if job.interviewer:
        for span in _wrong_people(text, job.interviewer):
            yield span, job.interviewer
    if job.company:
        for span in wrong_company_names(text, job.company):
            yield span, job.company


def _wrong_people(text: str, interviewer: str) -> Iterator[Span]:
    seen: list[Span] = []
    for match in _addressed(text):
        span = Span(match.start(1), match.end(1))
        if any(span.overlaps(other) for other in seen):
            continue
        seen.append(span)
        if not _is_known_word(match[1]) and not _is_called(text, match, interviewer):
            yield span


def _addressed(text: str) -> Iterator[re.Match[str]]:
    """Yield the names by which somebody is addressed, the name in group 1."""
    for match in _TITLED.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        after = text[match.end() : match.end() + 12].lower()
        if not _BEFORE_ADDRESS.search(before):
            continue
        if not _SPOKEN_OF.search(before) or _AFTER_ADDRESS.match(after):
            yield match
    for pattern in (_GREETED, _THANKED):
        for match in pattern.finditer(text):
            if match.start() <= GREETED_WITHIN:
                yield match


def _is_known_word(said: str) -> bool:
    return said.split(maxsplit=1)[0].lower() in cue_list("names")["not_names"]


def _is_called(text: str, match: re.Match[str], full_name: str) -> bool:
    """Whether the name is the interviewer's first, last or whole name, by sound."""
    said = match[1]
    following = _NEXT_WORD.match(text[match.end(1) :])
    ways = [said, *said.split()]
    if following is not None:
        ways.append(said + following[1])
    parts = [full_name, *(part for part in re.split(r"[\s-]+", full_name) if len(part) > 1)]
    return any(sounds_like(way, part) for way in ways for part in parts)
