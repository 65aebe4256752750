"""What a post asks for beside what was shown of it so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rehearse.analysis.skills.skill_times import seconds_on
from rehearse.app.ports import Library
from rehearse.domain.library_search import RehearsalFilter
from rehearse.domain.prepared_job import AskedSkill, PreparedJob
from rehearse.domain.rehearsal import Rehearsal, Take

_MOST_REHEARSALS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSkill:
    """A skill, the seconds spoken on it in all rehearsals for the job, and in how many answers."""

    skill: AskedSkill
    seconds: float
    answers: int


def shown_so_far(job: PreparedJob, library: Library) -> tuple[ShownSkill, ...]:
    """Return the job's skills in order, each with what the library's rehearsals show of it.

    Raises:
        LibraryUnavailable.
    """
    summaries = library.summaries(limit=_MOST_REHEARSALS, wanted=RehearsalFilter(job_id=job.id))
    return skill_map(job.skills, (library.load(summary.id) for summary in summaries))


def skill_map(
    skills: Sequence[AskedSkill], rehearsals: Iterable[Rehearsal]
) -> tuple[ShownSkill, ...]:
    """Return `skills` in order with what was said on them, in the take of each answer that counts.

    One answer may speak of several skills at once; its seconds then count for each.
    """
    names = [skill.name for skill in skills]
    seconds = [0.0] * len(names)
    answers = [0] * len(names)
    for take in _takes(rehearsals):
        for index, spent in enumerate(_spent(take, names)):
            seconds[index] += spent
            answers[index] += spent > 0
    return tuple(
        ShownSkill(skill=skill, seconds=spent, answers=count)
        for skill, spent, count in zip(skills, seconds, answers, strict=True)
    )


def _takes(rehearsals: Iterable[Rehearsal]) -> Iterable[Take]:
    for rehearsal in rehearsals:
        for answer in rehearsal.answers:
            if answer.reported_take is not None:
                yield answer.reported_take


def _spent(take: Take, names: Sequence[str]) -> tuple[float, ...]:
    if take.transcript is None:
        return ()
    duration_s = take.feedback.delivery.duration_s if take.feedback else None
    return seconds_on(take.transcript, names, duration_s=duration_s)
