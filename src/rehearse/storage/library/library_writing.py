"""Rows into the library, within a transaction that the caller holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, exists, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from rehearse.domain.rehearsal import Answer, Rehearsal, Take
from rehearse.storage.library.library_records import (
    answer_row,
    dismissal_row,
    finding_rows,
    rehearsal_row,
    take_row,
)
from rehearse.storage.library.library_schema import ANSWERS, DISMISSALS, FINDINGS, REHEARSALS, TAKES
from rehearse.storage.library.library_search import write_answer_text
from rehearse.storage.progress_measures import write_measures
from rehearse.storage.recording_files import sha256_of


def write_rehearsal(connection: Connection, rehearsal: Rehearsal, *, recordings: Path) -> None:
    """Insert or replace a rehearsal; answers and takes that it no longer holds are dropped.

    Dismissals that are kept for its takes stay: only `restore` takes one back.

    One that was deleted is there again.

    Raises:
        ValueError: an answer or a take belongs to something else already.
    """
    _upsert(connection, REHEARSALS, {**rehearsal_row(rehearsal), "deleted_at": None})
    answer_ids = [answer.id for answer in rehearsal.answers]
    _drop_others(connection, ANSWERS.c.rehearsal_id, rehearsal.id, answer_ids)
    for position, answer in enumerate(rehearsal.answers):
        row = answer_row(answer, rehearsal_id=rehearsal.id, position=position)
        _write_answer(connection, answer, row, recordings=recordings)


def write_new_answer(
    connection: Connection, rehearsal_id: str, answer: Answer, *, position: int
) -> None:
    """Insert an answer without takes before what stands at `position`; the rest moves on by one.

    Raises:
        ValueError: an answer of this id exists, or this one has takes.
    """
    if answer.takes:
        raise ValueError("a new answer has no takes yet")
    if connection.scalar(select(ANSWERS.c.id).where(ANSWERS.c.id == answer.id)) is not None:
        raise ValueError(f"an answer {answer.id!r} exists already")
    connection.execute(
        update(ANSWERS)
        .where(ANSWERS.c.rehearsal_id == rehearsal_id, ANSWERS.c.position >= position)
        .values(position=ANSWERS.c.position + 1)
    )
    row = answer_row(answer, rehearsal_id=rehearsal_id, position=position)
    connection.execute(insert(ANSWERS).values(**row))
    _write_what_is_derived(connection, answer.id)


def write_take(connection: Connection, answer_id: str, take: Take, *, recordings: Path) -> None:
    """Insert or replace one take with its findings and dismissals; it can be searched at once.

    Raises:
        ValueError: the take belongs to another answer.
    """
    _write_take(connection, answer_id, take, recordings=recordings)
    _write_what_is_derived(connection, answer_id)


def write_best_take(connection: Connection, answer_id: str, take_id: str) -> None:
    """Let a take of an answer count; with "" the newest one does.

    Raises:
        KeyError: there is no such answer.
        ValueError: the take is not one of its own.
    """
    if take_id and not connection.scalar(
        select(exists().where(TAKES.c.id == take_id, TAKES.c.answer_id == answer_id))
    ):
        raise ValueError(f"take {take_id!r} is none of answer {answer_id!r}")
    changed = connection.execute(
        update(ANSWERS).where(ANSWERS.c.id == answer_id).values(best_take_id=take_id or None)
    )
    if not changed.rowcount:
        raise KeyError(answer_id)
    _write_what_is_derived(connection, answer_id)


def _write_take(connection: Connection, answer_id: str, take: Take, *, recordings: Path) -> None:
    """Insert or replace a take with its findings and dismissals.

    Raises:
        ValueError: the take belongs to another answer.
    """
    _refuse_other_owner(connection, TAKES.c.answer_id, take.id, answer_id)
    row = take_row(take, answer_id=answer_id, recordings=recordings)
    row["recording_sha256"] = _checksum(connection, take, row)
    _upsert(connection, TAKES, row)
    connection.execute(delete(FINDINGS).where(FINDINGS.c.take_id == take.id))
    if findings := finding_rows(take):
        connection.execute(insert(FINDINGS), findings)
    for dismissal in take.dismissals:
        write_dismissal(connection, dismissal_row(take.id, dismissal))


def write_dismissal(connection: Connection, row: Mapping[str, Any]) -> None:
    """Insert a dismissal; one that is there already stays as it is."""
    connection.execute(insert_or_update(DISMISSALS).values(**row).on_conflict_do_nothing())


def _write_answer(
    connection: Connection, answer: Answer, row: dict[str, Any], *, recordings: Path
) -> None:
    _refuse_other_owner(connection, ANSWERS.c.rehearsal_id, answer.id, row["rehearsal_id"])
    _upsert(connection, ANSWERS, row)
    take_ids = [take.id for take in answer.takes]
    _drop_others(connection, TAKES.c.answer_id, answer.id, take_ids)
    for take in answer.takes:
        _write_take(connection, answer.id, take, recordings=recordings)
    _write_what_is_derived(connection, answer.id)


def _write_what_is_derived(connection: Connection, answer_id: str) -> None:
    write_answer_text(connection, answer_id)
    write_measures(connection, answer_id)


def _upsert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    # Not REPLACE, which deletes the old row and with it everything that hangs on it.
    statement = insert_or_update(table).values(**row)
    changes = {name: statement.excluded[name] for name in row if name != "id"}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changes))


def _drop_others(connection: Connection, owner: Column[Any], owner_id: str, ids: list[str]) -> None:
    table = owner.table
    connection.execute(delete(table).where(owner == owner_id, table.c.id.not_in(ids)))


def _refuse_other_owner(
    connection: Connection, owner: Column[Any], row_id: str, owner_id: str
) -> None:
    found = connection.scalar(select(owner).where(owner.table.c.id == row_id))
    if found is not None and found != owner_id:
        raise ValueError(f"{owner.table.name} {row_id!r} belongs to {found!r}, not to {owner_id!r}")


def _checksum(connection: Connection, take: Take, row: Mapping[str, Any]) -> str | None:
    if take.recording is None:
        return None
    kept = connection.execute(
        select(TAKES.c.recording_path, TAKES.c.frames, TAKES.c.recording_sha256).where(
            TAKES.c.id == take.id
        )
    ).one_or_none()
    here = (row["recording_path"], row["frames"])
    # A recording never changes once it is saved, and reading minutes of sound takes its time.
    if kept is not None and kept.recording_sha256 and (kept.recording_path, kept.frames) == here:
        return str(kept.recording_sha256)
    return sha256_of(take.recording.path)
