"""What the recogniser is told to expect."""

from rehearse.domain.job import Job


def vocabulary_hints(job: Job | None) -> tuple[str, ...]:
    """Return the names that are likely to be said: company, interviewer, title."""
    if job is None:
        return ()
    return tuple(name for name in (job.company, job.interviewer, job.title) if name)
