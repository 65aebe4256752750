"""Which questions speak to what an advertisement asks for."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rehearse.analysis.skills.advertisement_text import visible_text
from rehearse.analysis.skills.asked_skills import asked_skills
from rehearse.analysis.text.content_words import content_words, stem
from rehearse.domain.job import Job
from rehearse.domain.question import Question

_WHOLE = 0.5
"""The share of a skill's words that a question must hold where it holds more than one of them."""

_MOST_CHARACTERS = 20_000
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advertisement:
    """The skills that an advertisement asks for, in its own words, and all its word stems."""

    skills: tuple[str, ...] = ()
    stems: str = ""


def advertisement_of(job: Job | None) -> Advertisement:
    """Return what the advertisement of `job` asks for; nothing where there is none.

    The skills are those that the person settled on, where they have.
    """
    if job is None or not (job.description or job.asked_skills):
        return Advertisement()
    return _read((job.description or "")[:_MOST_CHARACTERS], job.asked_skills)


def skills_touched(question: Question, advertisement: Advertisement) -> frozenset[str]:
    """Return what of `advertisement` the question asks about: competencies and skills.

    A competency counts where the advertisement names it or asks for it in other words
    (`competency_cues.toml`). A skill counts where half of its word stems, two at least where it
    has more than one, are in the question.
    """
    named = (name for name in question.competencies if _asks_for(advertisement.stems, name))
    skills = (skill for skill in advertisement.skills if _is_on(question, skill))
    return frozenset((*named, *skills))


@lru_cache(maxsize=8)
def _read(description: str, settled: tuple[str, ...] | None) -> Advertisement:
    skills = asked_skills(description) if settled is None else settled
    text = visible_text(description).text
    return Advertisement(skills=skills, stems=_stems(" ".join((text, *skills))))


def _asks_for(stems: str, competency: str) -> bool:
    return any(f" {cue} " in stems for cue in _cues_of(competency.casefold()))


@cache
def _cues_of(competency: str) -> tuple[str, ...]:
    found = (_stems(cue).strip() for cue in (competency, *_cues().get(competency, ())))
    return tuple(cue for cue in found if cue)


@cache
def _cues() -> dict[str, Sequence[str]]:
    text = (files(__package__) / "competency_cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _stems(text: str) -> str:
    """Return the stems of all words in order, with a space before, between and after them."""
    return f" {' '.join(stem(word) for word in _WORD.findall(text))} "


def _is_on(question: Question, skill: str) -> bool:
    asked = content_words(skill)
    words = _words_of(question.competencies, question.text)
    shared = len(asked & words)
    return bool(asked) and shared >= min(2, len(asked)) and shared / len(asked) >= _WHOLE


@lru_cache(maxsize=20_000)
def _words_of(competencies: tuple[str, ...], text: str) -> frozenset[str]:
    return content_words(" ".join((text, *competencies)))
