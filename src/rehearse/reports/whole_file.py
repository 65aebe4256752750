"""Writing a document whole or not at all."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from rehearse.domain.errors import ExportFailed

_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`; a file that is there stays as it was until all is written.

    Raises:
        ExportFailed: says why, and that nothing was lost.
    """
    # In the same folder, so that the last step is one rename; its own short name, so that a long
    # one of the report does not grow past what the disk allows.
    part = path.parent / f".rehearse-{secrets.token_hex(6)}.part"
    try:
        _write_synced(part, content)
        part.replace(path)
    except OSError as error:
        raise ExportFailed(_sentence(error, path)) from error
    finally:
        # Where it was never made, its folder may be missing or no folder.
        with suppress(OSError):
            part.unlink()


def _write_synced(part: Path, content: bytes) -> None:
    with part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sentence(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no folder {path.parent}; choose another place for the report."
    return f"Nothing was changed: {_reason(error, path)}"


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder; choose a file name to write the report to."
    if error.errno in _DISK_FULL:
        return f"the disk that holds {path} is full; free some space or choose another place."
    if error.errno == errno.EROFS:
        return f"{path.parent} can only be read; choose another place for the report."
    if error.errno == errno.ENAMETOOLONG:
        return f"the file name {path.name[:40]}… is too long; choose a shorter one."
    if isinstance(error, PermissionError):
        return f"{path} may not be written; close it in other programs or choose another place."
    return f"{path} could not be written ({error.strerror}); choose another place."
