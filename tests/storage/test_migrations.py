"""Libraries that earlier versions wrote open, and hold what they held.

The files in `libraries/` were written by those versions and are never made anew.
"""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import NEGATIVITY, QUESTION, rehearsal

from rehearse.domain.rehearsal import Dismissal, TakeState
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.migrations import MIGRATIONS

_KEPT = Path(__file__).with_name("libraries")
_FILES = sorted(_KEPT.glob("*.db"))


@pytest.fixture(params=_FILES, ids=lambda path: path.stem)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a library of an earlier version."""
    copied = shutil.copy(request.param, tmp_path / "library.db")
    assert isinstance(copied, Path)
    return copied


def _open(database: Path) -> SqliteLibrary:
    return SqliteLibrary(database=database, recordings=database.parent / "recordings")


def test_every_earlier_schema_has_a_file() -> None:
    written = {path.name.partition("-")[0] for path in _FILES}
    assert written >= {migration.revision for migration in MIGRATIONS[:-1]}


def test_an_earlier_library_holds_what_it_held(database: Path) -> None:
    dismissal = Dismissal(kind=NEGATIVITY.kind, start=NEGATIVITY.start, end=NEGATIVITY.end)
    sound = database.parent / "recordings" / "r1" / "r1-a1-r1-t1.wav"
    with _open(database) as library:
        assert [one.id for one in library.summaries()] == ["r3", "r2", "r1"]
        written = library.load("r1")
        second = replace(written.answers[0].takes[1], dismissals=(dismissal,))
        expected = rehearsal(recording=sound)
        assert written.job == expected.job
        assert [at.question for at in written.answers] == [at.question for at in expected.answers]
        assert written.answers[0].takes == (expected.answers[0].takes[0], second)
        assert library.load("r2").answers[0].takes[1].state is TakeState.FAILED
        assert library.unfinished_takes()[0][2].id == "r2-t1"
        assert library.summaries()[2].open_points == 1


def test_what_an_earlier_library_holds_can_be_found(database: Path) -> None:
    with _open(database) as library:
        (hit,) = library.search("manager listen")
        assert (hit.rehearsal_id, hit.answer_id, hit.take_id) == ("r1", "r1-a1", "r1-t2")
        assert [one.answer_id for one in library.search("فريق")] == ["r2-a1"]
        assert [one.answer_id for one in library.search("how do you learn")] == ["r2-a2"]


def test_an_earlier_library_is_backed_up_as_it_was(database: Path) -> None:
    with closing(sqlite3.connect(database)) as earlier:
        before = list(earlier.iterdump())
    _open(database).close()
    (backup,) = database.parent.glob("library-*.backup.db")
    with closing(sqlite3.connect(backup)) as copied:
        assert list(copied.iterdump()) == before


def test_what_is_new_works_on_an_earlier_library(database: Path) -> None:
    with _open(database) as library:
        library.mark_best_take("r1-a1", "r1-t1")
        library.rename("r1", "Northwind, first go")
        library.archive("r3")
        library.delete("r2")
        library.purge()
    with _open(database) as library:
        assert [one.name for one in library.summaries()] == ["Northwind, first go"]
        assert library.load("r1").answers[0].best_take_id == "r1-t1"
        assert library.search(QUESTION.text)[0].take_id == "r1-t1"
        assert library.search("فريق") == ()


def test_a_damaged_entry_does_not_keep_an_earlier_library_closed(database: Path) -> None:
    with closing(sqlite3.connect(database)) as earlier, earlier:
        earlier.execute("UPDATE take SET transcript = '{', feedback = '{' WHERE id = 'r1-t2'")
        earlier.execute("UPDATE answer SET question = '' WHERE id = 'r1-a2'")
        tables = {name for (name,) in earlier.execute("SELECT name FROM sqlite_master")}
    # Where the words were made findable before the damage, they are still those of the second take.
    counting = "r1-t2" if "answer_text" in tables else "r1-t1"
    with _open(database) as library:
        assert library.search("manager")[0].take_id == counting
        (measured,) = library.measured()[0].answers
        assert measured.is_judged == (counting == "r1-t1")


def test_what_was_measured_earlier_shows_as_progress(database: Path) -> None:
    with _open(database) as library:
        before = library.measured()
        for one in before:
            library.save(library.load(one.id))
        assert library.measured() == before
    assert [len(one.answers) for one in before] == [2, 2, 0]
    measured = before[0].answers[0]
    assert measured.words_per_minute == pytest.approx(128.5)
    assert measured.is_judged
    assert not measured.speaks_ill
