"""One data folder, one config folder, or one folder for all."""

from pathlib import Path

import platformdirs
import pytest

from rehearse.domain.errors import LibraryUnavailable
from rehearse.storage.folders import create_folders, find_folders


def test_the_platform_decides_where_nobody_else_does() -> None:
    folders = find_folders({})
    assert folders.data == platformdirs.user_data_path("rehearse", appauthor=False)
    assert folders.settings == (
        platformdirs.user_config_path("rehearse", appauthor=False) / "settings.json"
    )
    assert find_folders({"REHEARSE_HOME": "  "}) == folders


def test_one_folder_may_hold_everything(tmp_path: Path) -> None:
    folders = find_folders({"REHEARSE_HOME": str(tmp_path)})
    assert folders.library == tmp_path / "library.db"
    assert folders.recordings == tmp_path / "recordings"
    assert folders.models == tmp_path / "models"
    assert folders.banks == tmp_path / "banks"
    assert folders.logs == tmp_path / "logs"
    assert folders.settings == tmp_path / "settings.json"


def test_a_relative_home_counts_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_folders({"REHEARSE_HOME": "stick"}).data == tmp_path / "stick"
    assert find_folders({"REHEARSE_HOME": "~/stick"}).data == Path.home() / "stick"


def test_folders_are_made_once_and_for_one_person_only(tmp_path: Path) -> None:
    folders = find_folders({"REHEARSE_HOME": str(tmp_path / "new" / "home")})
    create_folders(folders)
    create_folders(folders)
    for folder in (folders.recordings, folders.models, folders.banks, folders.logs):
        assert folder.is_dir()
        assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(LibraryUnavailable, match=r"cannot be made .* nothing was changed"):
        create_folders(find_folders({"REHEARSE_HOME": str(tmp_path / "home")}))
