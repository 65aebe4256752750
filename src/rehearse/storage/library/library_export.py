"""A whole library as one file, to be kept elsewhere or taken to another computer."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rehearse import __version__
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import ExportFailed, LibraryUnavailable
from rehearse.domain.library_search import RehearsalFilter
from rehearse.domain.rehearsal import Rehearsal
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_file import (
    ABOUT,
    ABOUT_JSON,
    FORMAT,
    JOB_JSON,
    JOBS,
    RECORDINGS,
    REHEARSAL_JSON,
    REHEARSALS,
    VERSION,
    About,
    KeptRehearsal,
    recordings_in,
    with_recordings,
)
from rehearse.storage.recording_files import stored_path

_ALL = 1_000_000
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryExport:
    """What went into the file; `left_out` are sentences about what did not."""

    rehearsals: int
    jobs: int
    recordings: int
    left_out: tuple[str, ...]


def export_library(library: SqliteLibrary, path: Path, *, recordings: Path) -> LibraryExport:
    """Write every rehearsal, the archive included, and every job to a zip file at `path`.

    It is written whole or not at all. A recording that is missing, or a rehearsal that cannot be
    read, is left out and told of.

    Raises:
        ExportFailed: nothing was changed at `path`.
        LibraryUnavailable.
    """
    draft = path.with_name(f".{path.name[:100]}.part")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as file:
            export = _write(library, file, recordings)
        _sync(draft)
        draft.replace(path)
    except OSError as error:
        raise ExportFailed(
            f"The library could not be written to {path} ({disk_trouble(error)}); it is as it was. "
            "Choose another place, or close what uses the file, and try again."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return export


def _write(library: SqliteLibrary, file: zipfile.ZipFile, recordings: Path) -> LibraryExport:
    left_out: list[str] = []
    written: dict[Path, str] = {}
    about = About(format=FORMAT, version=VERSION, made_by=__version__)
    file.writestr(ABOUT, ABOUT_JSON.dump_json(about, indent=2))
    count = 0
    for rehearsal, is_archived in _rehearsals(library, left_out):
        entries = {path: _entry(path, recordings) for path in recordings_in(rehearsal)}
        for path, entry in entries.items():
            if path not in written:
                _write_recording(file, path, entry, written, left_out)
        kept = KeptRehearsal(
            # A recording that is missing is named too: its file may turn up.
            rehearsal=with_recordings(rehearsal, dict(entries)),
            is_archived=is_archived,
            sha256={str(entries[path]): written[path] for path in entries if path in written},
        )
        file.writestr(f"{REHEARSALS}{rehearsal.id}.json", REHEARSAL_JSON.dump_json(kept))
        count += 1
    jobs = library.jobs()
    for job in jobs:
        file.writestr(f"{JOBS}{job.id}.json", JOB_JSON.dump_json(job))
    return LibraryExport(
        rehearsals=count, jobs=len(jobs), recordings=len(written), left_out=tuple(left_out)
    )


def _rehearsals(library: SqliteLibrary, left_out: list[str]) -> Iterator[tuple[Rehearsal, bool]]:
    for summary in library.summaries(limit=_ALL, wanted=RehearsalFilter()):
        try:
            yield library.load(summary.id), summary.is_archived
        except LibraryUnavailable as problem:
            left_out.append(f"The rehearsal {summary.id} was left out. {problem}")
        except KeyError:
            # Deleted in another window a moment ago.
            continue


def _entry(path: Path, recordings: Path) -> PurePosixPath:
    stored = PurePosixPath(stored_path(path, recordings))
    # One that lies outside the recordings folder comes along under its checksum's beginning.
    if stored.is_absolute() or Path(stored).is_absolute():
        name = hashlib.sha256(str(stored).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return PurePosixPath(RECORDINGS, "elsewhere", name + path.suffix)
    return PurePosixPath(RECORDINGS) / stored


def _write_recording(
    file: zipfile.ZipFile,
    path: Path,
    entry: PurePosixPath,
    written: dict[Path, str],
    left_out: list[str],
) -> None:
    try:
        source = path.open("rb")
    except OSError as error:
        left_out.append(f"The recording {path} was left out ({disk_trouble(error)}).")
        return
    checksum = hashlib.sha256()
    # Sound is packed already, as FLAC.
    info = zipfile.ZipInfo(str(entry))
    info.compress_type = zipfile.ZIP_STORED
    info.external_attr = 0o600 << 16
    with source, file.open(info, "w", force_zip64=True) as target:
        while block := source.read(_BLOCK):
            checksum.update(block)
            target.write(block)
    written[path] = checksum.hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
