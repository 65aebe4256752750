"""One file over HTTP: resumed where it stopped, checked before it gets its name."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx

from rehearse.domain.errors import Cancelled
from rehearse.transcription.model_folder import ModelFile, is_as_listed
from rehearse.transcription.model_hub import is_passing

_CHUNK_BYTES = 256 * 1024
_RANGE_START = re.compile(r"^bytes (\d+)-")


class DamagedFileError(Exception):
    """What arrived is not what was listed; it has been deleted."""


class RefusedFileError(Exception):
    """The server will not hand the file out; the text is its status."""


def part_of(path: Path, file: ModelFile) -> Path:
    """Return where what has arrived of `file` is kept until it is whole.

    Its name holds the checksum, so that parts of different versions are never joined.
    """
    return path.with_name(f"{path.name}.{(file.sha256 or file.git_sha1 or 'unknown')[:12]}.part")


def arrived_bytes(path: Path, file: ModelFile) -> int:
    """Return how many bytes of `file` are on this disk already."""
    for candidate in (path, part_of(path, file)):
        if candidate.is_file():
            return min(candidate.stat().st_size, file.size)
    return 0


def fetch(
    client: httpx.Client,
    address: str,
    file: ModelFile,
    path: Path,
    *,
    on_bytes: Callable[[int], None],
    is_cancelled: Callable[[], bool],
) -> None:
    """Bring `file` to `path`, going on from what is there; one attempt.

    `on_bytes` gets how many bytes of this file are on the disk after each piece.

    Raises:
        DamagedFileError: length or checksum are wrong; the next attempt starts anew.
        RefusedFileError: the server says no for good.
        Cancelled: what has arrived is kept.
        httpx.TransportError, httpx.HTTPStatusError: try again; what has arrived is kept.
        OSError: the disk.
    """
    if path.is_file():
        return
    part = part_of(path, file)
    if arrived_bytes(path, file) < file.size or not part.exists():
        _receive(client, address, file, part, on_bytes, is_cancelled)
    if not is_as_listed(part, file):
        part.unlink()
        raise DamagedFileError(file.path)
    part.replace(path)


def _receive(
    client: httpx.Client,
    address: str,
    file: ModelFile,
    part: Path,
    on_bytes: Callable[[int], None],
    is_cancelled: Callable[[], bool],
) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    with client.stream("GET", address, headers=headers) as response:
        _refuse_error(response)
        have = have if _goes_on_at(response, have) else 0
        with part.open("ab" if have else "wb") as target:
            for chunk in response.iter_bytes(_CHUNK_BYTES):
                target.write(chunk)
                have += len(chunk)
                on_bytes(min(have, file.size))
                if is_cancelled():
                    raise Cancelled("The download was stopped; what has arrived is kept.")
                if have > file.size:
                    break
    if have < file.size:
        raise httpx.ReadError("the connection ended early")


def _refuse_error(response: httpx.Response) -> None:
    if is_passing(response.status_code):
        response.raise_for_status()
    if response.is_error:
        raise RefusedFileError(str(response.status_code))


def _goes_on_at(response: httpx.Response, have: int) -> bool:
    """Whether the body starts at byte `have`; a server may send all of it instead."""
    if response.status_code != httpx.codes.PARTIAL_CONTENT:
        return False
    start = _RANGE_START.match(response.headers.get("Content-Range", ""))
    if start is None or int(start[1]) != have:
        raise RefusedFileError("a part that was not asked for")
    return True
