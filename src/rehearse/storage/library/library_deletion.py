"""Deleting rehearsals: first from every list, then for good, with their recordings."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select, update

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library_schema import ANSWERS, REHEARSALS, TAKES
from rehearse.storage.recording_files import delete_recording, path_from_stored


def mark_deleted(connection: Connection, rehearsal_id: str, moment: datetime | None) -> bool:
    """Set when a rehearsal was deleted, None for not; return whether there is one."""
    changed = connection.execute(
        update(REHEARSALS).where(REHEARSALS.c.id == rehearsal_id).values(deleted_at=moment)
    )
    return changed.rowcount > 0


def deleted_ids(connection: Connection) -> Sequence[str]:
    """Return the rehearsals that were deleted and not purged yet."""
    return connection.scalars(
        select(REHEARSALS.c.id).where(REHEARSALS.c.deleted_at.is_not(None))
    ).all()


def purge(connection: Connection, rehearsal_id: str, *, recordings: Path) -> None:
    """Remove a rehearsal that was deleted, its recordings first; others are left alone.

    Files outside the recordings folder stay, and so do those that another take has too.

    Raises:
        LibraryUnavailable: a file resists; the rehearsal stays deleted, to be purged later.
    """
    if rehearsal_id not in deleted_ids(connection):
        return
    paths = recordings_of(connection, rehearsal_id)
    connection.execute(delete(REHEARSALS).where(REHEARSALS.c.id == rehearsal_id))
    for stored in unused(connection, paths):
        _delete_file(path_from_stored(stored, recordings), recordings)


def recordings_of(connection: Connection, rehearsal_id: str) -> set[str]:
    """Return the stored paths of a rehearsal's recordings."""
    return set(
        connection.scalars(
            select(TAKES.c.recording_path)
            .join(ANSWERS)
            .where(ANSWERS.c.rehearsal_id == rehearsal_id, TAKES.c.recording_path.is_not(None))
        )
    )


def unused(connection: Connection, paths: set[str]) -> list[str]:
    """Return those of the stored `paths` that no take has, in order."""
    return [
        path
        for path in sorted(paths)
        if connection.scalar(select(TAKES.c.id).where(TAKES.c.recording_path == path).limit(1))
        is None
    ]


def _delete_file(path: Path, recordings: Path) -> None:
    try:
        delete_recording(path, recordings)
    except OSError as error:
        raise LibraryUnavailable(
            f"The recording {path} of a deleted rehearsal could not be deleted "
            f"({disk_trouble(error)}). Close what uses the file; Rehearse tries again at its next "
            "start."
        ) from error
