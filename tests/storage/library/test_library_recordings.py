"""The library and the recordings beside it: kept, checked, deleted."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import (
    rehearsal,
    written_sound,
)

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library import SqliteLibrary


def test_recordings_are_kept_relative_with_their_checksum(
    library: SqliteLibrary, tmp_path: Path, counted: Path
) -> None:
    library.save(rehearsal(recording=counted))
    with closing(sqlite3.connect(tmp_path / "library.db")) as database:
        row = database.execute(
            "SELECT recording_path, recording_sha256 FROM take WHERE id = 'r1-t1'"
        ).fetchone()
    assert row == ("r1/t1.flac", hashlib.sha256(counted.read_bytes()).hexdigest())


def test_the_whole_data_folder_may_move(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    sound = written_sound(before / "recordings" / "t1.flac")
    with SqliteLibrary(database=before / "l.db", recordings=before / "recordings") as library:
        library.save(rehearsal(recording=sound))
    before.rename(after)
    with SqliteLibrary(database=after / "l.db", recordings=after / "recordings") as library:
        kept = library.load("r1").answers[0].takes[0].recording
        assert library.altered_recordings() == ()
    assert kept is not None
    assert kept.path == after / "recordings" / "t1.flac"


def test_missing_and_changed_recordings_are_noticed(
    library: SqliteLibrary, recordings: Path, counted: Path
) -> None:
    other = written_sound(recordings / "other.flac")
    library.save(rehearsal("r1", recording=counted))
    library.save(rehearsal("r2", recording=other))
    assert library.altered_recordings() == ()
    counted.write_bytes(b"RIFF, but otherwise")
    other.unlink()
    assert set(library.altered_recordings()) == {counted, other}


def test_delete_takes_the_recordings_along_and_leaves_the_others(
    library: SqliteLibrary, recordings: Path, counted: Path
) -> None:
    other = written_sound(recordings / "r2" / "t1.flac")
    library.save(rehearsal("r1", recording=counted))
    library.save(rehearsal("r2", recording=other))
    library.delete("r1")
    assert counted.exists()
    library.purge("r2")
    library.purge("r1")
    assert not counted.parent.exists()
    assert other.exists()
    assert [at.id for at in library.summaries()] == ["r2"]
    with library._engine.connect() as connection:
        left = connection.exec_driver_sql(
            "SELECT (SELECT count(*) FROM answer), (SELECT count(*) FROM take),"
            " (SELECT count(*) FROM finding)"
        ).one()
    assert tuple(left) == (2, 2, 4)


def test_delete_never_reaches_out_of_the_recordings_folder(
    library: SqliteLibrary, tmp_path: Path, recordings: Path
) -> None:
    outside = written_sound(tmp_path / "mine.flac")
    link = recordings / "link.flac"
    link.symlink_to(outside)
    library.save(rehearsal("r1", recording=outside))
    library.save(rehearsal("r2", recording=recordings / ".." / "mine.flac"))
    library.save(rehearsal("r3", recording=link))
    for name in ("r1", "r2", "r3"):
        library.delete(name)
    library.purge()
    assert outside.exists()
    assert library.summaries() == ()


def test_delete_of_a_recording_that_is_gone_is_no_trouble(
    library: SqliteLibrary, counted: Path
) -> None:
    library.save(rehearsal(recording=counted))
    counted.unlink()
    library.delete("r1")
    library.purge()
    with pytest.raises(KeyError):
        library.undo_delete("r1")


def test_a_recording_that_resists_is_purged_later_and_the_others_now(
    library: SqliteLibrary, recordings: Path, counted: Path
) -> None:
    folder = recordings / "t1.flac"
    folder.mkdir()
    library.save(rehearsal("r1", recording=folder))
    library.save(rehearsal("r2", recording=counted))
    for name in ("r1", "r2"):
        library.delete(name)
    with pytest.raises(LibraryUnavailable, match=r"could not be deleted .* at its next start"):
        library.purge()
    assert library.summaries() == ()
    assert not counted.exists()
    folder.rmdir()
    library.purge()
    with pytest.raises(KeyError):
        library.undo_delete("r1")
