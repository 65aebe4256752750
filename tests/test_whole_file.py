"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest
from tests.support.ordinary_user import as_ordinary_user, folder_of_ordinary_user

from rehearse.whole_file import write_whole


def test_new_content_takes_the_place_of_old(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.touch()
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_read_only_folder_is_an_os_error() -> None:
    with folder_of_ordinary_user() as folder, as_ordinary_user():
        folder.chmod(0o555)
        with pytest.raises(PermissionError):
            write_whole(folder / "a.json", b"new")


def test_a_missing_folder_is_what_the_error_names(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "a.json", b"new")
    assert not (tmp_path / "gone").exists()


def test_links_that_point_at_each_other_are_no_reason_to_fail(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    first.symlink_to(second)
    second.symlink_to(first)
    write_whole(first, b"new")
    assert first.read_bytes() == b"new"
