"""Each probe says what it saw, or raises the sentence that mends it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import rehearsal
from tests.support.take_factory import write_silence
from tests.support.tiny_whisper import Recital, build_whisper

from rehearse import __version__
from rehearse.app import machine_probes
from rehearse.domain.errors import (
    BankInvalid,
    LibraryUnavailable,
    ModelUnavailable,
    SettingInvalid,
)
from rehearse.storage.folders import Folders
from rehearse.storage.library.library import SqliteLibrary
from rehearse.transcription.machine_speed import MachineSpeed, cores_here, remember_speed

NAMES = [
    "Rehearse",
    "Data folder",
    "Library",
    "Settings",
    "Question banks",
    "Microphone",
    "Loudspeaker",
    "Speech recognition",
    "Better speech model",
    "Recommended model",
    "Analysis",
    "Window",
]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    home = tmp_path / "home"
    home.mkdir()
    return Folders(data=home, config=home)


def look(folders: Folders, name: str) -> str:
    (probe,) = [probe for probe in machine_probes.probes(folders) if probe.name == name]
    return probe.look()


def test_what_is_looked_at_in_which_order(folders: Folders) -> None:
    probes = machine_probes.probes(folders)
    assert [probe.name for probe in probes] == NAMES
    spared = [probe.name for probe in probes if not probe.is_needed]
    assert spared == [
        "Settings",
        "Loudspeaker",
        "Better speech model",
        "Recommended model",
        "Window",
    ]


def test_the_model_that_suits_is_named_and_why(folders: Folders) -> None:
    assert "is a safe choice; measure this computer" in look(folders, "Recommended model")
    speed = MachineSpeed(minute_s=3.4, device="cpu", cores=cores_here())
    remember_speed(speed, folders.models)
    assert "seconds for a minute of answer" in look(folders, "Recommended model")


def test_what_is_well_says_what_it_saw(folders: Folders) -> None:
    assert look(folders, "Rehearse").startswith(f"{__version__}, Python 3.")
    assert look(folders, "Data folder") == str(folders.data)
    assert look(folders, "Library") == "library.db, 0 rehearsals"
    assert look(folders, "Settings") == str(folders.settings)
    assert look(folders, "Question banks").endswith(" questions")
    assert look(folders, "Speech recognition").startswith("pocketsphinx (built in")
    assert "can be analysed" in look(folders, "Analysis")
    assert look(folders, "Window").startswith("PySide6 6.")


def test_a_missing_recording_is_told(folders: Folders) -> None:
    sound = write_silence(folders.recordings / "r1" / "a.wav")
    with SqliteLibrary(database=folders.library, recordings=folders.recordings) as library:
        library.save(rehearsal(recording=sound.path))
    assert look(folders, "Library") == "library.db, 1 rehearsal"
    sound.path.unlink()
    with pytest.raises(LibraryUnavailable, match=r"^1 recording missing"):
        look(folders, "Library")


def test_a_library_of_a_newer_version_is_told(folders: Folders) -> None:
    look(folders, "Library")
    with sqlite3.connect(folders.library) as database:
        database.execute("UPDATE alembic_version SET version_num = 'm9999'")
    database.close()
    with pytest.raises(LibraryUnavailable, match="newer"):
        look(folders, "Library")


@pytest.mark.parametrize(
    ("name", "spoil", "error"),
    [
        (
            "Settings",
            lambda folders: folders.settings.write_text('{"text_scale": 1}'),
            SettingInvalid,
        ),
        ("Question banks", lambda folders: _write_bank(folders, "[bank]\nid = 3\n"), BankInvalid),
        ("Question banks", lambda folders: _write_bank(folders, "not TOML"), BankInvalid),
        (
            "Speech recognition",
            lambda folders: folders.settings.write_text('{"engine": "whisper"}'),
            ModelUnavailable,
        ),
        ("Better speech model", lambda _folders: None, ModelUnavailable),
    ],
)
def test_what_is_not_well_is_raised_as_a_sentence(
    folders: Folders, name: str, spoil: Callable[[Folders], object], error: type[Exception]
) -> None:
    spoil(folders)
    with pytest.raises(error) as problem:
        look(folders, name)
    assert str(problem.value).strip()


def _write_bank(folders: Folders, text: str) -> None:
    folders.banks.mkdir()
    (folders.banks / "mine.toml").write_text(text)


def test_a_whisper_model_is_told_as_the_engine_and_as_the_better_one(folders: Folders) -> None:
    build_whisper(folders.models / "base.en", Recital(text="so it goes"))
    assert look(folders, "Speech recognition") == "whisper base.en"
    assert look(folders, "Better speech model") == "whisper base.en"


def test_a_machine_without_display_is_told_that_commands_work(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "commands work without one" in look(folders, "Window")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert look(folders, "Window").endswith("a display")
