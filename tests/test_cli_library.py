"""`rehearse library`: what people can do with all their rehearsals on the command line."""

import json
import shutil
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import rehearsal
from typer.testing import CliRunner, Result

from rehearse.cli import app
from rehearse.shipped import shipped_folder
from rehearse.storage.folders import Folders
from rehearse.storage.library.library import SqliteLibrary

FAILED, INVALID_FILE = 1, 2


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    home = tmp_path / "home"
    monkeypatch.setenv("REHEARSE_HOME", str(home))
    return Folders(data=home, config=home)


@pytest.fixture
def filled(folders: Folders) -> Folders:
    """A library with one rehearsal and its recording."""
    sound = folders.recordings / "r1" / "t1.flac"
    sound.parent.mkdir(parents=True)
    sound.write_bytes(b"fLaC" * 100)
    with _open(folders) as library:
        library.save(rehearsal(recording=sound))
    return folders


def _open(folders: Folders) -> SqliteLibrary:
    return SqliteLibrary(database=folders.library, recordings=folders.recordings)


def library(*arguments: str | Path, answer: str = "", status: int = 0) -> Result:
    result = CliRunner().invoke(app, ["library", *map(str, arguments)], input=answer)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == status, result.output
    return result


def _ids(folders: Folders) -> list[str]:
    with _open(folders) as kept:
        return [one.id for one in kept.summaries()]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_check_says_what_is_there_and_that_it_is_well(filled: Folders) -> None:
    output = library("check").stdout
    assert f"{filled.library}: 1 rehearsal, 2 takes, 1 recording" in output
    assert "newest backup: none yet" in output
    assert "Everything is as it should be." in output


def test_check_names_what_is_missing(filled: Folders) -> None:
    shutil.rmtree(filled.recordings / "r1")
    result = library("check", status=FAILED)
    assert "t1.flac of the rehearsal of 2026-03-04 18:30 UTC is missing" in result.stderr
    assert "as it should be" not in result.stdout


def test_check_works_where_nobody_has_rehearsed(folders: Folders) -> None:
    assert "0 rehearsals" in library("check", "--mend").stdout
    assert not folders.library.exists()


def test_a_backup_is_made_listed_and_put_back(filled: Folders) -> None:
    (path,) = library("backup").stdout.split()
    day = Path(path).stem.removeprefix("library-")
    assert library("restore").stdout == f"{day}  {path}\n"
    with _open(filled) as kept:
        kept.save(rehearsal("r2"))
    refused = library("restore", day, answer="n\n", status=FAILED)
    assert "Nothing was changed." in refused.stderr
    assert set(_ids(filled)) == {"r1", "r2"}
    assert "What was there is kept in" in library("restore", "newest", "--yes").stdout
    assert _ids(filled) == ["r1"]
    assert f"newest backup: {day}" in library("check").stdout


def test_a_backup_goes_where_it_is_wanted_and_replaces_nothing(
    filled: Folders, tmp_path: Path
) -> None:
    library("backup", tmp_path / "mine.db")
    refused = library("backup", tmp_path / "mine.db", status=FAILED)
    assert "is there already" in refused.stderr
    (path,) = library("backup", tmp_path).stdout.split()
    assert Path(path).parent == tmp_path
    library("restore", tmp_path / "mine.db", "--yes")
    assert _ids(filled) == ["r1"]


def test_where_no_backup_can_be_made_the_place_is_named_not_the_library(
    filled: Folders, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary")
    for place in (tmp_path / "gone" / "mine.db", tmp_path / "notes.txt" / "mine.db"):
        refused = library("backup", place, status=FAILED)
        assert f"No backup of the library could be made at {place} (" in refused.stderr
        assert "nobody expected" not in refused.stderr


def test_an_unknown_backup_is_told(filled: Folders) -> None:
    assert "no backup" in library("restore", "2020-01-01", "--yes", status=FAILED).stderr
    assert "no backup yet" in library("restore").stderr
    assert "no backup newest" in library("restore", "newest", "--yes", status=FAILED).stderr
    assert _ids(filled) == ["r1"]


def test_without_a_library_there_is_nothing_to_copy(folders: Folders, tmp_path: Path) -> None:
    for command in (["backup"], ["backup", tmp_path], ["export", tmp_path / "l.zip"]):
        assert "no library" in library(*command, status=FAILED).stderr
    assert not folders.library.exists()


def test_a_library_moves_to_another_computer(
    filled: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.zip"
    assert "1 rehearsal, 0 jobs, 1 recording" in library("export", path).stdout
    assert "--overwrite" in library("export", path, status=FAILED).stderr
    library("export", path, "--overwrite")
    other = Folders(data=tmp_path / "other", config=tmp_path / "other")
    monkeypatch.setenv("REHEARSE_HOME", str(other.data))
    assert "1 rehearsal and 0 jobs imported, 0 here already" in library("import", path).stdout
    assert "0 rehearsals and 0 jobs imported, 1 here already" in library("import", path).stdout
    assert _ids(other) == _ids(filled)
    assert "Everything is as it should be." in library("check").stdout


def test_what_is_left_out_of_an_export_is_told(filled: Folders, tmp_path: Path) -> None:
    shutil.rmtree(filled.recordings / "r1")
    result = library("export", tmp_path / "l.zip", status=FAILED)
    assert "was left out" in result.stderr
    assert "1 rehearsal, 0 jobs, 0 recordings" in result.stdout


def test_a_file_that_cannot_be_imported_does_not_keep_out_the_next(
    filled: Folders, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    library("export", good)
    bad.write_text("Dear diary")
    odd = tmp_path / "odd.json"
    odd.write_text('{"format": "rehearse-interview", "version": 1, "answers": [{}]}')
    result = library("import", bad, odd, good, status=INVALID_FILE)
    assert "bad.zip is not a zip file" in result.stderr
    assert f"{odd}: answers[0]" in result.stderr
    assert "1 here already" in result.stdout


def test_an_interview_file_becomes_a_rehearsal_once(folders: Folders, tmp_path: Path) -> None:
    sound = tmp_path / "mine.flac"
    shutil.copy(shipped_folder("samples") / "sample-answer.flac", sound)
    said = "I planned the rota and the queue went down by half. My boss was an idiot, though. 🙂"
    path = tmp_path / "interview.json"
    document = {
        "format": "rehearse-interview",
        "version": 1,
        "job": None,
        "answers": [
            {
                "id": "../../q1",
                "question": {"text": "Why did you leave?", "kind": "motivation"},
                "transcript": said,
                "audio": sound.name,
            }
        ],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    assert library("import", path).stdout == f"{path}: imported\n"
    assert library("import", path).stdout == f"{path}: is here already\n"
    with _open(folders) as kept:
        (summary,) = kept.summaries()
        (take,) = kept.load(summary.id).answers[0].takes
        assert kept.altered_recordings() == ()
        assert kept.search("rota")[0].rehearsal_id == summary.id
    assert take.transcript is not None
    assert take.transcript.text == said
    assert take.feedback is not None
    assert take.feedback.findings
    assert take.recording is not None
    assert take.recording.path.parent == folders.recordings / summary.id
    assert take.recording.path.read_bytes() == sound.read_bytes()


@pytest.mark.parametrize("audio", ["../outside.flac", "/etc/passwd", "C:\\outside.flac"])
def test_an_interview_file_that_reaches_out_of_its_folder_is_refused(
    folders: Folders, tmp_path: Path, audio: str
) -> None:
    path = tmp_path / "in" / "interview.json"
    path.parent.mkdir()
    (tmp_path / "outside.flac").write_bytes(b"fLaC")
    question = {"text": "Why?", "kind": "motivation"}
    answer = {"id": "q1", "question": question, "transcript": "So.", "audio": audio}
    document = {"format": "rehearse-interview", "version": 1, "job": None, "answers": [answer]}
    path.write_text(json.dumps(document))
    assert "answers[0].audio" in library("import", path, status=INVALID_FILE).stderr
    assert _ids(folders) == []
    assert _files(folders.recordings) == []


def test_wipe_asks_and_then_leaves_no_rehearsal(filled: Folders) -> None:
    library("backup")
    filled.settings.write_text("{}")
    assert "Nothing was changed" in library("wipe", answer="n\n", status=FAILED).stderr
    assert _ids(filled) == ["r1"]
    library("wipe", answer="y\n")
    assert _files(filled.data) == [filled.settings]


def test_wiping_everything_leaves_nothing_on_the_disk(filled: Folders) -> None:
    library("backup")
    library("restore", "newest", "--yes")
    library("wipe", "--everything", "--yes")
    assert not filled.data.exists()


def test_a_library_in_use_is_not_wiped(filled: Folders) -> None:
    with _open(filled) as kept:
        assert len(kept.summaries()) == 1
        refused = library("wipe", "--everything", "--yes", status=FAILED)
        assert "used by another program" in refused.stderr
        assert len(kept.summaries()) == 1
    assert filled.library.exists()
