"""What an import refuses, and what it takes in all the same."""

import errno
import io
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.library_home import Home

from rehearse.domain.errors import LibraryFileInvalid, LibraryUnavailable
from rehearse.domain.library_search import RehearsalFilter
from rehearse.storage import zip_reading
from rehearse.storage.library.library_import import import_library


def _zip(path: Path, entries: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return path


def _entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def _refused(home: Home, path: Path) -> str:
    """The one sentence that an import is refused with, nothing taken in."""
    around = {
        one for one in home.recordings.parent.parent.rglob("*") if one.name != "library.db-wal"
    }
    with pytest.raises(LibraryFileInvalid) as refusal:
        import_library(home.library, path, recordings=home.recordings)
    after = {
        one for one in home.recordings.parent.parent.rglob("*") if one.name != "library.db-wal"
    }
    assert after == around
    assert home.library.summaries(wanted=RehearsalFilter()) == ()
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


@pytest.mark.parametrize(
    "name",
    [
        "../outside.flac",
        "recordings/../../outside.flac",
        "/etc/outside.flac",
        "recordings//outside.flac",
        "recordings/./outside.flac",
        "C:/outside.flac",
        "recordings\\..\\..\\outside.flac",
        "recordings/con.flac",
        "recordings/nul",
        "recordings/a\nb.flac",
        "recordings/trailing. ",
        "recordings/" + "x" * 300,
    ],
)
def test_an_entry_that_would_leave_its_folder_is_refused(
    there: Home, file: Path, name: str
) -> None:
    _zip(file, {**_entries(file), name: b"fLaC"})
    assert "would leave its folder" in _refused(there, file)


def test_a_link_is_refused(there: Home, file: Path) -> None:
    link = zipfile.ZipInfo("recordings/link.flac")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "is a link" in _refused(there, file)


def test_two_names_that_are_one_are_refused(there: Home, file: Path) -> None:
    _zip(file, {**_entries(file), "Recordings/R1/T1.flac": b"fLaC"})
    assert "twice" in _refused(there, file)


def test_a_bomb_is_refused_before_anything_is_unpacked(there: Home, file: Path) -> None:
    _zip(file, {**_entries(file), "recordings/r1/zeros.wav": bytes(30_000_000)})
    assert "more than a hundred times its size" in _refused(there, file)


def test_what_does_not_fit_on_the_disk_is_refused(
    there: Home, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 5, 5))
    assert "Free some space and try again" in _refused(there, file)


def test_a_header_that_says_less_than_there_is_fills_no_disk(there: Home, file: Path) -> None:
    content = _zip(file, {**_entries(file), "recordings/r1/t1.flac": b"x" * 5_000}).read_bytes()
    size = (5_000).to_bytes(4, "little")
    file.write_bytes(content.replace(size, (100).to_bytes(4, "little")))
    done = import_library(there.library, file, recordings=there.recordings)
    assert done.rehearsals + len(done.problems) >= 2
    assert all(len(one) <= 100 for one in there.files().values())


def test_a_record_larger_than_any_is_left_out(
    there: Home, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_reading, "MOST_RECORD_BYTES", 1_500)
    done = import_library(there.library, file, recordings=there.recordings)
    assert done.rehearsals == 0
    assert any("larger than it can rightly be" in problem for problem in done.problems)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not a zip file"),
        (b"Dear diary, " * 200, "is not a zip file"),
        (b"PK\x05\x06" + bytes(18), "is not an exported library"),
    ],
)
def test_what_is_no_export_is_refused(
    there: Home, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    assert words in _refused(there, path)


def test_a_file_that_is_not_there_is_told(there: Home, tmp_path: Path) -> None:
    assert "no such file" in _refused(there, tmp_path / "nowhere.zip")
    assert "it is a folder" in _refused(there, tmp_path)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        (b"{", "is not an exported library (library.json"),
        (b'{"format": "photos", "version": 1}', "is not an exported library;"),
        (b'{"format": "rehearse-library", "version": 2}', "newer version of Rehearse"),
    ],
)
def test_what_says_it_is_something_else_is_refused(
    there: Home, file: Path, about: bytes, words: str
) -> None:
    _zip(file, {**_entries(file), "library.json": about})
    assert words in _refused(there, file)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (b'"r1-a1"', b'"../../r1"', "an id in it"),
        (b'"rehearsal":', b'"rehearsed":', "rehearsal is missing"),
        (b'"sample_rate":16000', b'"sample_rate":0', "recording of no length"),
        (b'"end":40', b'"end":4000', "outside its words"),
        (b"recordings/r1/t1.flac", b"rehearsals/r2.json", "is no recording"),
    ],
)
def test_a_record_that_is_wrong_is_left_out_and_the_others_come_in(
    there: Home, file: Path, before: bytes, after: bytes, words: str
) -> None:
    entries = _entries(file)
    assert before in entries["rehearsals/r1.json"]
    entries["rehearsals/r1.json"] = entries["rehearsals/r1.json"].replace(before, after)
    done = import_library(there.library, _zip(file, entries), recordings=there.recordings)
    assert [one.id for one in there.library.summaries(wanted=RehearsalFilter())] == ["r2"]
    (problem,) = done.problems
    assert problem.startswith("rehearsals/r1.json was left out: ")
    assert words in problem
    assert there.files() == {}


@pytest.mark.parametrize("name", ["/etc/passwd", "recordings/../../x.flac", "../x.flac"])
def test_a_recording_that_is_not_in_the_file_names_nothing_elsewhere(
    there: Home, file: Path, name: str
) -> None:
    entries = _entries(file)
    del entries["recordings/r1/t1.flac"]
    record = entries["rehearsals/r1.json"].replace(b"recordings/r1/t1.flac", name.encode())
    entries["rehearsals/r1.json"] = record
    import_library(there.library, _zip(file, entries), recordings=there.recordings)
    for take in there.library.load("r1").answers[0].takes:
        assert take.recording is None


def test_a_recording_that_was_changed_is_told(there: Home, file: Path) -> None:
    _zip(file, {**_entries(file), "recordings/r1/t1.flac": b"fLaC otherwise"})
    done = import_library(there.library, file, recordings=there.recordings)
    assert done.rehearsals == 2
    assert "is not as it was exported" in done.problems[0]


def test_a_name_for_an_unfinished_recording_is_not_taken_over(there: Home, file: Path) -> None:
    entries = _entries(file)
    entries["recordings/r1/t1.part.wav"] = entries.pop("recordings/r1/t1.flac")
    record = entries["rehearsals/r1.json"].replace(b"r1/t1.flac", b"r1/t1.part.wav")
    entries["rehearsals/r1.json"] = record
    done = import_library(there.library, _zip(file, entries), recordings=there.recordings)
    assert (done.rehearsals, there.files()) == (1, {})


def test_a_full_disk_leaves_no_half_rehearsal(
    there: Home, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zip_reading.ZipReading, "unpack", refuse)
    with pytest.raises(LibraryUnavailable, match="the disk is full"):
        import_library(there.library, file, recordings=there.recordings)
    assert there.library.summaries() == ()
    assert there.files() == {}


@given(place=st.floats(0, 1), value=st.binary(min_size=1, max_size=8))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damage_anywhere_is_told_in_a_sentence(
    there: Home, file: Path, tmp_path: Path, place: float, value: bytes
) -> None:
    content = bytearray(file.read_bytes())
    start = int(place * len(content))
    content[start : start + len(value)] = value
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(content)
    with suppress(LibraryFileInvalid):
        import_library(there.library, damaged, recordings=there.recordings)
    assert all(path.startswith("r1/") for path in there.files())


def test_a_zip_with_a_password_is_told(there: Home, file: Path) -> None:
    content = bytearray(file.read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        offset = archive.getinfo("library.json").header_offset
    # The bit for "encrypted", in the entry's own header and in the list at the end.
    content[offset + 6] |= 1
    listed = content.index(b"PK\x01\x02")
    content[listed + 8] |= 1
    file.write_bytes(content)
    assert "does not read" in _refused(there, file)
