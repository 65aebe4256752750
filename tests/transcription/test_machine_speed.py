"""How fast this machine is: measured for once in earnest, remembered, and read with care."""

import os
from pathlib import Path

import pytest

from rehearse.transcription.free_memory import free_memory, parsed_meminfo
from rehearse.transcription.machine_speed import (
    REMEMBERED_AS,
    MachineSpeed,
    cores_here,
    remember_speed,
    remembered_speed,
)
from rehearse.transcription.threads import processor_threads

SPEED = MachineSpeed(minute_s=2.5, device="cpu", cores=cores_here())


def test_what_was_measured_is_remembered(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    assert remembered_speed(folder) is None
    remember_speed(SPEED, folder)
    assert remembered_speed(folder) == SPEED
    remember_speed(SPEED.model_copy(update={"minute_s": 3.0}), folder)
    again = remembered_speed(folder)
    assert again is not None
    assert again.minute_s == 3.0


def test_what_was_measured_on_another_machine_does_not_count(tmp_path: Path) -> None:
    remember_speed(SPEED.model_copy(update={"cores": cores_here() + 1}), tmp_path)
    assert remembered_speed(tmp_path) is None


@pytest.mark.parametrize(
    "text", ["", "{}", '{"minute_s":-1,"device":"cpu","cores":2}', "\N{SNOWMAN}", '{"minute_s":']
)
def test_a_damaged_note_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / REMEMBERED_AS).write_text(text, encoding="utf-16")
    assert remembered_speed(tmp_path) is None
    (tmp_path / REMEMBERED_AS).write_text(text, encoding="utf-8")
    assert remembered_speed(tmp_path) is None


def test_free_memory_is_what_the_system_says() -> None:
    assert parsed_meminfo("MemTotal: 10 kB\nMemAvailable:    7 kB\n") == 7 * 1024
    with pytest.raises(ValueError, match="no MemAvailable"):
        parsed_meminfo("MemTotal: 10 kB\n")
    found = free_memory()
    assert found is not None
    assert found > 50_000_000


def test_a_recogniser_leaves_cores_for_others_on_large_machines() -> None:
    assert processor_threads() == min(os.cpu_count() or 1, 4)
