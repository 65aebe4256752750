"""The job that an interview is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is known of the post; every field may be unknown.

    `description` is the full text of the advertisement. `asked_skills` are the skills that the
    person settled on; None where they are to be read from `description`.
    """

    title: str | None = None
    company: str | None = None
    interviewer: str | None = None
    description: str | None = None
    asked_skills: tuple[str, ...] | None = None
