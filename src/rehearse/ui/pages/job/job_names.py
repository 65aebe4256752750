"""What a job is called in lists."""

from PySide6.QtCore import QCoreApplication

from rehearse.domain.prepared_job import PreparedJob


def title_of(job: PreparedJob) -> str:
    """Return the title of the post, or what stands for one that has none yet."""
    return job.job.title or QCoreApplication.translate("job_names", "Job without a title")


def company_of(job: PreparedJob) -> str:
    """Return the company, "" where it is not known."""
    return job.job.company or ""


def name_of(job: PreparedJob) -> str:
    """Return title and company in one line."""
    return " · ".join(part for part in (title_of(job), company_of(job)) if part)
