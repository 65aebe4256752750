"""What an advertisement asks for and rules out: families of skills, and its own words."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rehearse.analysis.cue_lists import compiled, cue_list
from rehearse.analysis.skills.advertisement_text import visible_text
from rehearse.analysis.skills.asked_skills import asked_skills, read_asked_skills
from rehearse.analysis.text.content_words import content_words
from rehearse.analysis.text.plain_text import plain_text
from rehearse.domain.job import Job


@dataclass(frozen=True, slots=True)
class Family:
    """Skills of one kind, as they are spoken of and as they are asked for."""

    name: str
    said: re.Pattern[str]
    asked: re.Pattern[str]
    excluded: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an advertisement asks for: families, families that it rules out, stems, phrases."""

    asked: frozenset[str]
    excluded: frozenset[str]
    stems: frozenset[str]
    phrases: tuple[str, ...]


@cache
def families() -> tuple[Family, ...]:
    """Return the families of the list."""
    return tuple(_family(entry) for entry in cue_list("skill_families")["family"])


def _family(entry: dict[str, Any]) -> Family:
    return Family(
        name=entry["name"],
        said=compiled(entry["said"]),
        asked=compiled(entry.get("asked", entry["said"])),
        excluded=compiled(entry.get("excluded", [])),
    )


def wanted_by(job: Job) -> Wanted:
    """Return what a job asks for; nothing without an advertisement and without skills.

    Where the person has settled on the skills, these are the phrases, and what the advertisement
    says of others counts no more.
    """
    return _wanted(job.title or "", job.description or "", job.asked_skills)


def is_named(skill: str, said: frozenset[str], text: str) -> bool:
    """Whether words of a skill are among the content words `said` of a text.

    One that holds none, such as "C#", is looked for as it is spelled.
    """
    words = content_words(skill)
    if words:
        return bool(words & said)
    return re.search(rf"(?<!\w){re.escape(skill)}(?!\w)", text, re.IGNORECASE) is not None


@lru_cache(maxsize=64)
def _wanted(title: str, description: str, settled: tuple[str, ...] | None) -> Wanted:
    phrases = asked_skills(description) if settled is None else settled
    kept = _without(description, phrases) if settled is not None else visible_text(description).text
    text = plain_text(". ".join((title, kept, *(settled or ())))).text
    settled_text = plain_text(". ".join(settled or ())).text
    # What the person put on the list is asked for, whatever the advertisement says of it.
    excluded = frozenset(
        f.name for f in families() if f.excluded.search(text) and not f.asked.search(settled_text)
    )
    asked = frozenset(f.name for f in families() if f.asked.search(text))
    return Wanted(
        asked=asked - excluded,
        excluded=excluded,
        stems=content_words(kept) | content_words(title) | content_words(" ".join(settled or ())),
        phrases=phrases,
    )


def _without(description: str, kept: tuple[str, ...]) -> str:
    """Return the text without the skills that were found in it and are not kept."""
    names = {name.casefold() for name in kept}
    parts: list[str] = []
    at = 0
    for skill in read_asked_skills(description):
        if skill.name.casefold() not in names and skill.start is not None:
            parts.append(description[at : max(at, skill.start)])
            at = max(at, skill.end or 0)
    return visible_text(" ".join((*parts, description[at:]))).text
