"""The library of rehearsals: one SQLite database beside a folder of recordings."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Row, delete, exists, select

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.practice import Outcome, PractisedQuestion
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, RehearsalSummary, Take
from rehearse.storage.library_opening import open_engine, write
from rehearse.storage.library_queries import (
    last_asked_query,
    practice_query,
    summaries_query,
    unfinished_query,
)
from rehearse.storage.library_records import (
    answer_from,
    dismissal_from,
    dismissal_row,
    rehearsal_from,
    summary_from,
    take_from,
)
from rehearse.storage.library_schema import ANSWERS, DISMISSALS, REHEARSALS, TAKES
from rehearse.storage.library_trouble import damaged_entry, library_trouble
from rehearse.storage.library_writing import (
    write_dismissal,
    write_new_answer,
    write_rehearsal,
    write_take,
)
from rehearse.storage.recording_files import delete_recording, path_from_stored, sha256_of


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

        Dismissals that are kept for its takes stay, whether or not the record holds them.

        Raises:
            ValueError: the id of an answer or take is in use elsewhere.
        """
        with self._writing() as connection:
            write_rehearsal(connection, rehearsal, recordings=self._recordings)

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
                select(REHEARSALS).where(REHEARSALS.c.id == rehearsal_id)
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

    def summaries(self, *, limit: int = 50) -> tuple[RehearsalSummary, ...]:
        """Return the newest rehearsals, newest first."""
        with self._reading() as connection:
            return tuple(summary_from(row) for row in connection.execute(summaries_query(limit)))

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

    def delete(self, rehearsal_id: str) -> None:
        """Delete a rehearsal and its recordings; files outside the recordings folder stay.

        Where a file resists, the rehearsal stays too, so that deleting can be tried again.
        """
        with self._writing() as connection:
            paths = self._recording_paths(connection, rehearsal_id)
            connection.execute(delete(REHEARSALS).where(REHEARSALS.c.id == rehearsal_id))
            for path in paths:
                self._delete_file(path)

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
        return [take_from(row, by_take[row.id], recordings=self._recordings) for row in rows]

    def _recording_paths(self, connection: Connection, rehearsal_id: str) -> list[Path]:
        stored = connection.scalars(
            select(TAKES.c.recording_path)
            .join(ANSWERS)
            .where(ANSWERS.c.rehearsal_id == rehearsal_id, TAKES.c.recording_path.is_not(None))
        )
        return [path_from_stored(path, self._recordings) for path in stored]

    def _delete_file(self, path: Path) -> None:
        try:
            delete_recording(path, self._recordings)
        except OSError as error:
            raise LibraryUnavailable(
                f"The recording {path} could not be deleted ({disk_trouble(error)}), so the "
                "rehearsal was kept. Close what uses the file and delete the rehearsal again."
            ) from error

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
