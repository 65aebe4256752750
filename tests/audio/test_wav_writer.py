"""The WAV that can be read at every moment."""

import errno
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio.wav_writer import WavWriter, is_no_room, wav_header

SAMPLES = np.arange(-500, 500, dtype=np.int16)


def test_the_file_is_whole_after_every_write(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with WavWriter(path, 16_000) as wav:
        for count in range(1, 4):
            wav.write(SAMPLES.tobytes())
            heard, rate = soundfile.read(path, dtype="int16")
            assert rate == 16_000
            assert np.array_equal(heard, np.tile(SAMPLES, count))
            assert wav.frames == count * len(SAMPLES)


def test_an_empty_file_is_a_wav_already(tmp_path: Path) -> None:
    with WavWriter(tmp_path / "a.wav", 48_000):
        assert soundfile.info(tmp_path / "a.wav").frames == 0


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"dear")
    with pytest.raises(FileExistsError):
        WavWriter(tmp_path / "a.wav", 48_000)
    assert (tmp_path / "a.wav").read_bytes() == b"dear"


@given(rate=st.integers(8_000, 192_000), data_bytes=st.integers(0, 2**40))
def test_the_header_is_always_44_bytes(rate: int, data_bytes: int) -> None:
    header = wav_header(rate, data_bytes)
    assert len(header) == 44
    assert int.from_bytes(header[24:28], "little") == rate
    assert int.from_bytes(header[40:44], "little") == min(data_bytes, 0xFFFFFFFF - 44)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, True), (errno.EDQUOT, True), (errno.EFBIG, True), (errno.EIO, False)],
)
def test_tells_a_full_disk_from_a_broken_one(number: int, expected: bool) -> None:
    assert is_no_room(OSError(number, "")) is expected
