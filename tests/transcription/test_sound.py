"""Reading sound files of every kind, and refusing what is none."""

from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.domain.errors import AudioUnreadable
from rehearse.transcription import sound
from rehearse.transcription.sound import SAMPLE_RATE, duration_s, read_sound


def tone(seconds: float, rate: int, *, hertz: float = 440.0) -> np.ndarray:
    times = np.arange(round(seconds * rate)) / rate
    return (0.5 * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def loudest_hertz(samples: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * SAMPLE_RATE / len(samples))


def encode(path: Path, samples: np.ndarray, rate: int, *, codec: str) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        assert isinstance(stream, av.AudioStream)
        pcm = (samples * 32767).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
        frame.sample_rate = rate
        for piece in [frame, None]:
            container.mux(stream.encode(piece))
    return path


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3"])
@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
def test_reads_what_programs_write_at_any_rate(tmp_path: Path, suffix: str, rate: int):
    path = tmp_path / f"answer.{suffix}"
    soundfile.write(path, tone(2.0, rate), rate)
    samples = read_sound(path)
    assert samples.dtype == np.float32
    assert duration_s(samples) == pytest.approx(2.0, abs=0.15)
    assert loudest_hertz(samples) == pytest.approx(440.0, abs=2.0)


@pytest.mark.parametrize(("suffix", "codec"), [("m4a", "aac"), ("webm", "libopus"), ("mp4", "aac")])
def test_reads_what_phones_and_meeting_programs_write(tmp_path: Path, suffix: str, codec: str):
    path = encode(tmp_path / f"answer.{suffix}", tone(2.0, 48_000), 48_000, codec=codec)
    samples = read_sound(path)
    assert duration_s(samples) == pytest.approx(2.0, abs=0.15)
    assert loudest_hertz(samples) == pytest.approx(440.0, abs=2.0)


def test_mixes_both_channels(tmp_path: Path):
    left, right = tone(1.0, SAMPLE_RATE), tone(1.0, SAMPLE_RATE, hertz=880.0)
    soundfile.write(
        tmp_path / "stereo.wav", np.column_stack([left, right]), SAMPLE_RATE, subtype="FLOAT"
    )
    expected = (left + right) / 2
    assert np.allclose(read_sound(tmp_path / "stereo.wav"), expected, atol=1e-4)


def test_makes_samples_finite_and_in_range(tmp_path: Path):
    odd = np.array([np.nan, np.inf, -np.inf, 5.0, -5.0, 0.25] * 100, dtype=np.float32)
    soundfile.write(tmp_path / "odd.wav", odd, SAMPLE_RATE, subtype="FLOAT")
    samples = read_sound(tmp_path / "odd.wav")
    assert np.isfinite(samples).all()
    assert np.abs(samples).max() <= 1.0


@settings(max_examples=40, deadline=None)
@given(
    frames=st.integers(min_value=0, max_value=150_000),
    rate=st.sampled_from([8_000, 11_025, 16_000, 22_050, 44_100, 48_000]),
)
def test_keeps_the_length(tmp_path_factory: pytest.TempPathFactory, frames: int, rate: int):
    path = tmp_path_factory.mktemp("length") / "noise.wav"
    soundfile.write(path, np.full(frames, 0.1, dtype=np.float32), rate)
    assert abs(len(read_sound(path)) - frames * SAMPLE_RATE / rate) <= 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"This is a letter, not a sound. " * 50, "cannot be read as sound"),
        (b"RIFF\x24\x00\x00\x00WAVE", "cannot be read as sound"),
        (b"fLaC" + bytes(200), "cannot be read as sound"),
    ],
)
def test_refuses_what_is_no_sound(tmp_path: Path, content: bytes, sentence: str):
    path = tmp_path / "answer.wav"
    path.write_bytes(content)
    with pytest.raises(AudioUnreadable, match=sentence) as refused:
        read_sound(path)
    assert "answer.wav" in str(refused.value)


def test_refuses_a_missing_file_and_a_folder(tmp_path: Path):
    with pytest.raises(AudioUnreadable, match="there is no such file"):
        read_sound(tmp_path / "gone.wav")
    with pytest.raises(AudioUnreadable, match="cannot be opened"):
        read_sound(tmp_path)
    with pytest.raises(AudioUnreadable, match=r"The sound file \. cannot"):
        read_sound(Path())


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path):
    soundfile.write(tmp_path / "whole.mp3", tone(10.0, SAMPLE_RATE), SAMPLE_RATE)
    content = (tmp_path / "whole.mp3").read_bytes()
    (tmp_path / "half.mp3").write_bytes(content[: len(content) // 2])
    assert duration_s(read_sound(tmp_path / "half.mp3")) == pytest.approx(5.0, abs=0.3)


def test_refuses_a_film_without_sound(tmp_path: Path):
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 16, 16, "yuv420p"
        picture = av.VideoFrame.from_ndarray(np.zeros((16, 16, 3), np.uint8), format="rgb24")
        for frame in [picture, None]:
            container.mux(stream.encode(frame))
    with pytest.raises(AudioUnreadable, match="has no sound in it"):
        read_sound(path)


def test_refuses_more_than_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sound, "LONGEST_S", 10)
    soundfile.write(tmp_path / "long.wav", tone(11.0, 8_000), 8_000)
    with pytest.raises(AudioUnreadable, match="longer than two hours"):
        read_sound(tmp_path / "long.wav")


def test_reads_a_recording_that_was_cut_off(tmp_path: Path):
    path = tmp_path / "cut.wav"
    soundfile.write(path, tone(2.0, SAMPLE_RATE), SAMPLE_RATE)
    path.write_bytes(path.read_bytes()[: 44 + SAMPLE_RATE * 2])
    assert duration_s(read_sound(path)) == pytest.approx(1.0, abs=0.01)


def test_refuses_bytes_that_only_their_name_calls_sound(tmp_path: Path):
    path = tmp_path / "letter.flac"
    path.write_bytes(b"Dear Sir or Madam, " * 100)
    with pytest.raises(AudioUnreadable, match="damaged or of an unknown kind"):
        read_sound(path)
