"""Opening the library: what lies at the path, bringing it up to date, connections."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, event

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.disk_trouble import disk_trouble
from rehearse.storage.library_trouble import library_trouble, newer_library, not_a_library
from rehearse.storage.migrations import MIGRATIONS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_S = 3.0
"""How long to wait for another program to finish writing; its transactions are far shorter."""
_WRITES = "rehearse_writes"


def open_engine(database: Path, migrations: Sequence[ModuleType] = MIGRATIONS) -> Engine:
    """Return connections to the library at `database`, made or brought up to date where needed.

    A library that is brought up to date is copied beside itself first. Whatever else is found at
    `database` is left as it is.

    Raises:
        LibraryUnavailable: it is from a newer version, not a library, damaged, locked, or
            read-only.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryUnavailable(
            f"The folder {database.parent} cannot be made ({disk_trouble(error)}); nothing was "
            "changed. Make it yourself and try again."
        ) from error
    with library_trouble(database):
        revision = _revision(database)
        known = [migration.revision for migration in migrations]
        if revision is not None and revision not in known:
            raise newer_library(database)
        if revision != known[-1]:
            _bring_up_to_date(database, revision, migrations)
        engine = _engine(database)
        try:
            with write(engine):
                pass  # better refused now than after an answer
        except BaseException:
            engine.dispose()
            raise
    return engine


def write(engine: Engine) -> "AbstractContextManager[Connection]":
    """Return a context that gives a connection in a transaction that holds the write lock."""
    return engine.execution_options(**{_WRITES: True}).begin()


def _revision(database: Path) -> str | None:
    """The revision of the library, None where there is none yet; changes nothing."""
    if not database.exists() or database.stat().st_size == 0:
        return None
    with closing(_connect_read_only(database)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not names:
            return None
        if not {"alembic_version", "rehearsal"} <= names:
            raise not_a_library(database)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise not_a_library(database)
    return str(row[0])


def _connect_read_only(database: Path) -> sqlite3.Connection:
    # Without a log or journal beside it nobody is writing, and `immutable` leaves no files behind.
    in_use = any(database.with_name(database.name + end).exists() for end in ("-wal", "-journal"))
    uri = f"{database.absolute().as_uri()}?{'mode=ro' if in_use else 'immutable=1'}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S)


def _bring_up_to_date(
    database: Path, revision: str | None, migrations: Sequence[ModuleType]
) -> None:
    # Alembic takes half a second to import and is needed after an update only.
    from rehearse.storage.library_migration import migrate  # noqa: PLC0415

    if revision is not None:
        _back_up(database, database.with_name(f"{database.stem}-{revision}.backup.db"))
    engine = _engine(database, foreign_keys=False)
    try:
        with write(engine) as connection:
            migrate(connection, migrations)
    finally:
        engine.dispose()


def _back_up(database: Path, copy: Path) -> None:
    draft = copy.with_suffix(".part")
    try:
        with (
            closing(_connect_read_only(database)) as source,
            closing(sqlite3.connect(draft)) as target,
        ):
            source.backup(target)
        draft.replace(copy)
    except OSError as error:
        raise LibraryUnavailable(
            f"No backup of the library could be made at {copy} ({disk_trouble(error)}), so it was "
            "left as it is. Mend that and start Rehearse again."
        ) from error


def _engine(database: Path, *, foreign_keys: bool = True) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(database)),
        connect_args={"timeout": BUSY_TIMEOUT_S},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: "DBAPIConnection", _entry: "ConnectionPoolEntry") -> None:
        # The driver's own transactions start too late to be consistent; see `_begin`.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        # A reader that turns writer half-way is refused by SQLite without waiting.
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
