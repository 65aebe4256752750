"""What a refusal of the database means, in one sentence for the person."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from rehearse.domain.errors import LibraryUnavailable

_PRIMARY_CODE = 0xFF
_IN_USE = (
    "Your rehearsals in {database} are being used by another program; nothing was changed. "
    "Close any other Rehearse window and try again."
)
_READ_ONLY = (
    "Your rehearsals in {database} cannot be changed because the file or its folder is read-only; "
    "nothing was changed. Allow writing there and try again."
)
_DAMAGED = (
    "The library of rehearsals {database} is damaged and was left as it is; your recordings are "
    "untouched. `rehearse library check` says more and `rehearse library restore` puts a backup in "
    "its place; or move it away to start with an empty library."
)
_NOT_OURS = (
    "The file {database} is not a library of rehearsals and was left as it is. "
    "Move it away so that Rehearse can make a new library there."
)
_FULL = (
    "The disk that holds {database} is full; what was saved before is safe. "
    "Free some space and try again."
)
_DISK_ERROR = (
    "The disk that holds {database} reports an error; what was saved before was not changed. "
    "Check the disk and make a copy of your recordings."
)
_UNREACHABLE = (
    "The library of rehearsals {database} cannot be opened; nothing was changed. "
    "Check that its folder is there and that you may use it."
)
_REFUSED = (
    "The library of rehearsals {database} refused the request ({detail}); nothing was changed. "
    "Start Rehearse again, and put a backup copy in its place if that does not help."
)
_SENTENCES = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NOT_OURS,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
}


def not_a_library(database: Path) -> LibraryUnavailable:
    """Return the error for a file that another program wrote."""
    return LibraryUnavailable(_NOT_OURS.format(database=database))


def damaged_library(database: Path) -> LibraryUnavailable:
    """Return the error for a library whose pages do not fit together."""
    return LibraryUnavailable(_DAMAGED.format(database=database))


def library_in_use(database: Path) -> LibraryUnavailable:
    """Return the error for a library that another program has open."""
    return LibraryUnavailable(_IN_USE.format(database=database))


def read_only_library(database: Path) -> LibraryUnavailable:
    """Return the error for a library that this person may not change."""
    return LibraryUnavailable(_READ_ONLY.format(database=database))


def newer_library(database: Path) -> LibraryUnavailable:
    """Return the error for a library that this version is too old for."""
    return LibraryUnavailable(
        f"The library of rehearsals {database} was written by a newer version of Rehearse and was "
        "left as it is. Install the newest version to open it."
    )


def damaged_entry(database: Path) -> LibraryUnavailable:
    """Return the error for an entry that cannot be read back, where the rest may be well."""
    return LibraryUnavailable(
        f"An entry of the library {database} cannot be read and was left as it is; your other "
        "rehearsals and all recordings are untouched. `rehearse library check` says which it is; a "
        "backup may hold it."
    )


@contextmanager
def library_trouble(database: Path) -> Iterator[None]:
    """Turn what SQLite and SQLAlchemy raise within the block into LibraryUnavailable."""
    try:
        yield
    except DBAPIError as error:
        raise LibraryUnavailable(_sentence(database, error.orig)) from error
    except PoolTimeout as error:
        raise LibraryUnavailable(_IN_USE.format(database=database)) from error
    except sqlite3.Error as error:
        raise LibraryUnavailable(_sentence(database, error)) from error


def _sentence(database: Path, error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
    return _SENTENCES.get(code, _REFUSED).format(database=database, detail=error)
