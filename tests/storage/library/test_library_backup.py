"""One backup a day, ten kept, none lost to a damaged library; and one put back loses nothing."""

import errno
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import rehearsal

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_backup import KEPT, back_up, back_up_daily, backups, restore

_TODAY = date(2026, 11, 22)
_NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A library with the rehearsal r1, closed."""
    _save(tmp_path / "library.db", "r1")
    return tmp_path / "library.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def _open(database: Path) -> SqliteLibrary:
    return SqliteLibrary(database=database, recordings=database.parent / "recordings")


def _save(database: Path, name: str) -> None:
    with _open(database) as library:
        library.save(rehearsal(name))


def _kept_in(database: Path) -> set[str]:
    with _open(database) as library:
        return {one.id for one in library.summaries()}


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
    path.write_bytes(content)


def test_a_day_has_one_backup(database: Path, folder: Path) -> None:
    made = back_up_daily(database, folder, today=_TODAY)
    assert made == folder / "library-2026-11-22.db"
    _save(database, "r2")
    assert back_up_daily(database, folder, today=_TODAY) is None
    assert _kept_in(made) == {"r1"}
    assert back_up(database, folder, today=_TODAY) == made
    assert _kept_in(made) == {"r1", "r2"}


def test_an_open_library_is_backed_up_with_what_is_in_its_log(database: Path, folder: Path) -> None:
    with _open(database) as library:
        library.save(rehearsal("r2"))
        copy = back_up(database, folder, today=_TODAY)
        assert [path.name for path in folder.iterdir()] == [copy.name]
    assert _kept_in(copy) == {"r1", "r2"}


def test_ten_are_kept_and_other_files_left_alone(database: Path, folder: Path) -> None:
    folder.mkdir()
    others = [folder / "library-mine.db", folder / "notes.txt", folder / "library-2026-13-45.db"]
    for path in others:
        path.touch()
    for day in range(KEPT + 5):
        back_up_daily(database, folder, today=_TODAY + timedelta(days=day))
    assert [one.day for one in backups(folder)] == [
        _TODAY + timedelta(days=day) for day in range(KEPT + 4, 4, -1)
    ]
    assert all(path.exists() for path in others)


def test_without_a_library_there_is_no_backup(tmp_path: Path, folder: Path) -> None:
    assert back_up_daily(tmp_path / "library.db", folder, today=_TODAY) is None
    assert not folder.exists()
    with pytest.raises(LibraryUnavailable, match="nothing to back up"):
        back_up(tmp_path / "library.db", folder, today=_TODAY)


def test_a_damaged_library_replaces_no_backup(database: Path, folder: Path) -> None:
    for day in range(KEPT):
        back_up(database, folder, today=_TODAY + timedelta(days=day))
    before = backups(folder)
    _damage(database)
    with pytest.raises(LibraryUnavailable, match="damaged"):
        back_up(database, folder, today=_TODAY + timedelta(days=KEPT))
    assert backups(folder) == before


def test_a_full_disk_is_told_and_leaves_no_draft(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = back_up(database, folder, today=_TODAY).read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(LibraryUnavailable, match=r"No backup .*the disk is full"):
        back_up(database, folder, today=_TODAY)
    assert [path.read_bytes() for path in folder.iterdir()] == [sound]


def test_a_file_in_place_of_the_folder_is_told(database: Path, folder: Path) -> None:
    folder.touch()
    with pytest.raises(LibraryUnavailable, match="cannot be used"):
        back_up(database, folder, today=_TODAY)


def test_a_backup_is_put_back_and_what_was_there_is_kept(database: Path, folder: Path) -> None:
    copy = back_up(database, folder, today=_TODAY)
    _save(database, "r2")
    aside = restore(database, copy, now=_NOW)
    assert aside == database.with_name("library-replaced-20261122-153000.backup.db")
    assert _kept_in(database) == {"r1"}
    assert _kept_in(aside) == {"r1", "r2"}
    assert _kept_in(copy) == {"r1"}


def test_a_damaged_library_is_replaced(database: Path, folder: Path) -> None:
    copy = back_up(database, folder, today=_TODAY)
    for content in (b"Dear diary, " * 500, b"", None):
        if content is None:
            database.unlink()
        else:
            database.write_bytes(content)
        restore(database, copy, now=_NOW)
        assert _kept_in(database) == {"r1"}


def test_an_open_library_is_not_replaced(database: Path, folder: Path) -> None:
    copy = back_up(database, folder, today=_TODAY)
    with _open(database) as library:
        library.save(rehearsal("r2"))
        with pytest.raises(LibraryUnavailable, match="used by another program"):
            restore(database, copy, now=_NOW)
        assert len(library.summaries()) == 2
    assert _kept_in(database) == {"r1", "r2"}


def test_what_is_no_sound_backup_is_refused(database: Path, folder: Path, tmp_path: Path) -> None:
    damaged = back_up(database, folder, today=_TODAY)
    _damage(damaged)
    newer = back_up(database, folder, today=_TODAY + timedelta(days=1))
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    text = tmp_path / "notes.db"
    text.write_text("Dear diary, " * 500)
    missing = tmp_path / "nowhere.db"
    before = database.read_bytes()
    for path, words in (
        (damaged, "damaged"),
        (newer, "newer version"),
        (text, "not a library"),
        (missing, "no backup"),
        (tmp_path, "no backup"),
    ):
        with pytest.raises(LibraryUnavailable, match=words) as refusal:
            restore(database, path, now=_NOW)
        # Advice for a library that was opened would have them move their backup away.
        assert "move it away" not in str(refusal.value).lower()
    assert database.read_bytes() == before


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(database: Path) -> None:
    earlier = Path(__file__).parents[1] / "libraries" / "0001-first.db"
    restore(database, earlier, now=_NOW)
    assert _kept_in(database) == {"r1", "r2", "r3"}


def test_where_the_copy_fails_the_library_is_back_in_its_place(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = back_up(database, folder, today=_TODAY)
    _save(database, "r2")

    def refuse(*_: object) -> None:
        raise LibraryUnavailable("No backup could be made: the disk is full.")

    monkeypatch.setattr("rehearse.storage.library.library_backup.copy_database", refuse)
    with pytest.raises(LibraryUnavailable, match="disk is full"):
        restore(database, copy, now=_NOW)
    assert _kept_in(database) == {"r1", "r2"}
    assert list(database.parent.glob("*replaced*")) == []
