"""One backup of the library's database a day, the newest ten kept, and how one is put back."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library_copies import check_backup, check_copy, copy_database
from rehearse.storage.library.library_opening import revision_of
from rehearse.storage.library.library_trouble import library_in_use, newer_library

KEPT = 10
_PREFIX = "library-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the database as it was on a day."""

    day: date
    path: Path


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the daily backups in `folder`, the newest first; other files are passed over."""
    found = []
    for path in folder.glob(f"{_PREFIX}*.db"):
        with suppress(ValueError):
            day = date.fromisoformat(path.stem.removeprefix(_PREFIX))
            found.append(Backup(day=day, path=path))
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def back_up(database: Path, folder: Path, *, today: date) -> Path:
    """Copy the database as today's backup, in place of an earlier one of the day; return its path.

    The newest ten are kept. One that would be damaged replaces none.

    Raises:
        LibraryUnavailable: there is nothing to back up, or the disk or the database refuses.
    """
    if not database.is_file():
        raise LibraryUnavailable(
            f"There is no library at {database} yet, so there is nothing to back up."
        )
    # Before anything sound is replaced by it or dropped for it.
    check_copy(database)
    path = folder / f"{_PREFIX}{today.isoformat()}.db"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_database(database, path)
        for old in backups(folder)[KEPT:]:
            old.path.unlink()
    except OSError as error:
        raise LibraryUnavailable(
            f"The backup folder {folder} cannot be used ({disk_trouble(error)}); your library is "
            "as it was. Mend that, then run `rehearse library backup`."
        ) from error
    return path


def back_up_daily(database: Path, folder: Path, *, today: date) -> Path | None:
    """Make today's backup where there is a library and none was made today.

    Raises:
        LibraryUnavailable: the disk or the database refuses.
    """
    if not database.is_file() or any(one.day == today for one in backups(folder)):
        return None
    return back_up(database, folder, today=today)


def restore(database: Path, backup: Path, *, now: datetime) -> Path | None:
    """Put a backup in the library's place; return where the library that was there lies now.

    Nothing is deleted: what was there is kept beside it, and the backup stays too.

    Raises:
        LibraryUnavailable: the backup cannot be used, or the library is open somewhere; nothing
            was changed.
    """
    # Alembic takes half a second to import.
    from rehearse.storage.migrations import MIGRATIONS  # noqa: PLC0415

    check_backup(backup)
    if revision_of(backup) not in [migration.revision for migration in MIGRATIONS]:
        raise newer_library(backup)
    refuse_in_use(database)
    aside = database.with_name(f"{database.stem}-replaced-{now:%Y%m%d-%H%M%S}.backup.db")
    moved = None
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        moved = _move(database, aside)
        copy_database(backup, database)
    except (OSError, LibraryUnavailable) as error:
        if moved is not None:
            _move(aside, database)
        if isinstance(error, LibraryUnavailable):
            raise
        raise LibraryUnavailable(
            f"The backup could not be put at {database} ({disk_trouble(error)}); the library is as "
            "it was. Mend that and try again."
        ) from error
    return moved


def refuse_in_use(database: Path) -> None:
    """Make sure that nobody has the library open; one that is damaged or missing passes.

    Raises:
        LibraryUnavailable: another program has.
    """
    if not database.is_file():
        return
    with closing(sqlite3.connect(database, isolation_level=None, timeout=0.5)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise library_in_use(database) from error
        except sqlite3.DatabaseError:
            # A damaged one is just what a backup is for.
            return


def _move(database: Path, aside: Path) -> Path | None:
    # With its log, in which the last changes may stand.
    for end in ("-wal", "-shm", "-journal"):
        log = database.with_name(database.name + end)
        if log.exists():
            log.replace(aside.with_name(aside.name + end))
    return database.replace(aside) if database.exists() else None
