"""An exported library into the one that is here; what is here already is kept once."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryFileInvalid, LibraryUnavailable
from rehearse.domain.rehearsal import Rehearsal, Take
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
    KeptRehearsal,
    recordings_in,
    with_recordings,
)
from rehearse.storage.recording_files import sha256_of, try_to_delete_recording
from rehearse.storage.validation_message import first_problem, path_of, reason_of
from rehearse.storage.zip_reading import ZipReading, open_zip

RESERVE_BYTES = 500_000_000
"""To stay free on the disk, so that the next rehearsal can be recorded."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_SOUND_FILES = {".flac", ".wav"}
_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryImport:
    """What came in; `known` counts rehearsals and jobs that were here already.

    `problems` are sentences about what could not be taken in.
    """

    rehearsals: int
    jobs: int
    known: int
    problems: tuple[str, ...]


def import_library(library: SqliteLibrary, path: Path, *, recordings: Path) -> LibraryImport:
    """Take in the rehearsals and jobs of an exported library that are not here yet.

    Each rehearsal comes in whole or not at all; one that is wrong does not keep out the others.

    Raises:
        LibraryFileInvalid: the file cannot be trusted or does not fit on the disk; nothing was
            imported.
        LibraryUnavailable: the disk or the database refuses; what came before is imported.
    """
    with open_zip(path) as file:
        _check_about(path, file)
        _refuse_too_large(path, file, recordings)
        taking = _Taking(library, file, recordings)
        for name in file.names(REHEARSALS):
            taking.take_rehearsal(name)
        for name in file.names(JOBS):
            taking.take_job(name)
        return taking.result()


class _Taking:
    """What came in so far."""

    def __init__(self, library: SqliteLibrary, file: ZipReading, recordings: Path) -> None:
        self._library = library
        self._file = file
        self._recordings = recordings
        self._rehearsals = self._jobs = self._known = 0
        self._problems: list[str] = []

    def result(self) -> LibraryImport:
        return LibraryImport(
            rehearsals=self._rehearsals,
            jobs=self._jobs,
            known=self._known,
            problems=tuple(self._problems),
        )

    def take_rehearsal(self, name: str) -> None:
        try:
            kept = REHEARSAL_JSON.validate_json(self._file.read_record(name))
            _check_rehearsal(kept.rehearsal)
            if self._is_here(kept.rehearsal.id):
                self._known += 1
                return
            self._keep(kept)
        except (LibraryFileInvalid, ValueError) as error:
            self._problems.append(f"{name} was left out: {_reason(error)}")
        else:
            self._rehearsals += 1

    def take_job(self, name: str) -> None:
        try:
            job = JOB_JSON.validate_json(self._file.read_record(name))
            _check_ids(job.id)
        except (LibraryFileInvalid, ValueError) as error:
            self._problems.append(f"{name} was left out: {_reason(error)}")
            return
        if any(one.id == job.id for one in self._library.jobs()):
            self._known += 1
        else:
            self._library.save_job(job)
            self._jobs += 1

    def _is_here(self, rehearsal_id: str) -> bool:
        try:
            self._library.load(rehearsal_id)
        except KeyError:
            # Deleted, and not gone yet: it comes in anew, so the old one must go first.
            self._library.purge(rehearsal_id)
            return False
        return True

    def _keep(self, kept: KeptRehearsal) -> None:
        written: list[Path] = []
        try:
            places = {
                recording: self._unpack(recording, kept, written)
                for recording in recordings_in(kept.rehearsal)
            }
            found = {path: place for path, place in places.items() if place is not None}
            self._library.save(with_recordings(kept.rehearsal, dict(found)))
        except OSError as error:
            self._remove(written)
            raise LibraryUnavailable(
                f"The recordings of {kept.rehearsal.id} could not be written "
                f"({disk_trouble(error)}); what came before it is imported. Mend that and import "
                "the file again: what is here already is passed over."
            ) from error
        except BaseException:
            self._remove(written)
            raise
        if kept.is_archived:
            self._library.archive(kept.rehearsal.id)

    def _remove(self, paths: list[Path]) -> None:
        for path in paths:
            try_to_delete_recording(path, self._recordings)

    def _unpack(self, recording: Path, kept: KeptRehearsal, written: list[Path]) -> Path | None:
        """Return where a recording lies now; None where it cannot lie in the recordings folder."""
        entry = recording.as_posix()
        inside = entry.removeprefix(RECORDINGS)
        target = self._recordings / inside
        if not self._file.has(entry):
            # It was missing at the export; a name from elsewhere is not taken over.
            return target if _may_be_named(inside) else None
        if not (entry.startswith(RECORDINGS) and _is_sound_file(target)):
            raise ValueError(f"{entry} is no recording")
        target.parent.mkdir(parents=True, exist_ok=True)
        while target.exists():
            if sha256_of(target) == kept.sha256.get(entry, ""):
                return target
            target = target.with_name(f"{target.stem}-2{target.suffix}")
        checksum = self._file.unpack(entry, target)
        written.append(target)
        if checksum != kept.sha256.get(entry, checksum):
            self._problems.append(
                f"The recording {entry} is not as it was exported; listen to it before you rely "
                "on it."
            )
        return target


def _check_about(path: Path, file: ZipReading) -> None:
    if not file.has(ABOUT):
        raise LibraryFileInvalid(f"{path.name} is not an exported library; nothing was imported.")
    try:
        about = ABOUT_JSON.validate_json(file.read_record(ABOUT))
    except ValidationError as error:
        raise LibraryFileInvalid(
            f"{path.name} is not an exported library ({ABOUT}: {_reason(error)}); nothing was "
            "imported."
        ) from error
    if about.format != FORMAT:
        raise LibraryFileInvalid(f"{path.name} is not an exported library; nothing was imported.")
    if about.version > VERSION:
        raise LibraryFileInvalid(
            f"{path.name} was exported by a newer version of Rehearse ({about.made_by}). Install "
            "the newest version to import it."
        )


def _refuse_too_large(path: Path, file: ZipReading, recordings: Path) -> None:
    try:
        recordings.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(recordings).free
    except OSError as error:
        raise LibraryUnavailable(
            f"The folder {recordings} cannot be used ({disk_trouble(error)}); nothing was imported."
        ) from error
    needed = file.total_bytes + RESERVE_BYTES
    if needed > free:
        raise LibraryFileInvalid(
            f"{path.name} needs {needed / 1e9:.1f} GB on the disk of {recordings}, and "
            f"{free / 1e9:.1f} GB are free; nothing was imported. Free some space and try again."
        )


def _check_rehearsal(rehearsal: Rehearsal) -> None:
    """Raise ValueError where a record holds what Rehearse would not have written."""
    _check_ids(*_ids(rehearsal))
    for answer in rehearsal.answers:
        for take in answer.takes:
            _check_take(take)


def _check_ids(*ids: str) -> None:
    if not all(_ID.fullmatch(name) for name in ids):
        raise ValueError("an id in it is not one of Rehearse's")


def _check_take(take: Take) -> None:
    if take.recording is not None and (take.recording.sample_rate < 1 or take.recording.frames < 0):
        raise ValueError(f"the take {take.id} has a recording of no length")
    length = len(take.transcript.text) if take.transcript else 0
    for finding in take.feedback.findings if take.feedback else ():
        start, end = finding.start or 0, finding.end or 0
        if not 0 <= start <= end <= length:
            raise ValueError(f"the take {take.id} has a point outside its words")


def _ids(rehearsal: Rehearsal) -> Iterator[str]:
    yield rehearsal.id
    for answer in rehearsal.answers:
        yield answer.id
        yield from (take.id for take in answer.takes)


def _is_sound_file(path: Path) -> bool:
    # A name that stands for a recording that a crash cut short would be taken for one at the start.
    return path.suffix.lower() in _SOUND_FILES and not path.stem.endswith(_UNFINISHED)


def _may_be_named(inside: str) -> bool:
    parts = inside.split("/")
    return all(re.fullmatch(r"[\w.-]+", part) and part.strip(".") for part in parts)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        problem = first_problem(error)
        return (
            f"{path_of(problem['loc']) or 'document'} {reason_of(problem, object_name='an object')}"
        )
    return str(error)
