"""Everything that Rehearse keeps on this machine, and how to be rid of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.folders import Folders

DEMO_FOLDER = "demo"


def delete_everything(folders: Folders) -> None:
    """Delete rehearsals, recordings, models, own banks, logs and settings; nothing may be open.

    Only what Rehearse makes itself is touched, for the data folder may be one that the person
    chose and keeps other things in. The folders go too where nothing else is left in them.

    Raises:
        LibraryUnavailable: something resists; everything else is gone.
    """
    _delete(_kept_by_rehearse(folders), folders)


def wipe_library(folders: Folders) -> None:
    """Delete rehearsals, jobs, recordings and backups; nothing may be open. The rest stays.

    Raises:
        LibraryUnavailable: something resists; everything else of it is gone.
    """
    _delete(_library_files(folders), folders)


def _delete(paths: Iterator[Path], folders: Folders) -> None:
    kept = [path for path in paths if not _is_gone(path)]
    for folder in {folders.data, folders.config}:
        _remove_if_empty(folder)
    if kept:
        names = ", ".join(str(path) for path in kept)
        raise LibraryUnavailable(
            f"Could not be deleted: {names}. Everything else is gone; close what uses these files, "
            "then delete them yourself."
        )


def _kept_by_rehearse(folders: Folders) -> Iterator[Path]:
    demo = folders.data / DEMO_FOLDER
    yield from _library_files(folders)
    yield from (folders.models, folders.banks, folders.logs, demo)
    yield from (folders.favourites, folders.bank_cache, folders.drawing_cache)
    # With unusable old ones beside them.
    yield from folders.settings.parent.glob(f"{folders.settings.name}*")


def _library_files(folders: Folders) -> Iterator[Path]:
    yield from (folders.recordings, folders.backups)
    # With what stands beside it: SQLite's log, copies from before an update or a restore.
    yield from folders.library.parent.glob(f"{folders.library.name}*")
    yield from folders.library.parent.glob(f"{folders.library.stem}-*.backup*")


def _is_gone(path: Path) -> bool:
    try:
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
    except OSError:
        return False
    return True


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        # Other things lie in it, or it is a mount: an empty folder does no harm.
        return
