"""A check finds what is wrong, says what to do, and changes nothing."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import rehearsal

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_check import LibraryState, check_library, mend_search


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recordings"


@pytest.fixture
def sound(recordings: Path) -> Path:
    path = recordings / "r1" / "t1.flac"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"fLaC" * 50)
    return path


@pytest.fixture
def database(recordings: Path, sound: Path) -> Path:
    path = recordings.parent / "library.db"
    with SqliteLibrary(database=path, recordings=recordings) as library:
        library.save(rehearsal(recording=sound))
    return path


def _execute(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def _contents(folder: Path) -> dict[Path, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _checked(database: Path, recordings: Path) -> LibraryState:
    before = _contents(database.parent)
    state = check_library(database, recordings)
    assert _contents(database.parent) == before
    return state


def _problem(database: Path, recordings: Path) -> str:
    (problem,) = _checked(database, recordings).problems
    assert "\n" not in problem
    return problem


def test_a_sound_library_has_no_problems(database: Path, recordings: Path) -> None:
    assert _checked(database, recordings) == LibraryState(
        rehearsals=1, takes=2, recordings=1, problems=()
    )


def test_an_open_library_can_be_checked(database: Path, recordings: Path) -> None:
    with SqliteLibrary(database=database, recordings=recordings) as library:
        library.save(rehearsal("r2"))
        assert check_library(database, recordings).problems == ()
        assert check_library(database, recordings).rehearsals == 2


def test_where_nobody_has_rehearsed_there_is_nothing_wrong(tmp_path: Path) -> None:
    state = check_library(tmp_path / "library.db", tmp_path / "recordings")
    assert state == LibraryState(rehearsals=0, takes=0, recordings=0, problems=())


def test_a_missing_recording_is_named(database: Path, recordings: Path, sound: Path) -> None:
    sound.unlink()
    problem = _problem(database, recordings)
    assert f"{sound} of the rehearsal of 2026-03-04 18:30 UTC is missing" in problem


def test_a_changed_recording_is_named(database: Path, recordings: Path, sound: Path) -> None:
    sound.write_bytes(b"fLaC" * 51)
    assert "is not as it was recorded" in _problem(database, recordings)


def test_a_recording_that_is_a_folder_cannot_be_read(
    database: Path, recordings: Path, sound: Path
) -> None:
    sound.unlink()
    sound.mkdir()
    assert "cannot be read" in _problem(database, recordings)


def test_a_recording_of_no_rehearsal_is_named(database: Path, recordings: Path) -> None:
    stray = recordings / "r9" / "ünrelated 🙂.wav"
    stray.parent.mkdir()
    stray.write_bytes(b"RIFF")
    assert f"{stray} belongs to no rehearsal" in _problem(database, recordings)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE take SET feedback = '{' WHERE id = 'r1-t2'", "The take r1-t2 cannot be read"),
        ("UPDATE answer SET question = '' WHERE id = 'r1-a2'", "The answer r1-a2 cannot be read"),
        ("UPDATE rehearsal SET mode = 'odd'", "The rehearsal r1 cannot be read"),
        (
            "INSERT INTO prepared_job VALUES ('j', '2026-01-01 00:00:00.000000', '[]')",
            "The job j cannot be read",
        ),
        ("UPDATE dismissal SET take_id = 'nobody'", ""),
        ("DELETE FROM answer_text WHERE answer_id = 'r1-a1'", "check --mend"),
        ("UPDATE alembic_version SET version_num = '9999'", "from another version of Rehearse"),
    ],
)
def test_what_cannot_be_read_is_named(
    database: Path, recordings: Path, statement: str, words: str
) -> None:
    _execute(database, statement)
    state = _checked(database, recordings)
    if words:
        assert words in " ".join(state.problems)
    else:
        assert state.problems == ()


def test_entries_that_belong_to_nothing_are_told(database: Path, recordings: Path) -> None:
    _execute(database, "PRAGMA foreign_keys = OFF", "UPDATE finding SET take_id = 'nobody'")
    assert "belong to nothing (finding)" in _problem(database, recordings)


def test_damaged_pages_are_told(database: Path, recordings: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
    database.write_bytes(content)
    problems = check_library(database, recordings).problems
    assert "`rehearse library restore` puts a backup in its place" in " ".join(problems)
    assert not any("belongs to no rehearsal" in problem for problem in problems)


def test_another_programs_file_is_told(database: Path, recordings: Path) -> None:
    database.write_text("Dear diary, " * 500)
    assert "is not a library of rehearsals" in _problem(database, recordings)


_SPOILT = [
    ("DELETE FROM answer_search_data WHERE id > 10",),
    ("UPDATE answer_search_data SET block = x'00'",),
    ("DELETE FROM answer_text",),
    ("UPDATE answer_text SET transcript = 'other words'",),
]


@pytest.fixture(params=_SPOILT)
def spoilt(request: pytest.FixtureRequest, database: Path) -> Path:
    """A library whose search does not agree with what it holds."""
    with closing(sqlite3.connect(database)) as connection:
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'answer_text_update'"
        ).fetchone()
    _execute(database, "DROP TRIGGER answer_text_update", *request.param, trigger)
    return database


def test_a_spoilt_search_is_made_anew(spoilt: Path, recordings: Path) -> None:
    assert "check --mend" in " ".join(check_library(spoilt, recordings).problems)
    mend_search(spoilt)
    assert check_library(spoilt, recordings).problems == ()
    with SqliteLibrary(database=spoilt, recordings=recordings) as library:
        assert [hit.answer_id for hit in library.search("manager")] == ["r1-a1"]
        library.save(rehearsal("r2"))
        assert len(library.search("manager")) == 2


def test_a_library_in_use_is_not_mended(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryUnavailable, match="used by another program"):
            mend_search(database)
