"""Whether the library and its recordings are whole, and what to do where they are not."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, create_engine, delete, select
from sqlalchemy.pool import NullPool

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library_opening import (
    connect_read_only,
    connections,
    revision_of,
    write,
)
from rehearse.storage.library.library_records import (
    answer_from,
    job_from,
    rehearsal_from,
    take_from,
)
from rehearse.storage.library.library_schema import (
    ANSWER_TEXTS,
    ANSWERS,
    PREPARED_JOBS,
    REHEARSALS,
    REVISION,
    TAKES,
)
from rehearse.storage.library.library_search import write_answer_text
from rehearse.storage.library.library_trouble import library_trouble
from rehearse.storage.progress_measures import write_measures
from rehearse.storage.recording_files import path_from_stored, sha256_of

_MOST_DAMAGE = 10
_COMPARE = "INSERT INTO answer_search(answer_search, rank) VALUES ('integrity-check', 1)"
_REBUILD = "INSERT INTO answer_search(answer_search) VALUES ('rebuild')"
_NOT_SEARCHED = "SELECT count(*) FROM answer WHERE id NOT IN (SELECT answer_id FROM answer_text)"
_SOUND_FILES = {".wav", ".flac"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryState:
    """What a check found.

    `problems` are sentences that say what is wrong and what to do; `rehearsals`, `takes` and
    `recordings` count what was looked at.
    """

    rehearsals: int
    takes: int
    recordings: int
    problems: tuple[str, ...]


def check_library(database: Path, recordings: Path) -> LibraryState:
    """Read the whole library and every recording, and change nothing.

    What is deleted and not purged yet is looked at too.
    """
    problems: list[str] = []
    counts = {"rehearsals": 0, "takes": 0, "recordings": 0}
    known: set[str] | None = set()
    if database.is_file():
        known = None
        try:
            with library_trouble(database):
                known = _check_database(database, recordings, problems, counts)
        except LibraryUnavailable as problem:
            problems.append(str(problem))
    if known is not None:
        problems.extend(_orphans(recordings, known))
    return LibraryState(**counts, problems=tuple(problems))


def mend_search(database: Path) -> None:
    """Make what can be searched anew from what is kept; nothing else is touched.

    Raises:
        LibraryUnavailable: it cannot be changed.
    """
    engine = connections(database)
    try:
        with library_trouble(database), write(engine) as connection:
            # The index first: one that does not fit the texts refuses every change of them.
            connection.exec_driver_sql(_REBUILD)
            connection.execute(delete(ANSWER_TEXTS))
            for answer_id in connection.scalars(select(ANSWERS.c.id)).all():
                write_answer_text(connection, answer_id)
                write_measures(connection, answer_id)
    finally:
        engine.dispose()


def _check_database(
    database: Path, recordings: Path, problems: list[str], counts: dict[str, int]
) -> set[str] | None:
    """Append problems and counts; return the stored paths of all recordings, None if unknown."""
    revision = revision_of(database)
    with closing(connect_read_only(database)) as connection:
        problems.extend(_damage(database, connection))
    if revision != REVISION:
        problems.append(
            f"The library {database} is from another version of Rehearse ({revision}, this one has "
            f"{REVISION}), so its entries were not read. Starting Rehearse brings an older one up "
            "to date; for a newer one, install the newest version."
        )
        return None
    problems.extend(_search_problem(database))
    # Given a connection that changes nothing, however the library is used meanwhile.
    engine = create_engine(
        "sqlite://", creator=lambda: connect_read_only(database), poolclass=NullPool
    )
    with engine.connect() as connection:
        problems.extend(_unreadable(connection, recordings, counts))
        return _check_recordings(connection, recordings, problems, counts)


def _damage(database: Path, connection: sqlite3.Connection) -> Iterator[str]:
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST_DAMAGE})")]
    if found != ["ok"]:
        details = "; ".join(line.replace("\n", " ") for line in found)
        yield (
            f"The library {database} is damaged ({details}). `rehearse library restore` puts a "
            "backup in its place; your recordings are untouched."
        )
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_DAMAGE)
    if broken:
        tables = ", ".join(sorted({str(row[0]) for row in broken}))
        yield (
            f"The library {database} holds entries that belong to nothing ({tables}); they do no "
            "harm. `rehearse library restore` puts a backup in its place."
        )


def _search_problem(database: Path) -> Iterator[str]:
    with closing(sqlite3.connect(database, isolation_level=None, timeout=0.5)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            # In use or read-only: FTS5 looks only where it might write.
            return
        try:
            connection.execute(_COMPARE)
            missing = connection.execute(_NOT_SEARCHED).fetchone()[0]
        except sqlite3.DatabaseError:
            missing = 1
        finally:
            connection.execute("ROLLBACK")
    if missing:
        yield (
            "The search does not agree with what is kept, so words may not be found and answers "
            "may not be saved. `rehearse library check --mend` makes it anew."
        )


def _unreadable(connection: Connection, recordings: Path, counts: dict[str, int]) -> Iterator[str]:
    readers: tuple[tuple[str, Any, Callable[[Row[Any]], object]], ...] = (
        ("rehearsal", REHEARSALS, lambda row: rehearsal_from(row, ())),
        ("answer", ANSWERS, lambda row: answer_from(row, ())),
        ("take", TAKES, lambda row: take_from(row, (), recordings=recordings)),
        ("job", PREPARED_JOBS, job_from),
    )
    for name, table, read in readers:
        for row in connection.execute(select(table)).yield_per(100):
            if f"{name}s" in counts:
                counts[f"{name}s"] += 1
            try:
                read(row)
            except ValueError:
                yield (
                    f"The {name} {row.id} cannot be read and is shown as far as it can be. A "
                    "backup may hold it: `rehearse library restore` lists what there is."
                )


def _check_recordings(
    connection: Connection, recordings: Path, problems: list[str], counts: dict[str, int]
) -> set[str]:
    rows = connection.execute(
        select(
            TAKES.c.recording_path,
            TAKES.c.recording_sha256,
            REHEARSALS.c.started_at,
            REHEARSALS.c.id,
        )
        .join(ANSWERS, ANSWERS.c.id == TAKES.c.answer_id)
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .where(TAKES.c.recording_path.is_not(None))
        .order_by(TAKES.c.recorded_at, TAKES.c.id)
    ).all()
    for row in rows:
        counts["recordings"] += 1
        path = path_from_stored(row.recording_path, recordings)
        if problem := _recording_problem(path, row.recording_sha256):
            problems.append(
                f"The recording {path} of the rehearsal of {row.started_at:%Y-%m-%d %H:%M} UTC "
                f"{problem}"
            )
    return {row.recording_path for row in rows}


def _recording_problem(path: Path, saved: str | None) -> str:
    if not path.exists():
        return (
            "is missing. Put the file back if you have a copy; transcript and feedback are there "
            "without it."
        )
    found = sha256_of(path)
    if found is None:
        return "cannot be read. Allow reading it, or put a copy of yours in its place."
    if saved is not None and found != saved:
        return (
            "is not as it was recorded. Listen to it, and put a copy of yours in its place if it "
            "is damaged."
        )
    return ""


def _orphans(recordings: Path, known: set[str]) -> Iterator[str]:
    paths = {path_from_stored(stored, recordings).resolve() for stored in known}
    for path in sorted(recordings.rglob("*")):
        if path.suffix.lower() in _SOUND_FILES and path.resolve() not in paths:
            yield (
                f"The recording {path} belongs to no rehearsal. Listen to it, and delete the file "
                "if you do not need it."
            )
