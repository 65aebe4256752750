"""The skills that an advertisement asks for, in its own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.skills.advertisement_sections import Section, Statement, statements
from rehearse.analysis.skills.advertisement_text import visible_text
from rehearse.analysis.skills.necessity_cues import Cue, CueKind, cues_in, necessity_at
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.prepared_job import AskedSkill, Necessity
from rehearse.domain.transcript import Span

MOST_SKILLS = 30
MOST_WORDS = 7
_SEPARATOR = re.compile(
    r",|\band\b|\bor\b|\bas well as\b|\bplus\b|\s[-\u2013\u2014]\s|:|\s&\s|/(?=\s)"
)
_JOINING = re.compile(r"\s*(?:and|or)\s*")
_EDGES = " \t\r\f\v\xa0.,:;-\u2013\u2014()[]\"'\u201c\u201d*•"
_MOST_LEAD_INS = 6
_TURNS = re.compile(r"\s(?:in|with|for|at|on|by|to|across|under|within|using|as)\s")
# What is known by letters alone: R, C#, HR, R&D; and a language that is called like a verb.
_INITIALS = re.compile(r"\b(?!I\b|A\b)(?:[A-Z](?:[A-Z#+]|&[A-Z])?|Go)(?!\w)")


@lru_cache(maxsize=64)
def asked_skills(description: str) -> tuple[str, ...]:
    """Return the names of the skills that an advertisement asks for, in order."""
    return tuple(skill.name for skill in read_asked_skills(description))


@lru_cache(maxsize=64)
def read_asked_skills(advertisement: str) -> tuple[AskedSkill, ...]:
    """Return short phrases from the sentences that state duties and requirements, in order.

    Each comes with its place in `advertisement`, plain text or HTML, and with whether it is a must.
    What a heading or a word such as "ideally" rules counts as nice to have; the rest is a must.
    At most 30 are returned, each at its first place.
    """
    visible = visible_text(advertisement)
    found: dict[str, AskedSkill] = {}
    for statement in statements(visible.text):
        if len(found) >= MOST_SKILLS:
            break
        for phrase in _asked_in(visible.text, statement):
            span = visible.source_span(phrase.span.start, phrase.span.end)
            name = " ".join(visible.text[phrase.span.start : phrase.span.end].split())
            found.setdefault(
                name.casefold(),
                AskedSkill(name=name, necessity=phrase.necessity, start=span.start, end=span.end),
            )
    return tuple(found.values())[:MOST_SKILLS]


@dataclass(frozen=True, slots=True)
class _Phrase:
    span: Span
    necessity: Necessity


def _asked_in(text: str, statement: Statement) -> Iterator[_Phrase]:
    cues = cues_in(text, statement.span)
    if not _states_requirement(text, statement, cues):
        return
    is_wish = statement.section is Section.NICE
    usual = Necessity.NICE_TO_HAVE if is_wish else Necessity.MUST_HAVE
    for span in _joined(text, _phrases(text, statement.span, cues)):
        yield _Phrase(span, necessity_at(span, cues, usual))


def _states_requirement(text: str, statement: Statement, cues: tuple[Cue, ...]) -> bool:
    if statement.section is Section.OFF:
        return False
    plain = plain_text(text, statement.span.start, statement.span.end).text
    if cue_pattern("advertisement", "no_requirement").search(plain):
        return False
    if statement.is_item and not cue_pattern("advertisement", "about_the_employer").match(plain):
        return True
    return (
        cue_pattern("advertisement", "requirement").search(plain) is not None
        or _duty_verbs().match(plain) is not None
        or any(cue.kind is not CueKind.MUST_BEFORE for cue in cues)
    )


def _phrases(text: str, statement: Span, cues: tuple[Cue, ...]) -> Iterator[Span]:
    for part in _parts(text, statement, cues):
        phrase = _trimmed(text, part)
        if _is_skill(text[phrase.start : phrase.end]):
            yield phrase


def _parts(text: str, statement: Span, cues: tuple[Cue, ...]) -> Iterator[Span]:
    """Yield what stands between commas, conjunctions, and words that tell how much is wanted."""
    breaks = [(match.start(), match.end()) for match in _separators(text, statement)]
    breaks += [(cue.span.start, cue.span.end) for cue in cues]
    at = statement.start
    for start, end in sorted(breaks):
        if start > at:
            yield Span(at, start)
        at = max(at, end)
    if statement.end > at:
        yield Span(at, statement.end)


def _separators(text: str, statement: Span) -> Iterator[re.Match[str]]:
    return _SEPARATOR.finditer(text, statement.start, statement.end)


def _joined(text: str, phrases: Iterator[Span]) -> Iterator[Span]:
    """Put a last single word back to the phrase that it belongs to: "leave it clean and safe"."""
    held: Span | None = None
    for phrase in phrases:
        if held is not None and _belongs(text, held, phrase):
            yield Span(held.start, phrase.end)
            held = None
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def _belongs(text: str, before: Span, phrase: Span) -> bool:
    first, last = text[before.start : before.end], text[phrase.start : phrase.end]
    return (
        _JOINING.fullmatch(text, before.end, phrase.start) is not None
        and len(last.split()) == 1
        and last.islower()
        and 1 < len(first.split()) < MOST_WORDS - 1
    )


def _is_skill(phrase: str) -> bool:
    words = phrase.split()
    if not 1 <= len(words) <= MOST_WORDS:
        return False
    if not content_words(phrase) and _INITIALS.search(phrase) is None:
        return False
    # What is left of a list can be a lone verb, such as "assess".
    is_bare_verb = len(words) == 1 and words[0].lower() in cue_list("advertisement")["duty_verbs"]
    return not is_bare_verb and not _unsaid().search(phrase)


def _trimmed(text: str, part: Span) -> Span:
    """Return a phrase without "you will", "experience with" and trailing asides."""
    start, end = _bare(text, part.start, part.end)
    for _ in range(_MOST_LEAD_INS):
        lead = _lead_ins().match(text, start, end)
        if lead is None or lead.end() == start:
            break
        start, end = _bare(text, lead.end(), end)
    tail = _tails().search(text, start, end)
    kept = _bracketed(text, *_bare(text, start, tail.start() if tail else end))
    if tail and tail["place"] and len(text[kept[0] : kept[1]].split()) == 1:
        # "Calm on the phone": a lone word says too little without it.
        return Span(start, end)
    return _shortened(text, Span(*kept))


def _shortened(text: str, phrase: Span) -> Span:
    """Cut a long phrase where it turns to how, where or with whom."""
    if len(text[phrase.start : phrase.end].split()) <= MOST_WORDS:
        return phrase
    shorter = [
        Span(*_bare(text, phrase.start, match.start()))
        for match in _TURNS.finditer(text, phrase.start, phrase.end)
    ]
    fitting = [one for one in shorter if 1 < len(text[one.start : one.end].split()) <= MOST_WORDS]
    return fitting[-1] if fitting else phrase


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """Close a bracket that trimming has opened, or leave it out."""
    opened = text.rfind("(", start, end)
    if opened < 0 or text.find(")", opened, end) >= 0:
        return start, end
    if text.startswith(")", end):
        return start, end + 1
    return _bare(text, start, opened)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _EDGES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGES or text[end - 1].isspace()):
        end -= 1
    return start, end


@cache
def _duty_verbs() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(cue_list("advertisement")["duty_verbs"]) + r")\b")


@cache
def _lead_ins() -> re.Pattern[str]:
    return _spaced(r"(?:" + "|".join(cue_list("advertisement")["lead_ins"]) + r")\b[\s:]*")


@cache
def _tails() -> re.Pattern[str]:
    lists = cue_list("advertisement")
    place, other = "|".join(lists["place_tails"]), "|".join(lists["tails"])
    return _spaced(rf"\b(?:(?P<place>{place})|{other})\b")


@cache
def _unsaid() -> re.Pattern[str]:
    """Words that point to something said before: a phrase with them says nothing by itself."""
    return re.compile(r"\b(?:" + "|".join(cue_list("advertisement")["pointing"]) + r")\b")


def _spaced(pattern: str) -> re.Pattern[str]:
    """Return a pattern that takes any white space for a space, and any apostrophe for one."""
    loose = pattern.replace(" ", r"\s+").replace("'", "['\u2019]")
    return re.compile(loose, re.IGNORECASE)
