"""Opening the library: what lies at the path, bringing it up to date, connections."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, event

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library_schema import REVISION
from rehearse.storage.library.library_trouble import (
    library_trouble,
    not_a_library,
    read_only_library,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_S = 3.0
"""How long to wait for another program to finish writing; its transactions are far shorter."""
_WRITES = "rehearse_writes"


def open_engine(database: Path) -> Engine:
    """Return connections to the library at `database`, made or brought up to date where needed.

    A library that is brought up to date is copied beside itself first. Whatever else is found at
    `database` is left as it is.

    Raises:
        LibraryUnavailable: it is from a newer version, not a library, damaged, locked, or
            read-only.
    """
    with library_trouble(database):
        _prepare(database)
        engine = connections(database)
        try:
            with write(engine) as connection:
                # Better refused now than after an answer; a bare BEGIN is granted read-only too.
                connection.exec_driver_sql("DELETE FROM rehearsal WHERE 0")
        except BaseException:
            engine.dispose()
            raise
    return engine


def write(engine: Engine) -> "AbstractContextManager[Connection]":
    """Return a context that gives a connection in a transaction that holds the write lock."""
    return engine.execution_options(**{_WRITES: True}).begin()


def connect_read_only(database: Path) -> sqlite3.Connection:
    """Return a plain connection that changes nothing, and leaves no files behind either."""
    # Without a log or journal beside it nobody is writing, and `immutable` needs no lock file.
    in_use = any(database.with_name(database.name + end).exists() for end in ("-wal", "-journal"))
    uri = f"{database.absolute().as_uri()}?{'mode=ro' if in_use else 'immutable=1'}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S)


def _prepare(database: Path) -> None:
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        is_new = not database.exists() or database.stat().st_size == 0
    except OSError as error:
        raise LibraryUnavailable(
            f"The folder {database.parent} cannot be made or used ({disk_trouble(error)}); nothing "
            "was changed. Mend that and try again."
        ) from error
    revision = None if is_new else revision_of(database)
    if not is_new:
        _refuse_read_only(database)
    if revision != REVISION:
        # Alembic takes half a second to import and is needed after an update only.
        from rehearse.storage.library.library_migration import bring_up_to_date  # noqa: PLC0415

        bring_up_to_date(database, revision)


def revision_of(database: Path) -> str | None:
    """Return the migration that a library is at, None where it has no tables.

    Raises:
        LibraryUnavailable: it is not a library.
        sqlite3.Error: it cannot be read.
    """
    with closing(connect_read_only(database)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not names:
            return None
        if not {"alembic_version", "rehearsal"} <= names:
            raise not_a_library(database)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise not_a_library(database)
    return str(row[0])


def _refuse_read_only(database: Path) -> None:
    try:
        database.open("r+b").close()
    except OSError as error:
        raise read_only_library(database) from error


def connections(database: Path, *, foreign_keys: bool = True) -> Engine:
    """Return connections to a database as it is; a migration needs them without foreign keys."""
    engine = create_engine(
        URL.create("sqlite", database=str(database)),
        connect_args={"timeout": BUSY_TIMEOUT_S},
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: "DBAPIConnection", _entry: "ConnectionPoolEntry") -> None:
        # The driver's own transactions start too late to be consistent; see `_begin`.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        cursor.close()
        # SQLite's own lower() knows the letters a to z alone.
        connection.create_function("casefold", 1, str.casefold, deterministic=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        # A reader that turns writer half-way is refused by SQLite without waiting.
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
