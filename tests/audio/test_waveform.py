"""The outline of a sound file."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio.waveform import waveform_peaks
from rehearse.domain.errors import AudioUnreadable

RATE = 48_000


def test_each_bucket_holds_its_lowest_and_highest_sample(tmp_path: Path) -> None:
    samples = np.zeros(4 * RATE, dtype=np.int16)
    samples[RATE + 100] = 16_384
    samples[2 * RATE + 7] = -8_192
    samples[-1] = 32_767
    soundfile.write(tmp_path / "a.flac", samples, RATE)
    expected = ((0, 0), (0, 0.5), (-0.25, 0), (0, 32_767 / 32_768))
    assert np.array_equal(waveform_peaks(tmp_path / "a.flac", 4), expected)


@given(length=st.integers(0, 3_000), buckets=st.integers(1, 1_000), seed=st.integers(0, 9))
def test_no_extreme_is_ever_lost(
    tmp_path_factory: pytest.TempPathFactory, length: int, buckets: int, seed: int
) -> None:
    path = tmp_path_factory.mktemp("waveform") / "a.wav"
    samples = np.random.default_rng(seed).integers(-32_768, 32_768, length).astype(np.int16)
    soundfile.write(path, samples, RATE)
    peaks = waveform_peaks(path, buckets)
    assert len(peaks) == min(buckets, length)
    if length:
        assert min(low for low, _ in peaks) == samples.min() / 32_768
        assert max(high for _, high in peaks) == samples.max() / 32_768


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.full(RATE, 8_192, dtype=np.int16), RATE)
    assert waveform_peaks(path, 1) == ((0.25, 0.25),)
    soundfile.write(path, np.full(RATE, 16_384, dtype=np.int16), RATE)
    os.utime(path, ns=(1, 1))
    assert waveform_peaks(path, 1) == ((0.5, 0.5),)


@pytest.mark.parametrize("content", [None, b"no sound at all"])
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "a.flac").write_bytes(content)
    with pytest.raises(AudioUnreadable, match=r"a\.flac"):
        waveform_peaks(tmp_path / "a.flac", 10)


def test_no_buckets_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="buckets"):
        waveform_peaks(tmp_path / "a.flac", 0)
