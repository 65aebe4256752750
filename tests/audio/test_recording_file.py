"""From the WAV of a recording to the file that is kept, after crashes too."""

import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from rehearse.audio import recording_file
from rehearse.audio.recording_file import adopt_orphans, finish
from rehearse.audio.wav_writer import HEADER_BYTES, WavWriter, wav_header

RATE = 48_000
# Longer than one block of the packing, so that the blocks are put together too.
SAMPLES = np.random.default_rng(0).integers(-32_768, 32_768, 70_000).astype(np.int16)


def write_part(path: Path, samples: npt.NDArray[np.int16] = SAMPLES) -> Path:
    with WavWriter(path, RATE) as wav:
        wav.write(samples.tobytes())
    return path


def read(path: Path) -> npt.NDArray[np.int16]:
    samples: npt.NDArray[np.int16] = soundfile.read(path, dtype="int16")[0]
    return samples


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*") if file.is_file())


def test_finishing_packs_without_changing_a_sample(tmp_path: Path) -> None:
    kept = finish(write_part(tmp_path / "take.part.wav"), missing_s=0.5)
    assert np.array_equal(read(kept.path), SAMPLES)
    assert (kept.sample_rate, kept.frames, kept.missing_s) == (RATE, len(SAMPLES), 0.5)
    assert names(tmp_path) == ["take.flac"]


def refuse(_source: Path, target: Path) -> None:
    target.write_bytes(b"half")
    raise OSError("no room")


def write_wrongly(source: Path, target: Path) -> None:
    samples = read(source)
    samples[-1] += 1
    soundfile.write(target, samples, RATE, format="FLAC")


@pytest.mark.parametrize("write_flac", [refuse, write_wrongly])
def test_the_wav_is_kept_where_packing_fails_or_changes_a_sample(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write_flac: Callable[[Path, Path], None],
) -> None:
    monkeypatch.setattr(recording_file, "_write_flac", write_flac)
    kept = finish(write_part(tmp_path / "take.part.wav"))
    assert kept.path == tmp_path / "take.wav"
    assert np.array_equal(read(kept.path), SAMPLES)
    assert names(tmp_path) == ["take.wav"]


def test_adopts_what_a_crash_left_with_a_stale_header(tmp_path: Path) -> None:
    (tmp_path / "rehearsal").mkdir()
    part = tmp_path / "rehearsal" / "take.part.wav"
    # Half a sample at the end: the crash came in the middle of a write.
    part.write_bytes(wav_header(RATE, 0) + SAMPLES.tobytes() + b"\x01")
    (adopted,) = adopt_orphans(tmp_path)
    assert adopted.path == tmp_path / "rehearsal" / "take.flac"
    assert np.array_equal(read(adopted.path), SAMPLES)
    assert adopted.frames == len(SAMPLES)
    assert names(tmp_path) == ["take.flac"]


def test_adopts_again_what_was_packed_when_the_crash_came(tmp_path: Path) -> None:
    write_part(tmp_path / "take.part.wav")
    soundfile.write(tmp_path / "take.flac", SAMPLES, RATE)
    (tmp_path / "take.part.flac").write_bytes(b"half")
    (adopted,) = adopt_orphans(tmp_path)
    assert np.array_equal(read(adopted.path), SAMPLES)
    assert names(tmp_path) == ["take.flac"]


def test_deletes_an_orphan_without_one_sample(tmp_path: Path) -> None:
    (tmp_path / "a.part.wav").write_bytes(wav_header(RATE, 0))
    (tmp_path / "b.part.wav").write_bytes(b"RIF")
    assert adopt_orphans(tmp_path) == ()
    assert names(tmp_path) == []


def test_leaves_alone_what_is_being_recorded(tmp_path: Path) -> None:
    with WavWriter(tmp_path / "now.part.wav", RATE) as wav:
        wav.write(SAMPLES.tobytes())
        assert adopt_orphans(tmp_path) == ()
        wav.write(SAMPLES.tobytes())
    assert np.array_equal(read(tmp_path / "now.part.wav"), np.tile(SAMPLES, 2))


def test_one_damaged_orphan_keeps_none_of_the_others_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.part.wav").write_bytes(b"\0" * (HEADER_BYTES + 100))
    write_part(tmp_path / "b.part.wav")
    with caplog.at_level(logging.WARNING):
        adopted = adopt_orphans(tmp_path)
    assert [one.path.name for one in adopted] == ["b.flac"]
    assert names(tmp_path) == ["a.part.wav", "b.flac"]
    assert "a.part.wav" in caplog.text


def test_a_folder_that_is_not_there_holds_no_orphans(tmp_path: Path) -> None:
    assert adopt_orphans(tmp_path / "none") == ()
