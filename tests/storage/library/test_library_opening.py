"""Opening leaves everything alone that is not a library of this version, and says what it is."""

import errno
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Text
from tests.support.ordinary_user import as_ordinary_user, folder_of_ordinary_user
from tests.support.stored_rehearsals import rehearsal

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library import library_opening
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_migration import bring_up_to_date
from rehearse.storage.library.library_opening import connections, open_engine
from rehearse.storage.library.library_schema import METADATA, REVISION
from rehearse.storage.migrations import MIGRATIONS


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A library with one rehearsal, closed."""
    path = tmp_path / "data" / "library.db"
    _fill(path)
    return path


def _fill(path: Path) -> None:
    with SqliteLibrary(database=path, recordings=path.parent / "recordings") as library:
        library.save(rehearsal())


def _refusal(path: Path) -> str:
    """The one sentence or two that opening `path` is refused with, the folder left as it was."""
    before = {at: at.read_bytes() for at in path.parent.iterdir() if at.is_file()}
    with pytest.raises(LibraryUnavailable) as refusal:
        SqliteLibrary(database=path, recordings=path.parent / "recordings")
    after = {at: at.read_bytes() for at in path.parent.iterdir() if at.is_file()}
    assert after == before
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def _execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_migrations_lead_to_the_schema(database: Path) -> None:
    assert MIGRATIONS[-1].revision == REVISION
    engine = open_engine(database)
    # Of the search index Alembic knows nothing; FTS5 makes its tables.
    options = {"include_name": lambda name, _kind, _parents: "answer_search" not in (name or "")}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        difference = compare_metadata(context, METADATA)
    engine.dispose()
    assert difference == []


def test_connections_keep_a_log_check_keys_and_sync(database: Path) -> None:
    engine = open_engine(database)
    with engine.connect() as connection:
        pragmas = ("journal_mode", "foreign_keys", "synchronous")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    engine.dispose()
    assert values == ["wal", 1, 2]


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    _fill(tmp_path / "library.db")


def test_a_name_with_every_odd_character_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "naïve #1 ?mode=ro&x %41 🙂" / "library.db"
    _fill(path)
    with SqliteLibrary(database=path, recordings=tmp_path) as library:
        assert len(library.summaries()) == 1
    assert path.exists()


def test_a_newer_library_is_left_as_it_is(database: Path) -> None:
    _execute(database, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer version of Rehearse and was left as it is" in _refusal(database)


def test_a_text_file_is_not_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_text("Dear diary, " * 200)
    assert "is not a library of rehearsals and was left as it is" in _refusal(path)


def test_another_programs_database_is_not_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    _execute(path, "CREATE TABLE bookmark (url TEXT)")
    assert "is not a library of rehearsals and was left as it is" in _refusal(path)


def test_another_programs_migrated_database_is_not_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    _execute(path, "CREATE TABLE alembic_version (version_num TEXT)")
    assert "is not a library" in _refusal(path)


def test_a_damaged_library_is_left_as_it_is(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[100:3_000] = b"\xff" * 2_900
    database.write_bytes(content)
    assert "is damaged and was left as it is" in _refusal(database)


def test_half_a_library_is_damaged(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 3])
    with (
        pytest.raises(LibraryUnavailable, match="damaged"),
        SqliteLibrary(database=database, recordings=database.parent) as library,
    ):
        library.load("r1")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "library.db" / "sub").mkdir(parents=True)
    with pytest.raises(LibraryUnavailable, match="cannot be opened; nothing was changed"):
        SqliteLibrary(database=tmp_path / "library.db", recordings=tmp_path)


def test_a_file_in_place_of_its_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(LibraryUnavailable, match="cannot be made"):
        SqliteLibrary(database=tmp_path / "data" / "library.db", recordings=tmp_path)


def test_a_locked_library_is_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_opening, "BUSY_TIMEOUT_S", 0.05)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryUnavailable, match="used by another program"):
            SqliteLibrary(database=database, recordings=database.parent)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o444), (0o555, 0o444)])
def test_a_read_only_library_is_told(folder_mode: int, file_mode: int) -> None:
    with folder_of_ordinary_user() as folder, as_ordinary_user():
        path = folder / "library.db"
        _fill(path)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        assert "is read-only; nothing was changed" in _refusal(path)


def test_a_read_only_folder_without_a_library_is_told() -> None:
    with folder_of_ordinary_user() as folder, as_ordinary_user():
        folder.chmod(0o555)
        assert "cannot be opened; nothing was changed" in _refusal(folder / "library.db")


def test_what_a_crash_left_in_the_log_is_there_again(database: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed" / "library.db"
    crashed.parent.mkdir()
    with SqliteLibrary(database=database, recordings=tmp_path) as library:
        library.save(rehearsal("r2"))
        for end in ("", "-wal"):
            copy = crashed.with_name(crashed.name + end)
            copy.write_bytes(database.with_name(database.name + end).read_bytes())
    with SqliteLibrary(database=crashed, recordings=tmp_path) as library:
        assert library.load("r2") == rehearsal("r2")


def _one_more_migration(upgrade: Callable[[], None]) -> tuple[ModuleType, ...]:
    module = ModuleType("m9999_later")
    vars(module).update(revision="9999", down_revision=REVISION, upgrade=upgrade)
    return (*MIGRATIONS, module)


def _add_notes() -> None:
    with op.batch_alter_table("answer") as answer:
        answer.add_column(Column("notes", Text))
        answer.alter_column("position", new_column_name="place")


def _fail_half_way() -> None:
    op.execute("DROP TABLE finding")
    op.execute("INSERT INTO no_such_table VALUES (1)")


def test_an_older_library_is_backed_up_and_brought_up_to_date(database: Path) -> None:
    bring_up_to_date(database, REVISION, _one_more_migration(_add_notes))
    engine = connections(database)
    with engine.connect() as connection:
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        answers = connection.exec_driver_sql("SELECT id, place, notes FROM answer ORDER BY 1").all()
        takes = connection.exec_driver_sql("SELECT count(*) FROM take").scalar()
    engine.dispose()
    assert revision == "9999"
    assert [tuple(row) for row in answers] == [("r1-a1", 0, None), ("r1-a2", 1, None)]
    assert takes == 2
    backup = database.with_name(f"library-{REVISION}.backup.db")
    with SqliteLibrary(database=backup, recordings=database.parent / "recordings") as library:
        assert library.load("r1") == rehearsal()


def test_a_migration_that_fails_changes_nothing(database: Path) -> None:
    with pytest.raises(LibraryUnavailable, match="nothing was changed"):
        bring_up_to_date(database, REVISION, _one_more_migration(_fail_half_way))
    with SqliteLibrary(database=database, recordings=database.parent / "recordings") as library:
        assert library.load("r1") == rehearsal()
        assert library.summaries()[0].open_points == 2


def test_without_a_backup_there_is_no_migration(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(LibraryUnavailable, match=r"No backup .*the disk is full"):
        bring_up_to_date(database, REVISION, _one_more_migration(_add_notes))
    open_engine(database).dispose()


def test_the_library_needs_no_migration_code_once_it_is_up_to_date(database: Path) -> None:
    check = (
        "import sys; from pathlib import Path;"
        "from rehearse.storage.library.library import SqliteLibrary;"
        "SqliteLibrary(database=Path(sys.argv[1]), recordings=Path('x')).close();"
        "sys.exit('alembic.runtime.migration' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", check, database], check=False, cwd="src")
    assert done.returncode == 0
