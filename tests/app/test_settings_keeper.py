"""Settings are kept on disk and told to whoever depends on them."""

from pathlib import Path

import pytest

from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.domain.errors import SettingInvalid
from rehearse.domain.settings import Settings, ThemeChoice


def test_a_change_is_in_force_told_and_kept(tmp_path: Path) -> None:
    keeper = SettingsKeeper(tmp_path / "new" / "settings.json")
    assert (keeper.current, keeper.notes) == (Settings(), ())
    told: list[Settings] = []
    keeper.subscribe(told.append)
    changed = keeper.change(theme=ThemeChoice.DARK, think_seconds=10)
    assert changed == Settings(theme=ThemeChoice.DARK, think_seconds=10)
    assert keeper.current is changed
    assert told == [changed]
    assert SettingsKeeper(tmp_path / "new" / "settings.json").current == changed


def test_changes_add_up(tmp_path: Path) -> None:
    keeper = SettingsKeeper(tmp_path / "settings.json")
    keeper.change(think_seconds=10)
    keeper.change(text_scale=150)
    assert SettingsKeeper(tmp_path / "settings.json").current == Settings(
        think_seconds=10, text_scale=150
    )


def test_a_value_that_cannot_be_used_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"text_scale": 999, "think_seconds": 5}')
    keeper = SettingsKeeper(path)
    assert keeper.current == Settings(think_seconds=5)
    (note,) = keeper.notes
    assert "text_scale" in note


def test_a_change_that_cannot_be_kept_is_in_force_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keeper = SettingsKeeper(tmp_path / "file" / "settings.json")
    told: list[Settings] = []
    keeper.subscribe(told.append)
    with pytest.raises(SettingInvalid, match="could not be saved"):
        keeper.change(think_seconds=10)
    assert keeper.current.think_seconds == 10
    assert told == [keeper.current]


def test_an_option_that_does_not_exist_changes_nothing(tmp_path: Path) -> None:
    keeper = SettingsKeeper(tmp_path / "settings.json")
    with pytest.raises(TypeError, match="colour"):
        keeper.change(colour="red")
    assert keeper.current == Settings()
    assert not (tmp_path / "settings.json").exists()
