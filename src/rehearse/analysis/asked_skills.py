"""The skills that an advertisement asks for, in its own words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rehearse.analysis.content_words import content_words
from rehearse.analysis.cue_lists import cue_list, cue_pattern
from rehearse.analysis.plain_text import plain_text

MOST_SKILLS = 30
MOST_WORDS = 7
MOST_CHARACTERS = 20_000
_SENTENCE = re.compile(r"[^.!?\n•;]+")
_PARTS = re.compile(r",|\band\b|\bor\b|\bas well as\b|\bplus\b| - |:")
_TAG = re.compile(r"<[^>]{0,200}>")


@lru_cache(maxsize=64)
def asked_skills(description: str) -> tuple[str, ...]:
    """Return short phrases from the sentences that state duties and requirements, in order."""
    found: dict[str, None] = {}
    text = _TAG.sub(" ", description[:MOST_CHARACTERS])
    for sentence in _SENTENCE.findall(text):
        if len(found) >= MOST_SKILLS:
            break
        if _states_requirement(sentence):
            found.update(dict.fromkeys(_phrases(sentence)))
    return tuple(found)[:MOST_SKILLS]


def _states_requirement(sentence: str) -> bool:
    plain = plain_text(sentence).text
    if cue_pattern("advertisement", "no_requirement").search(plain):
        return False
    return cue_pattern("advertisement", "requirement").search(plain) is not None or bool(
        re.match(r"(?:" + "|".join(cue_list("advertisement")["duty_verbs"]) + r")\b", plain)
    )


def _phrases(sentence: str) -> Iterator[str]:
    for part in _PARTS.split(sentence):
        phrase = _trimmed(part)
        words = phrase.split()
        if 1 <= len(words) <= MOST_WORDS and content_words(phrase) and not _is_bare_verb(words):
            yield phrase


def _is_bare_verb(words: list[str]) -> bool:
    """Whether what is left of a list is a lone verb or adjective, such as "assess"."""
    return len(words) == 1 and words[0].lower() in cue_list("advertisement")["duty_verbs"]


def _trimmed(part: str) -> str:
    """Return a phrase without "you will", "experience with" and trailing asides."""
    text = " ".join(part.split())
    lead = re.compile(
        r"^(?:" + "|".join(cue_list("advertisement")["lead_ins"]) + r")\b[\s:]*", re.IGNORECASE
    )
    for _ in range(6):
        shorter = lead.sub("", text)
        if shorter == text:
            break
        text = shorter
    tail = re.split(
        r"\b(?:" + "|".join(cue_list("advertisement")["tails"]) + r")\b", text, flags=re.IGNORECASE
    )[0]
    return tail.strip(" .,:;-\u2013()\"'")
