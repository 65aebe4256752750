"""What an answer stresses, beside what the advertisement asks for and what it rules out."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Doc

from rehearse.analysis.asked_skills import asked_skills
from rehearse.analysis.content_words import content_words
from rehearse.analysis.cue_lists import compiled, cue_list, cue_pattern
from rehearse.analysis.doc_context import text_of
from rehearse.analysis.plain_text import plain_text
from rehearse.analysis.utterances import utterances
from rehearse.domain.job import Job
from rehearse.domain.transcript import Span

# A clause that shares this many words of substance with the advertisement speaks of the post.
ADVERTISED_WORDS = 2


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


@dataclass(frozen=True, slots=True)
class Stress:
    """A skill and the words spent on it; `first` is the clause where it comes up first."""

    name: str
    words: int
    first: Span
    on_target: bool
    against: bool


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


@lru_cache(maxsize=64)
def wanted(title: str, description: str) -> Wanted:
    """Return what an advertisement asks for and rules out."""
    text = plain_text(f"{title}. {description}").text
    excluded = frozenset(f.name for f in families() if f.excluded.search(text))
    asked = frozenset(f.name for f in families() if len(f.asked.findall(text)) > 0)
    return Wanted(
        asked=asked - excluded,
        excluded=excluded,
        stems=content_words(description) | content_words(title),
        phrases=asked_skills(description),
    )


def wanted_by(job: Job) -> Wanted:
    """Return what a job asks for; empty without a description."""
    return wanted(job.title or "", job.description or "")


def stresses(doc: Doc, want: Wanted) -> list[Stress]:
    """Return the skills that an answer speaks of, the most stressed first."""
    found: dict[str, Stress] = {}
    for sentence in utterances(doc):
        for clause in sentence.clauses:
            plain = plain_text(text_of(doc), clause.start, clause.end)
            advertised = len(content_words(plain.text) & want.stems) >= ADVERTISED_WORDS
            for family in families():
                # In a clause in the advertisement's own words, another family is mere wording.
                wording = advertised and family.name not in want.asked | want.excluded
                if not wording and family.said.search(plain.text):
                    _add(found, family.name, len(plain), clause, want)
    return sorted(found.values(), key=lambda stress: -stress.words)


def _add(found: dict[str, Stress], name: str, words: int, clause: Span, want: Wanted) -> None:
    before = found.get(name)
    found[name] = Stress(
        name=name,
        words=words + (before.words if before else 0),
        first=before.first if before else clause,
        on_target=name in want.asked,
        against=name in want.excluded,
    )


def dismissals(doc: Doc) -> int:
    """Return how often the answer brushes aside what it is asked for."""
    pattern = cue_pattern("skill_families", "dismissal", "patterns")
    return sum(1 for sentence in utterances(doc) for _ in sentence.plain.found(pattern))
