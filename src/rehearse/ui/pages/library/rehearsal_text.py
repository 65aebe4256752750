"""A rehearsal in one line."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Mode, Rehearsal


def rehearsal_text(rehearsal: Rehearsal) -> str:
    """Return job, local date and time, and mode, in the person's own notation."""
    started = QDateTime.fromSecsSinceEpoch(round(rehearsal.started_at.timestamp()))
    locale = QLocale()
    day = locale.toString(started.date(), QLocale.FormatType.LongFormat)
    time = locale.toString(started.time(), QLocale.FormatType.ShortFormat)
    when = f"{day}, {time}"
    modes = {
        Mode.PRACTICE: QCoreApplication.translate("Rehearsal", "Practice"),
        Mode.REAL: QCoreApplication.translate("Rehearsal", "Real"),
    }
    return " · ".join((_job_text(rehearsal.job), when, modes[rehearsal.mode]))


def _job_text(job: Job | None) -> str:
    if job is not None and job.title and job.company:
        both = QCoreApplication.translate("Rehearsal", "{title} at {company}")
        return both.format(title=job.title, company=job.company)
    known = (job.title or job.company) if job is not None else None
    return known or QCoreApplication.translate("Rehearsal", "General interview")
