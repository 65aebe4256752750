"""What a person knows and wants to say of a post, kept together and used everywhere."""

import dataclasses
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime

from rehearse.app.advertisement import skills_in
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import AskedSkill, Necessity, PreparedJob

FEWEST_QUESTIONS = 3
"""How many own questions to have ready: some will have been answered on the way."""


def new_job(job: Job | None = None) -> PreparedJob:
    """Return a job to prepare for, with what its advertisement asks for."""
    known = job or Job()
    return PreparedJob(
        id=uuid.uuid4().hex,
        job=known,
        updated_at=datetime.now(UTC),
        skills=skills_in(known.description or ""),
        interviewers=(known.interviewer,) if known.interviewer else (),
    )


def with_advertisement(prepared: PreparedJob, advertisement: str) -> PreparedJob:
    """Return the job with another advertisement and what it asks for.

    What the person did to the skills stays: what they added, what they took off the list, and
    what they made a must or a wish.
    """
    before = skills_in(prepared.job.description or "")
    kept = {skill.name.casefold(): skill for skill in prepared.skills}
    removed = {skill.name.casefold() for skill in before} - kept.keys()
    changed = {
        skill.name.casefold(): kept[skill.name.casefold()].necessity
        for skill in before
        if skill.name.casefold() not in removed
        and kept[skill.name.casefold()].necessity is not skill.necessity
    }
    found = [skill for skill in skills_in(advertisement) if skill.name.casefold() not in removed]
    names = {skill.name.casefold() for skill in found}
    own = [
        skill
        for skill in prepared.skills
        if skill.start is None and skill.name.casefold() not in names
    ]
    skills = (
        *(_wanted_as(skill, changed.get(skill.name.casefold())) for skill in found),
        *own,
    )
    # As it stands, white space and all: places in it are counted.
    description = advertisement if advertisement.strip() else None
    job = dataclasses.replace(prepared.job, description=description)
    return dataclasses.replace(prepared, job=job, skills=skills)


def with_skill(prepared: PreparedJob, name: str) -> PreparedJob:
    """Return the job with a skill of the person's own, unless it is on the list."""
    name = " ".join(name.split())
    known = {skill.name.casefold() for skill in prepared.skills}
    if not name or name.casefold() in known:
        return prepared
    # What was taken off the list and is put back is where it was found.
    again = (
        skill
        for skill in skills_in(prepared.job.description or "")
        if skill.name.casefold() == name.casefold()
    )
    added = next(again, AskedSkill(name=name))
    return dataclasses.replace(prepared, skills=(*prepared.skills, added))


def without_skill(prepared: PreparedJob, name: str) -> PreparedJob:
    """Return the job with a skill taken off the list."""
    left = tuple(skill for skill in prepared.skills if skill.name != name)
    return dataclasses.replace(prepared, skills=left)


def with_necessity(prepared: PreparedJob, name: str, necessity: Necessity) -> PreparedJob:
    """Return the job with a skill made a must or a wish."""
    skills = tuple(
        _wanted_as(skill, necessity) if skill.name == name else skill for skill in prepared.skills
    )
    return dataclasses.replace(prepared, skills=skills)


def job_to_rehearse(prepared: PreparedJob) -> Job:
    """Return the post as a rehearsal carries it: with all names, and the skills settled on."""
    has_source = bool(prepared.job.description or prepared.skills)
    return dataclasses.replace(
        prepared.job,
        interviewer=" and ".join(prepared.interviewers) or None,
        asked_skills=tuple(skill.name for skill in prepared.skills) if has_source else None,
    )


def touched(prepared: PreparedJob) -> PreparedJob:
    """Return the job as changed now."""
    return dataclasses.replace(prepared, updated_at=datetime.now(UTC))


def cleaned(lines: Iterable[str]) -> tuple[str, ...]:
    """Return lines without the space around them, empty ones left out."""
    return tuple(line for line in (one.strip() for one in lines) if line)


def _wanted_as(skill: AskedSkill, necessity: Necessity | None) -> AskedSkill:
    return skill if necessity is None else dataclasses.replace(skill, necessity=necessity)
