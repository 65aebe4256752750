"""Names of people and companies in what was said, as far as they can be told by their look.

No model is asked. Known names, names after a title, and words with a capital in mid-sentence are
taken for names unless the advertisement or the question uses them; a name that is said only at the
start of a sentence, or written without a capital, is missed.
"""

import re
from collections.abc import Iterable, Iterator

from rehearse.domain.rehearsal import Rehearsal, Take

# Latin, Greek and Cyrillic; other scripts have no capitals to go by.
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁ][^\W\d_]*(?:['\u2019-][^\W\d_]+)*"
_NAME = rf"({_CAPITAL}(?: {_CAPITAL})*)"
_TITLED = re.compile(rf"\b(?i:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame)\.? {_NAME}")
_INTRODUCED = re.compile(
    rf"\b(?i:my name is|my name's|call me|named|called|known as|a guy|colleague|boss|manager),? "
    rf"{_NAME}"
)
# After a letter, a comma or a digit: not where a sentence begins.
_WITHIN = re.compile(rf"(?:(?<=[^\W_][,;]\s)|(?<=[^\W_]\s)){_NAME}")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-]\w+)*")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_LONGEST_ACRONYM = 5
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:ltd|limited|inc|llc|plc|gmbh|ag|co|corp|corporation|company|group)\.?$",
    re.IGNORECASE,
)
_WRITTEN_LARGE = """
i i'm i'd i've i'll ok okay mr mrs ms miss mx dr doctor prof professor sir dame
monday tuesday wednesday thursday friday saturday sunday january february march april
may june july august september october november december christmas easter english german
french spanish italian arabic hebrew polish dutch british american european internet
"""
_NO_NAMES = frozenset(_WRITTEN_LARGE.split())


def names_in(rehearsals: Iterable[Rehearsal]) -> frozenset[str]:
    """Return the names that the rehearsals tell, each whole and in its parts."""
    found: set[str] = set()
    for rehearsal in rehearsals:
        known = _common_words(rehearsal)
        for name in (*_known_names(rehearsal), *_said_names(rehearsal)):
            whole = _POSSESSIVE.sub("", name)
            parts = [part for part in whole.split() if _plain(part) not in known]
            parts = [part for part in parts if len(part) > 1 and not _is_acronym(part)]
            if parts:
                found.update((whole, *parts))
    return frozenset(found)


def _known_names(rehearsal: Rehearsal) -> Iterator[str]:
    job = rehearsal.job
    if job is None:
        return
    if job.interviewer:
        yield " ".join(job.interviewer.split())
    # "Water" of "Tallowmere Water" is a word too, if somebody writes it small.
    said = [_text_of(take) for answer in rehearsal.answers for take in answer.takes]
    small = {word for text in said for word in _WORD.findall(text)} | set(_words_asked(rehearsal))
    for word in _WORD.findall(job.company or ""):
        if word[0].isupper() and word.lower() not in small:
            yield word


def company_names(rehearsals: Iterable[Rehearsal]) -> frozenset[str]:
    """Return the names of the companies, with and without their legal form.

    They are names only as a whole, for many are made of ordinary words.
    """
    names = {" ".join(one.job.company.split()) for one in rehearsals if one.job and one.job.company}
    return frozenset({*names, *(_LEGAL_FORM.sub("", name) for name in names)} - {""})


def _said_names(rehearsal: Rehearsal) -> Iterator[str]:
    for answer in rehearsal.answers:
        for take in answer.takes:
            text = _text_of(take)
            for pattern in (_TITLED, _INTRODUCED, _WITHIN):
                for match in pattern.finditer(text):
                    yield match[1]


def _common_words(rehearsal: Rehearsal) -> frozenset[str]:
    """Return the words, in small letters, that are no names though they have a capital."""
    told = frozenset(map(_plain, _words_asked(rehearsal)))
    job = rehearsal.job
    named = f"{(job and job.company) or ''} {(job and job.interviewer) or ''}"
    return (told | _NO_NAMES) - {_plain(word) for word in named.split()}


def _words_asked(rehearsal: Rehearsal) -> Iterator[str]:
    """Yield the words of the advertisement and of the questions."""
    job = rehearsal.job
    texts = [answer.question.text for answer in rehearsal.answers]
    if job is not None:
        texts += [job.title or "", job.description or "", *(job.asked_skills or ())]
    for text in texts:
        yield from _WORD.findall(text)


def _text_of(take: Take) -> str:
    return take.transcript.text if take.transcript else ""


def _is_acronym(word: str) -> bool:
    # "SQL" and "HR" say nothing of a person.
    return word.isupper() and len(word) <= _LONGEST_ACRONYM


def _plain(word: str) -> str:
    return word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").removesuffix("'s")
