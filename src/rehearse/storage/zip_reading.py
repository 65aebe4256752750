"""Reading a zip file from anybody: nothing leaves its place, and the disk is not filled."""

import hashlib
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryFileInvalid

MOST_ENTRIES = 200_000
MOST_RECORD_BYTES = 64_000_000
"""An answer of an hour takes about 1 MB with its word times and feedback."""
_MOST_PACKING = 100
_SLACK_BYTES = 10_000_000
_LONGEST_NAME = 240
_BLOCK = 1 << 20
_ODD = re.compile(r"[\x00-\x1f<>:\"\\|?*]|[. ]$")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class ZipReading:
    """A zip file whose names and sizes are known to do no harm; see `open_zip`."""

    def __init__(self, path: Path, file: zipfile.ZipFile) -> None:
        self._path = path
        self._file = file
        self._entries = {info.filename: info for info in file.infolist() if not info.is_dir()}

    @property
    def total_bytes(self) -> int:
        """How large everything in it is together, unpacked."""
        return sum(info.file_size for info in self._entries.values())

    def names(self, folder: str = "") -> tuple[str, ...]:
        """Return the names of the entries in a folder (ending in a slash), in order."""
        return tuple(sorted(name for name in self._entries if name.startswith(folder)))

    def has(self, name: str) -> bool:
        """Whether there is an entry of this name."""
        return name in self._entries

    def read_record(self, name: str) -> bytes:
        """Return the content of a small entry.

        Raises:
            LibraryFileInvalid: it is missing, damaged, or larger than a record can be.
        """
        if not self.has(name):
            raise LibraryFileInvalid(f"{self._path.name} has no {name}; nothing was imported.")
        if self._entries[name].file_size > MOST_RECORD_BYTES:
            raise self._too_large(name)
        return b"".join(self._blocks(name))

    def unpack(self, name: str, target: Path) -> str:
        """Write an entry to `target`, which must not exist; return its SHA-256 in hexadecimal.

        Raises:
            LibraryFileInvalid: it is damaged.
            OSError: the disk refuses. In both cases there is no `target`.
        """
        checksum = hashlib.sha256()
        with target.open("xb") as file:
            try:
                for block in self._blocks(name):
                    checksum.update(block)
                    file.write(block)
            except BaseException:
                file.close()
                target.unlink()
                raise
        return checksum.hexdigest()

    def _blocks(self, name: str) -> Iterator[bytes]:
        info = self._entries[name]
        left = info.file_size
        with _zip_trouble(self._path), self._file.open(info) as entry:
            while block := entry.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise self._too_large(name)
                yield block

    def _too_large(self, name: str) -> LibraryFileInvalid:
        return LibraryFileInvalid(
            f"{self._path.name} holds {name}, which is larger than it can rightly be."
        )


@contextmanager
def open_zip(path: Path) -> Iterator[ZipReading]:
    """Open a zip file and look at every name and size before anything is read.

    Raises:
        LibraryFileInvalid: it is not a zip file, damaged, has an entry that would leave its
            folder, or unpacks to far more than it holds.
    """
    with _zip_trouble(path):
        file = zipfile.ZipFile(path)
    with file:
        _check(path, file.infolist())
        yield ZipReading(path, file)


def _check(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _refused(path, f"it has more than {MOST_ENTRIES:,} entries")
    seen: set[str] = set()
    for info in entries:
        name = info.filename
        if info.orig_filename != name or not _stays_inside(name):
            raise _refused(path, f"its entry {_shown(name)} would leave its folder")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise _refused(path, f"its entry {_shown(name)} is a link")
        # Two names that are one on a disk that does not tell capitals from small letters.
        if name.casefold() in seen:
            raise _refused(path, f"it has the entry {_shown(name)} twice")
        seen.add(name.casefold())
    packed = path.stat().st_size
    if sum(info.file_size for info in entries) > packed * _MOST_PACKING + _SLACK_BYTES:
        raise _refused(path, "it unpacks to more than a hundred times its size")


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name.removesuffix("/")).parts
    return (
        0 < len(name) <= _LONGEST_NAME
        and not name.startswith("/")
        and "/".join(parts) == name.removesuffix("/")
        and all(part != ".." and not _ODD.search(part) for part in parts)
        and not any(_DEVICES.match(part) for part in parts)
    )


def _shown(name: str) -> str:
    short = name if len(name) <= _LONGEST_NAME else name[:60] + "…"
    return ascii(short)


def _refused(path: Path, reason: str) -> LibraryFileInvalid:
    return LibraryFileInvalid(f"{path.name} was not imported, because {reason}.")


@contextmanager
def _zip_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError) as error:
        raise LibraryFileInvalid(
            f"{path.name} is not a zip file, or is damaged ({error}). Export the library again, or "
            "take another copy of the file."
        ) from error
    except OSError as error:
        # Also where a damaged file leads to a place that it does not have.
        raise LibraryFileInvalid(f"{path} cannot be read ({disk_trouble(error)}).") from error
    except (NotImplementedError, RuntimeError) as error:
        # Python's words for an unknown way of packing, and for a password.
        raise LibraryFileInvalid(
            f"{path.name} is packed in a way that Rehearse does not read ({error})."
        ) from error
