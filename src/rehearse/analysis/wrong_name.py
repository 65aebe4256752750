"""The interviewer or the company called by a wrong name; compared by sound."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from rehearse.analysis.cue_lists import cue_list
from rehearse.analysis.doc_context import context_of, text_of
from rehearse.analysis.marks import Mark, add_mark
from rehearse.analysis.sounds_alike import sounds_like
from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.job import Job
from rehearse.domain.transcript import Span

_TITLE = r"(?:mr|mrs|ms|miss|mister|missus|misses|doctor|dr|professor)\.?"
_GREETING = (
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|morning"
    r"|thank you(?: very much| so much)?|thanks(?: a lot)?|so|well)"
)
_FILL = r"(?:[\s,.]*(?:um|uh|er|yes|so|well|again|there|and)\b)*"
_NAME = r"([A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?)"
# Words that stand before the name of an employer one wants to work for.
_TOWARDS = (
    r"(?:work|working|be|start|job|place|position|role|here|appl(?:y|ied)|c[ao]me|move|interview"
    r"|look(?:ed|ing)? at|join(?:ing)?|about|why|love|like|cho[o]?se|admire|follow(?:ed)?)"
    r"(?: here)?(?: (?:for|at|with|to|in))?"
)
_TITLED = re.compile(rf"\b(?i:{_TITLE})\s+([^\W\d_][\w'\u2019-]+)")
_GREETED = re.compile(rf"\b(?i:{_GREETING}){_FILL}[\s,]+{_NAME}(?=[\s]*[,.!?])")
_JOINED = re.compile(rf"\b(?i:{_TOWARDS})(?: (?i:the|a))? {_NAME}")
_SPOKEN_OF = re.compile(
    r"\b(?:my|our|a|the|was|is|called|named|with|to|from|by|and|that's|there was)\b[\w\s,]{0,14}$"
)
# How far into an answer the interviewer is addressed by name, in characters; also at the end.
ADDRESSED_WITHIN = 120


@Language.component("wrong_name", assigns=["doc.spans"])
def wrong_name(doc: Doc) -> Doc:
    """Mark names that should be the interviewer's or the company's and are not."""
    job = context_of(doc).job
    if job is None:
        return doc
    for span, said, right in _wrong(text_of(doc), job):
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


def _wrong(text: str, job: Job) -> Iterator[tuple[Span, str, str]]:
    if job.interviewer:
        yield from _wrong_person(text, job.interviewer)
    if job.company:
        yield from _wrong_company(text, job.company)


def _wrong_person(text: str, interviewer: str) -> Iterator[tuple[Span, str, str]]:
    seen: list[Span] = []
    for pattern in (_TITLED, _GREETED):
        for match in pattern.finditer(text):
            span = Span(match.start(1), match.end(1))
            near = (
                match.start() <= ADDRESSED_WITHIN or match.end() >= len(text) - ADDRESSED_WITHIN / 2
            )
            if not near or any(span.overlaps(other) for other in seen):
                continue
            seen.append(span)
            if _is_vocative(text, match) and not _names(match[1], interviewer):
                yield span, match[1], interviewer


def _is_vocative(text: str, match: re.Match[str]) -> bool:
    """Whether someone is addressed, not spoken of: "my neighbour, Mrs K., she ..." is not."""
    before = text[max(0, match.start() - 24) : match.start()].lower()
    spoken_of = _SPOKEN_OF.search(before)
    if match[1].split()[0].lower() in cue_list("names")["not_names"]:
        return False
    return spoken_of is None or before.rstrip().endswith(("thank you", "thanks"))


def _names(said: str, full_name: str) -> bool:
    parts = [part for part in re.split(r"[\s-]+", full_name) if len(part) > 1]
    return any(sounds_like(word, part) for word in said.split() for part in parts) or sounds_like(
        said, full_name
    )


def _wrong_company(text: str, company: str) -> Iterator[tuple[Span, str, str]]:
    words = [word for word in re.findall(r"[\w'\u2019]+", company) if len(word) > 1]
    for match in _JOINED.finditer(text):
        said = match[1]
        if _looks_like_company(said, company, words) and not _is_company(said, company, words):
            yield Span(match.start(1), match.end(1)), said, company


def _is_company(said: str, company: str, words: list[str]) -> bool:
    if sounds_like(said, company):
        return True
    own = _telling(words)
    return all(
        any(sounds_like(part, word) for word in words) for part in _telling(said.split())
    ) and any(sounds_like(part, word) for part in said.split() for word in own)


def _looks_like_company(said: str, company: str, words: list[str]) -> bool:
    """Whether a name is meant for the company: it shares a word or the beginning of one."""
    del company
    first = said.split(maxsplit=1)[0]
    if first.lower() in cue_list("names")["not_names"]:
        return False
    return any(
        part.lower() == word.lower() or (part[:4].lower() == word[:4].lower() and len(word) > 4)
        for part in said.split()
        for word in _telling(words)
    )


def _telling(words: list[str]) -> list[str]:
    common = cue_list("names")["common_in_companies"]
    kept = [word for word in words if word.lower() not in common]
    return kept or words
