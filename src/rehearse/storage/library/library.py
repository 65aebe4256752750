"""The library of rehearsals: one SQLite database beside a folder of recordings."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Row, delete, exists, select, update

from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.library_search import NOT_ARCHIVED, JobName, RehearsalFilter, SearchHit
from rehearse.domain.practice import Outcome, PractisedQuestion
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.progress import MeasuredRehearsal
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, RehearsalSummary, Take
from rehearse.storage.library.library_deletion import (
    deleted_ids,
    mark_deleted,
    purge,
    recordings_of,
    unused,
)
from rehearse.storage.library.library_jobs import drop_job, read_job, read_jobs, write_job
from rehearse.storage.library.library_opening import open_engine, write
from rehearse.storage.library.library_queries import (
    IS_KEPT,
    job_names_query,
    last_asked_query,
    practice_query,
    summaries_query,
    unfinished_query,
)
from rehearse.storage.library.library_records import (
    answer_from,
    dismissal_from,
    dismissal_row,
    readable_take_from,
    rehearsal_from,
    summary_from,
)
from rehearse.storage.library.library_schema import ANSWERS, DISMISSALS, REHEARSALS, TAKES
from rehearse.storage.library.library_search import find_answers
from rehearse.storage.library.library_trouble import damaged_entry, library_trouble
from rehearse.storage.library.library_writing import (
    write_best_take,
    write_dismissal,
    write_new_answer,
    write_rehearsal,
    write_take,
)
from rehearse.storage.progress_measures import measured_rehearsals
from rehearse.storage.recording_files import (
    path_from_stored,
    sha256_of,
    try_to_delete_recording,
)


class SqliteLibrary:
    """Keeps rehearsals; any thread may call any method.

    Every method raises LibraryUnavailable where the database refuses.
    """

    def __init__(self, *, database: Path, recordings: Path) -> None:
        """Open the library at `database`, making it or bringing it up to date where needed.

        Raises:
            LibraryUnavailable: it cannot be used; it is left as it is.
        """
        self._database = database
        self._recordings = recordings
        self._one_writer = threading.Lock()
        self._engine = open_engine(database)

    def __enter__(self) -> Self:
        """Return the library, which closes at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Free the file; what was saved is in it."""
        self._engine.dispose()

    def save(self, rehearsal: Rehearsal) -> None:
        """Insert or replace a rehearsal with all its answers and takes.

        Dismissals that are kept for its takes stay, whether or not the record holds them. The
        recordings of takes that it holds no longer are deleted.

        Raises:
            ValueError: the id of an answer or take is in use elsewhere.
        """
        with self._writing() as connection:
            before = recordings_of(connection, rehearsal.id)
            write_rehearsal(connection, rehearsal, recordings=self._recordings)
            dropped = unused(connection, before)
        # Only now: had the database refused, the takes would still want their recordings.
        for stored in dropped:
            try_to_delete_recording(path_from_stored(stored, self._recordings), self._recordings)

    def save_take(self, answer_id: str, take: Take) -> None:
        """Insert or replace one take of a saved answer.

        Raises:
            KeyError: there is no such answer.
            ValueError: the take belongs to another answer.
        """
        with self._writing() as connection:
            if not connection.scalar(select(exists().where(ANSWERS.c.id == answer_id))):
                raise KeyError(answer_id)
            write_take(connection, answer_id, take, recordings=self._recordings)

    def insert_answer(self, rehearsal_id: str, answer: Answer, *, position: int) -> None:
        """Put an answer without takes into a saved rehearsal, before what stands at `position`.

        What is kept of the other answers, and what the worker adds meanwhile, stays untouched.

        Raises:
            KeyError: there is no such rehearsal.
            ValueError: the id of the answer is in use.
        """
        with self._writing() as connection:
            if not connection.scalar(select(exists().where(REHEARSALS.c.id == rehearsal_id))):
                raise KeyError(rehearsal_id)
            write_new_answer(connection, rehearsal_id, answer, position=position)

    def load(self, rehearsal_id: str) -> Rehearsal:
        """Return a rehearsal.

        Raises:
            KeyError: there is no such rehearsal.
        """
        of_it = ANSWERS.c.rehearsal_id == rehearsal_id
        with self._reading() as connection:
            row = connection.execute(
                select(REHEARSALS).where(REHEARSALS.c.id == rehearsal_id, IS_KEPT)
            ).one_or_none()
            if row is None:
                raise KeyError(rehearsal_id)
            answers = connection.execute(
                select(ANSWERS).where(of_it).order_by(ANSWERS.c.position)
            ).all()
            takes = connection.execute(
                select(TAKES)
                .join(ANSWERS)
                .where(of_it)
                .order_by(TAKES.c.number, TAKES.c.recorded_at, TAKES.c.id)
            ).all()
            records = self._takes_from(connection, takes)
            by_answer = defaultdict(list)
            for take_row, take in zip(takes, records, strict=True):
                by_answer[take_row.answer_id].append(take)
            return rehearsal_from(row, [answer_from(at, by_answer[at.id]) for at in answers])

    def summaries(
        self, *, limit: int = 50, wanted: RehearsalFilter = NOT_ARCHIVED
    ) -> tuple[RehearsalSummary, ...]:
        """Return the newest rehearsals, newest first."""
        with self._reading() as connection:
            rows = connection.execute(summaries_query(limit, wanted))
            return tuple(summary_from(row) for row in rows)

    def job_names(self) -> tuple[JobName, ...]:
        """Return the posts that rehearsals were for, that of the newest rehearsal first."""
        with self._reading() as connection:
            return tuple(
                JobName(row.job_title, row.company) for row in connection.execute(job_names_query())
            )

    def search(
        self, text: str, *, wanted: RehearsalFilter = NOT_ARCHIVED, limit: int = 50
    ) -> tuple[SearchHit, ...]:
        """Return answers with every word of `text` in question or counting take, newest first.

        The last word may be the beginning of one; nothing that a person types is an error.
        """
        with self._reading() as connection:
            return find_answers(connection, text, wanted, limit=limit)

    def rename(self, rehearsal_id: str, name: str) -> None:
        """Give a rehearsal a name, or take it away with "".

        Raises:
            KeyError: there is no such rehearsal.
        """
        self._change(rehearsal_id, name=name.strip() or None)

    def archive(self, rehearsal_id: str) -> None:
        """Leave a rehearsal out of the list.

        Raises:
            KeyError: there is no such rehearsal.
        """
        self._change(rehearsal_id, archived_at=datetime.now(UTC))

    def restore_archived(self, rehearsal_id: str) -> None:
        """Bring an archived rehearsal back into the list.

        Raises:
            KeyError: there is no such rehearsal.
        """
        self._change(rehearsal_id, archived_at=None)

    def mark_best_take(self, answer_id: str, take_id: str) -> None:
        """Let a take count for the report and the search; with "" the newest one does.

        Raises:
            KeyError: there is no such answer.
            ValueError: the take is not one of its own.
        """
        with self._writing() as connection:
            write_best_take(connection, answer_id, take_id)

    def dismiss(self, take_id: str, dismissal: Dismissal) -> None:
        """Remember a point that the person called not a problem.

        Raises:
            KeyError: there is no such take.
        """
        with self._writing() as connection:
            if not connection.scalar(select(exists().where(TAKES.c.id == take_id))):
                raise KeyError(take_id)
            write_dismissal(connection, dismissal_row(take_id, dismissal))

    def restore(self, take_id: str, dismissal: Dismissal) -> None:
        """Take a dismissal back; one that is not there is passed over."""
        row = dismissal_row(take_id, dismissal)
        with self._writing() as connection:
            connection.execute(
                delete(DISMISSALS).where(*(DISMISSALS.c[name] == row[name] for name in row))
            )

    def unfinished_takes(self) -> tuple[tuple[str, str, Take], ...]:
        """Return (rehearsal id, answer id, take) of takes neither analysed nor failed."""
        with self._reading() as connection:
            rows = connection.execute(unfinished_query()).all()
            takes = self._takes_from(connection, rows)
            return tuple(
                (row.rehearsal_id, row.answer_id, take)
                for row, take in zip(rows, takes, strict=True)
            )

    def last_asked(self) -> dict[str, datetime]:
        """Return when each question, by its key, was last asked: when that rehearsal began."""
        with self._reading() as connection:
            rows = connection.execute(last_asked_query()).all()
        return {row.question_key: row.asked_at for row in rows}

    def practice(self) -> tuple[PractisedQuestion, ...]:
        """Return every time that a question was put and what came of it, oldest first."""
        with self._reading() as connection:
            return tuple(
                PractisedQuestion(
                    question_key=row.question_key,
                    rehearsal_id=row.rehearsal_id,
                    asked_at=row.asked_at,
                    outcome=Outcome(row.outcome),
                )
                for row in connection.execute(practice_query())
            )

    def measured(self) -> tuple[MeasuredRehearsal, ...]:
        """Return what is measured of every rehearsal, archived ones too, oldest first."""
        with self._reading() as connection:
            return measured_rehearsals(connection)

    def delete(self, rehearsal_id: str) -> None:
        """Delete a rehearsal; it is in no list any more, and can come back until it is purged.

        One that is not there is passed over.
        """
        with self._writing() as connection:
            mark_deleted(connection, rehearsal_id, datetime.now(UTC))

    def undo_delete(self, rehearsal_id: str) -> None:
        """Bring a deleted rehearsal back.

        Raises:
            KeyError: it was purged, or never there.
        """
        with self._writing() as connection:
            if not mark_deleted(connection, rehearsal_id, None):
                raise KeyError(rehearsal_id)

    def purge(self, rehearsal_id: str | None = None) -> None:
        """Remove a deleted rehearsal with its recordings for good, every one where None.

        Rehearsals that were not deleted are left alone, and so are files outside the recordings
        folder. Where a file resists, that rehearsal stays deleted to be purged later, and the
        others go.
        """
        if rehearsal_id is None:
            with self._reading() as connection:
                wanted = deleted_ids(connection)
        else:
            wanted = [rehearsal_id]
        problems = []
        for one in wanted:
            try:
                with self._writing() as connection:
                    purge(connection, one, recordings=self._recordings)
            except LibraryUnavailable as problem:
                problems.append(problem)
        if problems:
            raise problems[0]

    def save_job(self, job: PreparedJob) -> None:
        """Insert or replace a job."""
        with self._writing() as connection:
            write_job(connection, job)

    def jobs(self) -> tuple[PreparedJob, ...]:
        """Return all jobs, the one changed last first."""
        with self._reading() as connection:
            return read_jobs(connection)

    def load_job(self, job_id: str) -> PreparedJob:
        """Return a job.

        Raises:
            KeyError: there is no such job.
        """
        with self._reading() as connection:
            return read_job(connection, job_id)

    def delete_job(self, job_id: str) -> None:
        """Delete a job; the rehearsals that were for it stay."""
        with self._writing() as connection:
            drop_job(connection, job_id)

    def altered_recordings(self) -> tuple[Path, ...]:
        """Return recordings that are missing or not as they were saved, by their SHA-256."""
        with self._reading() as connection:
            rows = connection.execute(
                select(TAKES.c.recording_path, TAKES.c.recording_sha256)
                .where(TAKES.c.recording_path.is_not(None))
                .order_by(TAKES.c.recorded_at)
            ).all()
        paths = ((path_from_stored(row[0], self._recordings), row[1]) for row in rows)
        return tuple(path for path, saved in paths if saved is None or sha256_of(path) != saved)

    def _takes_from(self, connection: Connection, rows: Iterable[Row[Any]]) -> list[Take]:
        rows = list(rows)
        kept = connection.execute(
            select(DISMISSALS)
            .where(DISMISSALS.c.take_id.in_([row.id for row in rows]))
            .order_by(DISMISSALS.c.id)
        )
        by_take = defaultdict(list)
        for dismissal in kept:
            by_take[dismissal.take_id].append(dismissal_from(dismissal))
        return [
            readable_take_from(row, by_take[row.id], recordings=self._recordings) for row in rows
        ]

    def _change(self, rehearsal_id: str, **values: str | datetime | None) -> None:
        with self._writing() as connection:
            changed = connection.execute(
                update(REHEARSALS).where(REHEARSALS.c.id == rehearsal_id, IS_KEPT).values(**values)
            )
            if not changed.rowcount:
                raise KeyError(rehearsal_id)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._one_writer, library_trouble(self._database), write(self._engine) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with library_trouble(self._database), self._engine.connect() as connection:
            try:
                yield connection
            except ValueError as error:
                raise damaged_entry(self._database) from error
