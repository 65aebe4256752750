"""The sound of a moment, as a file that browsers play."""

import io

import numpy as np
import pytest
import soundfile

from rehearse.audio.clip import cut_clip, recording_at
from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.transcript import TimeRange


def sound_file(path, *, rate=16000, seconds=4.0, channels=1):
    """A tone of 440 Hz in the second second, silence around it."""
    at = np.arange(int(rate * seconds)) / rate
    tone = np.where((at >= 1) & (at < 2), 0.5 * np.sin(2 * np.pi * 440 * at), 0.0)
    soundfile.write(path, np.stack([tone] * channels, axis=1), rate)
    return path


def heard(content):
    samples, rate = soundfile.read(io.BytesIO(content), dtype="float32")
    return samples, rate


@pytest.mark.parametrize(("rate", "channels"), [(16000, 1), (48000, 2), (96000, 1), (9000, 1)])
def test_the_moment_is_what_is_heard(tmp_path, rate, channels):
    path = sound_file(tmp_path / "answer.flac", rate=rate, channels=channels)
    content = cut_clip(path, TimeRange(1.0, 2.0))
    assert content[:3] == b"ID3" or content[0] == 0xFF
    samples, heard_rate = heard(content)
    assert samples.ndim == 1
    assert len(samples) / heard_rate == pytest.approx(1.0, abs=0.15)
    middle = samples[len(samples) // 4 : 3 * len(samples) // 4]
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(0.354, abs=0.05)


def test_it_is_much_smaller_than_the_recording(tmp_path):
    path = sound_file(tmp_path / "answer.wav", seconds=10.0)
    assert len(cut_clip(path, TimeRange(0.0, 10.0))) < path.stat().st_size / 4


def test_a_moment_beyond_the_end_is_cut_at_the_end(tmp_path):
    path = sound_file(tmp_path / "answer.flac")
    samples, rate = heard(cut_clip(path, TimeRange(3.0, 9.0)))
    assert len(samples) / rate == pytest.approx(1.0, abs=0.15)
    with pytest.raises(AudioUnreadable):
        cut_clip(path, TimeRange(5.0, 6.0))


def test_sound_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "text.flac").write_text("no sound", encoding="utf-8")
    for name in ("missing.flac", "text.flac"):
        with pytest.raises(AudioUnreadable, match="not in the report"):
            cut_clip(tmp_path / name, TimeRange(0.0, 1.0))
        with pytest.raises(AudioUnreadable):
            recording_at(tmp_path / name)


def test_the_head_says_how_long_it_is(tmp_path):
    recording = recording_at(sound_file(tmp_path / "answer.flac"))
    assert (recording.sample_rate, recording.duration_s) == (16000, 4.0)
