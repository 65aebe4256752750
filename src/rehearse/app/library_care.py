"""Looking after the library of a data folder: check, backups, export, import, wiping.

Imports the database library: import this module where it is used, not at the start.
"""

from datetime import datetime
from pathlib import Path

from rehearse.app.everything import delete_everything, wipe_library
from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.folders import Folders, create_folders
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_backup import Backup, back_up, backups, refuse_in_use, restore
from rehearse.storage.library.library_check import LibraryState, check_library, mend_search
from rehearse.storage.library.library_copies import copy_database
from rehearse.storage.library.library_export import LibraryExport, export_library
from rehearse.storage.library.library_import import LibraryImport, import_library

NEWEST = "newest"


class LibraryCare:
    """What can be done with a library as a whole; every method raises LibraryUnavailable."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def open(self) -> SqliteLibrary:
        """Open the library, making it where there is none."""
        create_folders(self._folders)
        return SqliteLibrary(database=self._folders.library, recordings=self._folders.recordings)

    def check(self) -> LibraryState:
        """Read everything and change nothing."""
        return check_library(self._folders.library, self._folders.recordings)

    def mend(self) -> None:
        """Make the search anew from what is kept."""
        if self._folders.library.is_file():
            mend_search(self._folders.library)

    def backups(self) -> tuple[Backup, ...]:
        """Return the daily backups, the newest first."""
        return backups(self._folders.backups)

    def back_up(self, to: Path | None, *, now: datetime) -> Path:
        """Copy the database to a new file, or into a folder, or among the daily ones."""
        if to is None:
            return back_up(self._folders.library, self._folders.backups, today=now.date())
        self._need_library()
        path = to / f"library-{now.date().isoformat()}.db" if to.is_dir() else to
        if path.exists():
            raise LibraryUnavailable(
                f"{path} is there already and was left as it is; name another file."
            )
        copy_database(self._folders.library, path)
        return path

    def backup_path(self, name: str) -> Path:
        """Return the backup that a day (2026-11-22), NEWEST, or a path names."""
        kept = self.backups()
        if name == NEWEST and kept:
            return kept[0].path
        return next((one.path for one in kept if one.day.isoformat() == name), Path(name))

    def restore(self, backup: Path, *, now: datetime) -> Path | None:
        """Put a backup in place; return where what was there lies now, None for nothing."""
        return restore(self._folders.library, backup, now=now)

    def export(self, to: Path) -> LibraryExport:
        """Write everything to a zip file.

        Raises:
            ExportFailed.
        """
        self._need_library()
        with self.open() as library:
            return export_library(library, to, recordings=self._folders.recordings)

    def take_in(self, path: Path) -> LibraryImport:
        """Import an exported library.

        Raises:
            LibraryFileInvalid.
        """
        with self.open() as library:
            return import_library(library, path, recordings=self._folders.recordings)

    def wipe(self, *, everything: bool) -> None:
        """Delete rehearsals, jobs, recordings and backups, or everything that Rehearse keeps."""
        refuse_in_use(self._folders.library)
        if everything:
            delete_everything(self._folders)
        else:
            wipe_library(self._folders)

    def _need_library(self) -> None:
        if not self._folders.library.is_file():
            raise LibraryUnavailable(
                f"There is no library in {self._folders.data} yet; it begins with the first "
                "rehearsal."
            )
