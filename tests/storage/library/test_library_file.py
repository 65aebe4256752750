"""A library goes into one file and comes out of it on another computer as it was."""

import errno
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.support.library_home import Home
from tests.support.stored_rehearsals import rehearsal, rehearsals

from rehearse.domain.errors import ExportFailed
from rehearse.domain.library_search import RehearsalFilter
from rehearse.domain.rehearsal import Rehearsal
from rehearse.storage.library.library_export import export_library
from rehearse.storage.library.library_import import import_library


def _moved(one: Rehearsal, *, before: Home, after: Home) -> Rehearsal:
    answers = []
    for answer in one.answers:
        takes = tuple(
            replace(
                take,
                recording=take.recording
                and replace(
                    take.recording,
                    path=after.recordings / take.recording.path.relative_to(before.recordings),
                ),
            )
            for take in answer.takes
        )
        answers.append(replace(answer, takes=takes))
    return replace(one, answers=tuple(answers))


def test_everything_comes_out_as_it_went_in(here: Home, there: Home, file: Path) -> None:
    done = import_library(there.library, file, recordings=there.recordings)
    assert (done.rehearsals, done.jobs, done.known, done.problems) == (2, 1, 0, ())
    for name in ("r1", "r2"):
        assert there.library.load(name) == _moved(here.library.load(name), before=here, after=there)
    assert there.library.jobs() == here.library.jobs() != ()
    wanted = RehearsalFilter()
    assert there.library.summaries(wanted=wanted) == here.library.summaries(wanted=wanted)
    assert there.files() == {"r1/t1.flac": here.files()["r1/t1.flac"]}
    assert there.library.altered_recordings() == ()
    assert [hit.take_id for hit in there.library.search("manager")] == ["r1-t1"]


def test_what_is_here_already_is_kept_once(here: Home, there: Home, file: Path) -> None:
    import_library(there.library, file, recordings=there.recordings)
    there.library.rename("r1", "my own name")
    before = (there.files(), there.library.load("r1"))
    again = import_library(there.library, file, recordings=there.recordings)
    assert (again.rehearsals, again.jobs, again.known, again.problems) == (0, 0, 3, ())
    assert (there.files(), there.library.load("r1")) == before
    own = import_library(here.library, file, recordings=here.recordings)
    assert (own.rehearsals, own.known) == (0, 3)


def test_what_was_deleted_here_comes_back(here: Home, file: Path) -> None:
    saved = here.library.load("r1")
    here.library.delete("r1")
    assert import_library(here.library, file, recordings=here.recordings).rehearsals == 1
    assert here.library.load("r1") == saved
    here.library.purge()
    assert here.library.load("r1") == saved
    assert here.library.altered_recordings() == ()


def test_a_recording_in_the_way_is_not_replaced(there: Home, file: Path) -> None:
    other = there.sound("r1/t1.flac", b"other")
    import_library(there.library, file, recordings=there.recordings)
    assert other.read_bytes() == b"other"
    recording = there.library.load("r1").answers[0].takes[0].recording
    assert recording is not None
    assert recording.path == there.recordings / "r1" / "t1-2.flac"
    assert there.library.altered_recordings() == ()


def test_the_same_recording_in_the_way_is_kept_once(here: Home, there: Home, file: Path) -> None:
    there.sound("r1/t1.flac", here.files()["r1/t1.flac"])
    import_library(there.library, file, recordings=there.recordings)
    assert list(there.files()) == ["r1/t1.flac"]


def _with_names_and_places(one: Rehearsal) -> Rehearsal:
    """The rehearsal with ids as the program makes them, and no points outside of its words."""
    answers = []
    for answer in one.answers:
        takes = tuple(
            replace(
                take,
                id=take.id.replace(".", "-"),
                feedback=take.feedback and replace(take.feedback, findings=()),
            )
            for take in answer.takes
        )
        answers.append(replace(answer, takes=takes))
    return replace(one, answers=tuple(answers))


@given(one=rehearsals())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_rehearsal_comes_out_as_it_went_in(
    make_home: Callable[[str], Home], tmp_path: Path, one: Rehearsal
) -> None:
    for name in ("a", "b"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
    before, after = make_home("a"), make_home("b")
    before.library.save(_with_names_and_places(one))
    export_library(before.library, tmp_path / "any.zip", recordings=before.recordings)
    done = import_library(after.library, tmp_path / "any.zip", recordings=after.recordings)
    assert done.problems == ()
    assert after.library.load("any") == before.library.load("any")
    before.library.close()
    after.library.close()


def test_a_missing_recording_is_told_and_the_rest_exported(
    here: Home, there: Home, tmp_path: Path
) -> None:
    here.sound("r1/t1.flac").unlink()
    path = tmp_path / "l.zip"
    done = export_library(here.library, path, recordings=here.recordings)
    assert (done.rehearsals, done.jobs, done.recordings) == (2, 1, 0)
    (left_out,) = done.left_out
    assert "t1.flac was left out (there is no such file or folder)" in left_out
    assert import_library(there.library, path, recordings=there.recordings).problems == ()
    assert there.library.altered_recordings() == (there.recordings / "r1" / "t1.flac",)


def test_a_recording_from_elsewhere_comes_along(here: Home, there: Home, tmp_path: Path) -> None:
    outside = tmp_path / "mine.flac"
    outside.write_bytes(b"fLaC outside")
    here.library.save(rehearsal("r9", recording=outside))
    path = tmp_path / "l.zip"
    export_library(here.library, path, recordings=here.recordings)
    import_library(there.library, path, recordings=there.recordings)
    assert b"fLaC outside" in there.files().values()


def test_an_export_that_fails_leaves_the_file_that_was_there(
    here: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out" / "library.zip"
    path.parent.mkdir()
    path.write_bytes(b"earlier")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportFailed, match="the disk is full"):
        export_library(here.library, path, recordings=here.recordings)
    assert [one.read_bytes() for one in path.parent.iterdir()] == [b"earlier"]


def test_a_folder_that_is_not_there_is_told(here: Home, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="no such file or folder"):
        export_library(here.library, tmp_path / "no" / "l.zip", recordings=here.recordings)
