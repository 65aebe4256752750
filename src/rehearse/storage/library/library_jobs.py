"""Prepared jobs in the library, within a transaction that the caller holds."""

import logging

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from rehearse.domain.prepared_job import PreparedJob
from rehearse.storage.library.library_records import job_from, job_row
from rehearse.storage.library.library_schema import PREPARED_JOBS

_LOG = logging.getLogger(__name__)


def write_job(connection: Connection, job: PreparedJob) -> None:
    """Insert or replace a job."""
    row = job_row(job)
    statement = insert_or_update(PREPARED_JOBS).values(**row)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))


def read_jobs(connection: Connection) -> tuple[PreparedJob, ...]:
    """Return all jobs, the one changed last first; one that is damaged is left out."""
    rows = connection.execute(
        select(PREPARED_JOBS).order_by(PREPARED_JOBS.c.updated_at.desc(), PREPARED_JOBS.c.id)
    )
    jobs = []
    for row in rows:
        try:
            jobs.append(job_from(row))
        except ValueError:
            _LOG.warning("the job %s of the library cannot be read", row.id)
    return tuple(jobs)


def read_job(connection: Connection, job_id: str) -> PreparedJob:
    """Return a job.

    Raises:
        KeyError: there is no such job.
        ValueError: it is damaged.
    """
    row = connection.execute(
        select(PREPARED_JOBS).where(PREPARED_JOBS.c.id == job_id)
    ).one_or_none()
    if row is None:
        raise KeyError(job_id)
    return job_from(row)


def drop_job(connection: Connection, job_id: str) -> None:
    """Delete a job; the rehearsals that were for it stay, and are for it again if it comes back."""
    connection.execute(delete(PREPARED_JOBS).where(PREPARED_JOBS.c.id == job_id))
