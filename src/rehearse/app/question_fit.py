"""Which questions suit the person who applies for a job."""

import re

from rehearse.domain.job import Job
from rehearse.domain.question import Question

# Letters that two words share where they are of one family: nurse and nursing, teach and teacher.
_STEM = 4
# Words of a job's title that tell its level, by the level as question banks name it.
_LEVELS = {
    "entry": frozenset({"junior", "trainee", "graduate", "apprentice", "intern", "assistant"}),
    "senior": frozenset({"senior", "principal", "expert"}),
    "lead": frozenset({"lead", "head", "manager", "director", "supervisor", "chief", "foreman"}),
}


def suits(question: Question, job: Job | None) -> bool:
    """Whether a question may be put to somebody who applies for `job`.

    Questions for some roles need a job of that role. Those for some levels presume something of
    the person, that they have led people or changed jobs often: they need a title of that level.
    """
    title = _words(job.title) if job and job.title else ()
    return _suits_role(question, title) and _suits_level(question, title)


def _suits_role(question: Question, title: tuple[str, ...]) -> bool:
    return not question.roles or any(
        word[:_STEM] == known[:_STEM]
        for role in question.roles
        for word in _words(role)
        for known in title
        if len(word) >= _STEM and len(known) >= _STEM
    )


def _suits_level(question: Question, title: tuple[str, ...]) -> bool:
    if not question.seniority or "any" in question.seniority:
        return True
    levels = {level for level, words in _LEVELS.items() if words & set(title)}
    if levels & {"senior", "lead"}:
        levels.add("experienced")
    return bool(levels & set(question.seniority))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[^a-z]+", text.lower()) if word)
