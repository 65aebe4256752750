"""Settings come back as they were saved; what cannot be used gets its default and a sentence."""

import json
from dataclasses import MISSING, asdict, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.ordinary_user import as_ordinary_user, folder_of_ordinary_user

from rehearse.domain.errors import SettingInvalid
from rehearse.domain.settings import EngineChoice, Settings, ThemeChoice
from rehearse.storage.settings_file import load_settings, save_settings

CHANGED = Settings(
    microphone="Mikrofon für Gäste 🎙",
    engine=EngineChoice.WHISPER,
    theme=ThemeChoice.DARK,
    text_scale=150,
    speak_questions=False,
    long_pause_s=3.5,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def _write(path: Path, content: str | bytes | dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_no_file_means_all_defaults_and_no_complaint(path: Path) -> None:
    assert load_settings(path) == (Settings(), ())


def test_what_was_saved_comes_back(path: Path) -> None:
    save_settings(CHANGED, path)
    assert load_settings(path) == (CHANGED, ())


def test_an_option_that_is_left_out_has_its_default(path: Path) -> None:
    _write(path, {"text_scale": 125})
    assert load_settings(path) == (Settings(text_scale=125), ())


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("text_scale", 500, "must be from 75 to 200"),
        ("text_scale", 74, "must be from 75 to 200"),
        ("text_scale", "100", "must be a whole number"),
        ("text_scale", 100.5, "must be a whole number"),
        ("text_scale", True, "must be a whole number"),
        ("text_scale", None, "must be a whole number"),
        ("text_scale", 10**30, "must be from 75 to 200"),
        ("too_long_factor", float("nan"), "must be from 1.0 to 5.0"),
        ("too_long_factor", "much", "must be a number"),
        ("speak_questions", 1, "must be true or false"),
        ("speak_questions", "yes", "must be true or false"),
        ("engine", "siri", 'must be one of "auto", "whisper", "pocketsphinx"'),
        ("engine", ["auto"], 'must be one of "auto", "whisper", "pocketsphinx"'),
        ("microphone", {"name": "x"}, "must be text"),
    ],
)
def test_a_bad_value_falls_back_and_says_so(
    path: Path, name: str, value: object, reason: str
) -> None:
    _write(path, {name: value, "think_seconds": 45})
    loaded, (note,) = load_settings(path)
    assert loaded == Settings(think_seconds=45)
    assert note.startswith(f"The setting {name} {reason}")
    assert "the default, " in note


def test_every_limit_itself_is_allowed(path: Path) -> None:
    for option in fields(Settings):
        for limit in (option.metadata["low"], option.metadata["high"]):
            if limit is None or option.name.startswith("pace"):
                continue
            assert option.default is not MISSING
            save_settings(replace(Settings(), **{option.name: type(option.default)(limit)}), path)
            loaded, notes = load_settings(path)
            assert getattr(loaded, option.name) == limit
            assert notes == ()


def test_paces_that_leave_no_pace_between_them_fall_back(path: Path) -> None:
    _write(path, {"pace_slow_wpm": 150, "pace_fast_wpm": 140, "text_scale": 125})
    loaded, (note,) = load_settings(path)
    assert loaded == Settings(text_scale=125)
    assert "no pace between them" in note


def test_a_key_of_another_version_is_noted_and_kept(path: Path) -> None:
    _write(path, {"hologram": {"on": True}, "text_scale": 125})
    loaded, (note,) = load_settings(path)
    assert note == "The setting hologram is not known to this version; it is left alone."
    save_settings(replace(loaded, text_scale=150), path)
    kept = json.loads(path.read_text())
    assert kept["hologram"] == {"on": True}
    assert kept["text_scale"] == 150


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{\n"text_scale": 100,\n}', "is not valid JSON (line 3)"),
        ("", "is not valid JSON (line 1)"),
        (b"\xff\xfe{}", "is not valid JSON"),
        ("[" * 100_000, "is not valid JSON"),
        ('{"text_scale": ' + "9" * 5_000 + "}", "is not valid JSON"),
        ("[1, 2]", "does not hold a JSON object"),
    ],
)
def test_a_broken_file_means_defaults_and_is_kept(
    path: Path, content: str | bytes, reason: str
) -> None:
    _write(path, content)
    loaded, (note,) = load_settings(path)
    assert loaded == Settings()
    assert reason in note
    before = path.read_bytes()
    save_settings(CHANGED, path)
    assert path.with_name("settings.json.broken").read_bytes() == before
    assert load_settings(path) == (CHANGED, ())


def test_a_byte_order_mark_is_no_trouble(path: Path) -> None:
    _write(path, b"\xef\xbb\xbf" + json.dumps({"text_scale": 125}).encode())
    assert load_settings(path) == (Settings(text_scale=125), ())


def test_a_folder_in_its_place_means_defaults(path: Path) -> None:
    path.mkdir(parents=True)
    loaded, (note,) = load_settings(path)
    assert loaded == Settings()
    assert "cannot be read (it is a folder, not a file)" in note


def test_a_value_out_of_range_is_never_saved(path: Path) -> None:
    save_settings(CHANGED, path)
    with pytest.raises(SettingInvalid, match="text_scale must be from 75 to 200"):
        save_settings(replace(CHANGED, text_scale=9), path)
    assert load_settings(path) == (CHANGED, ())


def test_a_folder_that_may_not_be_written_to_keeps_the_settings_before() -> None:
    with folder_of_ordinary_user() as folder, as_ordinary_user():
        path = folder / "settings.json"
        save_settings(CHANGED, path)
        folder.chmod(0o555)
        with pytest.raises(SettingInvalid, match=r"could not be saved .* are still there"):
            save_settings(Settings(), path)
        assert load_settings(path) == (CHANGED, ())


@given(
    document=st.dictionaries(
        st.sampled_from(sorted(asdict(Settings()))) | st.text(),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=3,
        ),
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_gives_settings_that_can_be_saved(path: Path, document: dict[str, Any]) -> None:
    _write(path, document)
    loaded, _ = load_settings(path)
    save_settings(loaded, path)
    again, notes = load_settings(path)
    assert again == loaded
    assert all("not known" in note for note in notes)
