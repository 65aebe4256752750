"""A job that the person prepares for: the post, what it asks for, and what was found out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rehearse.domain.job import Job


class Necessity(StrEnum):
    """How much an advertisement wants a skill."""

    MUST_HAVE = "must_have"
    NICE_TO_HAVE = "nice_to_have"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSkill:
    """A skill that an advertisement asks for, in its own words.

    `start`, `end` are characters of the advertisement (end exclusive); None where the person
    added the skill.
    """

    name: str
    necessity: Necessity = Necessity.MUST_HAVE
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedJob:
    """A post with the person's preparation for it; `updated_at` is in UTC."""

    id: str
    job: Job
    updated_at: datetime
    skills: tuple[AskedSkill, ...] = ()
    research_notes: str = ""
    interviewers: tuple[str, ...] = ()
    prepared_questions: tuple[str, ...] = ()
