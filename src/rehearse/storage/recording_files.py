"""Sound files as the library knows them: by a path within the recordings folder."""

import hashlib
import logging
from pathlib import Path

_LOG = logging.getLogger(__name__)


def stored_path(path: Path, recordings: Path) -> str:
    """Return `path` relative to `recordings`, with forward slashes; absolute if it lies outside."""
    # The folder may be reached by a link, as /tmp is on macOS.
    by_name = (path.absolute(), recordings.absolute())
    for file, root in (by_name, (path.resolve(), recordings.resolve())):
        if file.is_relative_to(root):
            return file.relative_to(root).as_posix()
    return path.absolute().as_posix()


def path_from_stored(stored: str, recordings: Path) -> Path:
    """Return the absolute path that `stored_path` was made from."""
    return recordings.absolute() / stored


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of the file in hexadecimal; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def delete_recording(path: Path, recordings: Path) -> None:
    """Delete a sound file and the folders that this leaves empty, within `recordings` only.

    A file that is gone already, or lies elsewhere, is passed over.

    Raises:
        OSError: the file cannot be deleted.
    """
    root = recordings.resolve()
    target = path.resolve()
    if target == root or not target.is_relative_to(root):
        return
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def try_to_delete_recording(path: Path, recordings: Path) -> None:
    """Delete a sound file that nothing needs any more; one that resists stays, with a log entry."""
    try:
        delete_recording(path, recordings)
    except OSError as error:
        _LOG.warning("the recording %s that no take has could not be deleted: %s", path, error)
