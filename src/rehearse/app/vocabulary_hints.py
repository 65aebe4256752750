"""What the recogniser is told to expect."""

import re

from rehearse.app.asked_for import advertisement_of
from rehearse.domain.job import Job

_BETWEEN_NAMES = re.compile(r"\s+and\s+|\s*[,;&]\s*")


def vocabulary_hints(job: Job | None) -> tuple[str, ...]:
    """Return what is likely to be said: company, interviewers, asked-for skills, title.

    The first matter most: an engine that can be told of a few words only takes those.
    """
    if job is None:
        return ()
    interviewers = _BETWEEN_NAMES.split(job.interviewer or "")
    named = (job.company, *interviewers, *advertisement_of(job).skills, job.title)
    return tuple(name for name in named if name)
