"""How long an answer speaks of a skill."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rehearse.analysis.skills.skill_families import Family, families, is_named
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.transcript import Span, Transcript

# 150 words a minute, the middle of what is called a fine pace (docs/findings.md), where nothing
# tells how long the answer took.
WORDS_PER_S = 2.5
# Speech without punctuation is taken in pieces, about as long as a spoken sentence; a silence
# this long ends one earlier (Goldman-Eisler 1968; Campione & Véronis 2002).
PIECE_WORDS = 20
PAUSE_S = 0.9
_WHOLE = 0.5
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'\u201d\u2019)\]]*$")


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    words: frozenset[str]
    families: tuple[Family, ...]


def seconds_on(
    transcript: Transcript, skills: Sequence[str], *, duration_s: float | None = None
) -> tuple[float, ...]:
    """Return the seconds spent on each of `skills`, in their order.

    A sentence is on a skill where it holds the skill's content words (half of them at least, and
    two where there are two), or speaks of what the skill is an example of, such as leading people.
    It may be on several. Without word times the share of the words is taken of `duration_s`, or of
    what they take to say.
    """
    asked = [_asked(skill) for skill in skills]
    spent = [0.0] * len(asked)
    per_word = _seconds_per_word(transcript, duration_s)
    wanted = {family.name: family for skill in asked for family in skill.families}
    for piece in _pieces(transcript):
        text = transcript.text[piece.start : piece.end]
        plain, said = plain_text(text).text, content_words(text)
        spoken_of = {name for name, family in wanted.items() if family.said.search(plain)}
        on = [
            index
            for index, skill in enumerate(asked)
            if _is_named(skill, said, text) or any(one.name in spoken_of for one in skill.families)
        ]
        if not on:
            continue
        times = transcript.times_of(piece)
        took = times.end - times.start if times else len(text.split()) * per_word
        for index in on:
            spent[index] += took
    return tuple(spent)


def _seconds_per_word(transcript: Transcript, duration_s: float | None) -> float:
    words = len(transcript.text.split())
    return duration_s / words if duration_s and words else 1 / WORDS_PER_S


@lru_cache(maxsize=512)
def _asked(skill: str) -> _Asked:
    plain = plain_text(skill).text
    of = tuple(one for one in families() if one.asked.search(plain) or one.said.search(plain))
    return _Asked(skill, content_words(skill), of)


def _is_named(skill: _Asked, said: frozenset[str], text: str) -> bool:
    if not skill.words:
        return is_named(skill.name, said, text)
    shared = len(skill.words & said)
    return shared >= min(2, len(skill.words)) and shared / len(skill.words) >= _WHOLE


def _pieces(transcript: Transcript) -> Iterator[Span]:
    """Yield sentences; of speech without punctuation, stretches between silences."""
    text = transcript.text
    begun: int | None = None
    count = 0
    is_punctuated = re.search(r"[.!?]", text) is not None
    for match in _WORD.finditer(text):
        begun = match.start() if begun is None else begun
        count += 1
        ends = _SENTENCE_END.search(match.group()) is not None or (
            not is_punctuated and (count >= PIECE_WORDS or _pauses_after(transcript, match.end()))
        )
        if ends:
            yield Span(begun, match.end())
            begun, count = None, 0
    if begun is not None:
        yield Span(begun, len(text))


def _pauses_after(transcript: Transcript, offset: int) -> bool:
    index = transcript.word_index_at(offset - 1)
    if index is None or index + 1 >= len(transcript.words):
        return False
    return transcript.words[index + 1].start - transcript.words[index].end >= PAUSE_S
