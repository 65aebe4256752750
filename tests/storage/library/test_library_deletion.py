"""Deleting can be undone until the recordings are purged; names and the archive are kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import STARTED, rehearsal, take

from rehearse.domain.library_search import RehearsalFilter
from rehearse.domain.rehearsal import TakeState
from rehearse.storage.library.library import SqliteLibrary


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteLibrary]:
    with SqliteLibrary(
        database=tmp_path / "library.db", recordings=tmp_path / "recordings"
    ) as opened:
        yield opened


def _sound(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"RIFF" + path.name.encode() * 100)
    return path


def test_a_deleted_rehearsal_is_in_no_list(library: SqliteLibrary) -> None:
    unfinished = replace(take("r1-t9", number=9), state=TakeState.RECORDED)
    library.save(rehearsal("r1"))
    library.save_take("r1-a1", unfinished)
    library.delete("r1")
    with pytest.raises(KeyError):
        library.load("r1")
    assert library.summaries(wanted=RehearsalFilter()) == ()
    assert library.unfinished_takes() == ()
    assert library.last_asked() == {}
    assert library.practice() == ()
    assert library.job_names() == ()


def test_undo_brings_everything_back(library: SqliteLibrary, tmp_path: Path) -> None:
    sound = _sound(tmp_path / "recordings" / "r1" / "t1.flac")
    saved = rehearsal("r1", recording=sound)
    library.save(saved)
    library.delete("r1")
    library.undo_delete("r1")
    assert library.load("r1") == saved
    assert sound.exists()
    library.purge()
    assert library.load("r1") == saved


def test_what_the_worker_finds_out_meanwhile_is_there_after_undo(library: SqliteLibrary) -> None:
    library.save(rehearsal("r1"))
    library.delete("r1")
    library.save_take("r1-a1", take("r1-t3", number=3))
    library.undo_delete("r1")
    assert library.load("r1").answers[0].last_take == take("r1-t3", number=3)


def test_only_what_was_deleted_is_purged(library: SqliteLibrary) -> None:
    for name in ("r1", "r2", "r3"):
        library.save(rehearsal(name))
    library.delete("r1")
    library.delete("r2")
    library.purge("r2")
    library.purge("r3")
    library.purge("nowhere")
    library.undo_delete("r1")
    with pytest.raises(KeyError):
        library.undo_delete("r2")
    assert {one.id for one in library.summaries()} == {"r1", "r3"}


def test_a_recording_that_another_take_has_too_stays(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    shared = _sound(tmp_path / "recordings" / "shared.flac")
    library.save(rehearsal("r1", recording=shared))
    library.save(rehearsal("r2", recording=shared))
    library.delete("r1")
    library.purge()
    assert shared.exists()
    library.delete("r2")
    library.purge()
    assert not shared.exists()


def test_a_take_that_is_dropped_takes_its_recording_along(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    """`save` without the take used to leave the file behind."""
    sound = _sound(tmp_path / "recordings" / "r1" / "t1.flac")
    saved = rehearsal("r1", recording=sound)
    library.save(saved)
    library.save(saved)
    assert sound.exists()
    answer = saved.answers[0]
    shorter = replace(saved, answers=(replace(answer, takes=answer.takes[1:]),))
    library.save(shorter)
    assert library.load("r1") == shorter
    assert not sound.exists()


def test_a_save_that_fails_keeps_the_recording_of_the_take_it_would_drop(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    sound = _sound(tmp_path / "recordings" / "r1" / "t1.flac")
    library.save(rehearsal("r1", recording=sound))
    library.save(rehearsal("r2"))
    with pytest.raises(ValueError, match="belongs to"):
        library.save(replace(rehearsal("r1"), answers=rehearsal("r2").answers))
    assert sound.exists()
    assert library.load("r1").answers[0].takes[0].recording is not None


def test_a_name_is_given_changed_and_taken_away(library: SqliteLibrary) -> None:
    library.save(rehearsal("r1"))
    for name in ("  Before the panel ", "לפני הראיון 🙂", ""):
        library.rename("r1", name)
        assert library.summaries()[0].name == name.strip()
        assert library.load("r1").name == name.strip()


def test_the_archive_holds_what_is_put_there(library: SqliteLibrary) -> None:
    library.save(rehearsal("r1"))
    library.save(replace(rehearsal("r2"), started_at=STARTED + timedelta(days=1)))
    library.archive("r1")
    assert [one.id for one in library.summaries()] == ["r2"]
    (archived,) = library.summaries(wanted=RehearsalFilter(is_archived=True))
    assert (archived.id, archived.is_archived) == ("r1", True)
    assert library.load("r1") == rehearsal("r1")
    assert len(library.practice()) == 4
    library.save(rehearsal("r1"))
    assert len(library.summaries()) == 1
    library.restore_archived("r1")
    assert [one.is_archived for one in library.summaries()] == [False, False]


@pytest.mark.parametrize("name", ["nowhere", "deleted"])
def test_what_is_not_there_cannot_be_changed(library: SqliteLibrary, name: str) -> None:
    library.save(rehearsal("deleted"))
    library.delete("deleted")
    library.delete("nowhere")
    with pytest.raises(KeyError):
        library.rename(name, "x")
    with pytest.raises(KeyError):
        library.archive(name)
    with pytest.raises(KeyError):
        library.restore_archived(name)


def test_a_best_take_is_marked_and_unmarked(library: SqliteLibrary) -> None:
    library.save(rehearsal("r1"))
    library.mark_best_take("r1-a1", "r1-t1")
    marked = library.load("r1").answers[0]
    assert marked.best_take_id == "r1-t1"
    assert marked.reported_take is not None
    assert marked.reported_take.id == "r1-t1"
    library.mark_best_take("r1-a1", "")
    assert library.load("r1") == rehearsal("r1")


def test_a_take_of_another_answer_cannot_be_the_best(library: SqliteLibrary) -> None:
    library.save(rehearsal("r1"))
    with pytest.raises(ValueError, match="none of answer"):
        library.mark_best_take("r1-a2", "r1-t1")
    with pytest.raises(KeyError):
        library.mark_best_take("nowhere", "")
