"""Recordings are named within their folder, and deleted nowhere else."""

from pathlib import Path

import pytest

from rehearse.storage.recording_files import (
    delete_recording,
    path_from_stored,
    sha256_of,
    stored_path,
)


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    (folder / "r1" / "deep").mkdir(parents=True)
    return folder


def test_a_recording_is_stored_relative_and_found_again(recordings: Path) -> None:
    path = recordings / "r1" / "t1.flac"
    assert stored_path(path, recordings) == "r1/t1.flac"
    assert path_from_stored("r1/t1.flac", recordings) == path


def test_a_recording_elsewhere_is_stored_absolute_and_found_again(recordings: Path) -> None:
    path = recordings.parent / "elsewhere.flac"
    assert stored_path(path, recordings) == path.as_posix()
    assert path_from_stored(path.as_posix(), recordings) == path


def test_the_folder_may_be_reached_by_a_link(recordings: Path) -> None:
    link = recordings.parent / "link"
    link.symlink_to(recordings)
    assert stored_path(recordings / "t1.flac", link) == "t1.flac"


def test_the_checksum_is_that_of_the_content(recordings: Path) -> None:
    path = recordings / "t1.flac"
    path.write_bytes(b"abc")
    # NIST FIPS 180-2, appendix B.1
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256_of(recordings / "nowhere.flac") is None


def test_empty_folders_go_with_the_last_recording(recordings: Path) -> None:
    first, second = recordings / "r1" / "t1.flac", recordings / "r1" / "deep" / "t2.flac"
    first.touch()
    second.touch()
    delete_recording(second, recordings)
    assert first.exists()
    assert not second.parent.exists()
    delete_recording(first, recordings)
    assert list(recordings.iterdir()) == []


def test_the_recordings_folder_itself_and_what_is_outside_stay(recordings: Path) -> None:
    outside = recordings.parent / "mine.flac"
    outside.touch()
    for path in (recordings, outside, recordings / ".." / "mine.flac"):
        delete_recording(path, recordings)
    assert recordings.is_dir()
    assert outside.exists()
