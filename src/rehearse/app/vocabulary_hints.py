"""What the recogniser is told to expect."""

import re

from rehearse.domain.job import Job

_BETWEEN_NAMES = re.compile(r"\s+and\s+|\s*[,;&]\s*")


def vocabulary_hints(job: Job | None) -> tuple[str, ...]:
    """Return the names that are likely to be said: company, interviewers, title."""
    if job is None:
        return ()
    interviewers = _BETWEEN_NAMES.split(job.interviewer or "")
    return tuple(name for name in (job.company, *interviewers, job.title) if name)
