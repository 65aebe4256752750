"""Sound from elsewhere is kept whole, or nothing of it is left."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from rehearse.audio.sound_keeping import keep_sound, sweep_unfinished
from rehearse.domain.recording import Recording

Block = tuple[np.ndarray, int]


def blocks(*lengths: int, rate: int = 16_000, level: float = 0.5) -> Iterator[Block]:
    for length in lengths:
        yield np.full(length, level, dtype=np.float32), rate


def test_every_block_is_kept_in_its_order(tmp_path: Path) -> None:
    parts = [np.linspace(-1, 1, length, dtype=np.float32) for length in (5, 70_000, 1, 3_000)]
    recording, peak = keep_sound(((part, 16_000) for part in parts), tmp_path / "a.flac")
    kept, rate = soundfile.read(recording.path, dtype="float32")
    assert rate == 16_000
    assert np.allclose(kept, np.concatenate(parts), atol=1 / 30_000)
    assert peak == 1.0
    assert recording == Recording(path=tmp_path / "a.flac", sample_rate=16_000, frames=len(kept))


def test_nothing_is_no_recording(tmp_path: Path) -> None:
    for nothing in (iter(()), blocks(0, 0)):
        with pytest.raises(ValueError, match="not one sample"):
            keep_sound(nothing, tmp_path / "a.flac")
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Block]:
        yield from blocks(10_000)
        raise EOFError("the end of it")

    with pytest.raises(EOFError):
        keep_sound(broken(), tmp_path / "a.flac")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        keep_sound(blocks(10), tmp_path / "gone" / "a.flac")


def test_what_a_crash_left_goes_and_what_is_in_the_making_stays(tmp_path: Path) -> None:
    left = tmp_path / "rehearsal" / "a.import.part.flac"
    making = tmp_path / "rehearsal" / "b.import.part.flac"
    take = tmp_path / "rehearsal" / "c.flac"
    left.parent.mkdir()
    for path in (left, making, take):
        path.touch()
    for path in (left, take):
        os.utime(path, (time.time() - 7200,) * 2)
    sweep_unfinished(tmp_path)
    assert sorted(path.name for path in left.parent.iterdir()) == [making.name, take.name]
