"""Deleting everything, looked at on the disk."""

from pathlib import Path

import pytest
from tests.support.ordinary_user import as_ordinary_user, folder_of_ordinary_user
from tests.support.take_factory import rehearsal_of_two

from rehearse.app.everything import delete_everything, wipe_library
from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.folders import Folders, create_folders
from rehearse.storage.library.library import SqliteLibrary


def used(data: Path, config: Path) -> Folders:
    """Return folders in which somebody has rehearsed."""
    folders = Folders(data=data, config=config)
    create_folders(folders)
    with SqliteLibrary(database=folders.library, recordings=folders.recordings) as library:
        library.save(rehearsal_of_two())
    SettingsKeeper(folders.settings).change(first_check_done=True)
    for path in (
        folders.recordings / "r1" / "take.flac",
        folders.models / "base.en" / "model.bin",
        folders.banks / "mine.toml",
        folders.logs / "rehearse.log",
        folders.favourites,
        folders.bank_cache,
        folders.drawing_cache / "fontlist.json",
        folders.data / "demo" / "report.pdf",
        folders.data / "library-0001.backup.db",
        folders.data / "library-replaced-20260101-120000.backup.db-wal",
        folders.backups / "library-2026-01-01.db",
        folders.config / "settings.json.broken",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"said in confidence")
    return folders


def test_nothing_is_left(tmp_path: Path) -> None:
    folders = used(tmp_path / "data" / "rehearse", tmp_path / "config" / "rehearse")
    delete_everything(folders)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not folders.data.exists()
    assert not folders.config.exists()


def test_wiping_the_library_leaves_what_is_not_of_it(tmp_path: Path) -> None:
    folders = used(tmp_path / "data", tmp_path / "config")
    wipe_library(folders)
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {
        "model.bin",
        "mine.toml",
        "rehearse.log",
        "report.pdf",
        "fontlist.json",
        "settings.json",
        "settings.json.broken",
        folders.favourites.name,
        folders.bank_cache.name,
    }


def test_what_others_keep_in_a_chosen_folder_stays(tmp_path: Path) -> None:
    folders = used(tmp_path, tmp_path)
    letter = tmp_path / "letter to my landlord.odt"
    letter.write_text("Dear Sir or Madam")
    delete_everything(folders)
    assert list(tmp_path.iterdir()) == [letter]


def test_a_link_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    folders = used(tmp_path / "data", tmp_path / "data")
    elsewhere = tmp_path / "elsewhere"
    folders.models.rename(elsewhere)
    folders.models.symlink_to(elsewhere)
    delete_everything(folders)
    assert (elsewhere / "base.en" / "model.bin").is_file()
    assert not folders.data.exists()


def test_it_can_be_done_twice(tmp_path: Path) -> None:
    folders = used(tmp_path / "data", tmp_path / "config")
    delete_everything(folders)
    delete_everything(folders)


def test_what_resists_is_named_and_the_rest_is_gone() -> None:
    with folder_of_ordinary_user() as home, as_ordinary_user():
        folders = used(home / "data", home / "config")
        stubborn = folders.recordings / "r1"
        stubborn.chmod(0o500)
        with pytest.raises(LibraryUnavailable, match="recordings"):
            delete_everything(folders)
        left = [path.name for path in home.rglob("*") if path.is_file()]
        stubborn.chmod(0o700)
        assert left == ["take.flac"]
