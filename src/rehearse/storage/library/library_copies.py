"""Copies of the library's database, made while it may be in use, and whether one is sound."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library_opening import connect_read_only, revision_of
from rehearse.storage.library.library_trouble import damaged_library, library_trouble, not_a_library


def copy_database(database: Path, copy: Path) -> None:
    """Copy a database with all that was committed, whole or not at all; `copy` may be there.

    Raises:
        LibraryUnavailable: the disk or the database refuses; nothing was changed.
    """
    draft = copy.with_name(f"{copy.name}.part")
    try:
        draft.unlink(missing_ok=True)
        # SQLite would not say why it cannot be made, nor that it is not the library that cannot.
        draft.touch(mode=0o600, exist_ok=False)
        with (
            library_trouble(database),
            closing(connect_read_only(database)) as source,
            closing(sqlite3.connect(draft)) as target,
        ):
            source.backup(target)
        draft.replace(copy)
    except OSError as error:
        raise LibraryUnavailable(
            f"No backup of the library could be made at {copy} ({disk_trouble(error)}); the "
            "library is as it was. Mend that and try again."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def check_copy(copy: Path) -> None:
    """Read a copy through and change nothing.

    Raises:
        LibraryUnavailable: it is damaged, or not a library.
    """
    with library_trouble(copy):
        if revision_of(copy) is None:
            raise not_a_library(copy)
        with closing(connect_read_only(copy)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise damaged_library(copy)


def check_backup(backup: Path) -> None:
    """Read a backup through that is to be put in the library's place.

    Raises:
        LibraryUnavailable: it is missing, damaged, or not a library.
    """
    others = "nothing was changed. `rehearse library restore` without a name lists what is there."
    if not backup.is_file():
        raise LibraryUnavailable(f"There is no backup {backup}; {others}")
    try:
        check_copy(backup)
    except LibraryUnavailable as error:
        raise LibraryUnavailable(
            f"{backup} is damaged, or not a library of rehearsals; {others}"
        ) from error
