"""A recording from elsewhere becomes one of the library: copied, whole, and the original stays."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import av
import numpy as np
import pytest
import soundfile
from tests.transcription.test_sound import encode, tone

from rehearse.app.recording_import import LONGEST_S, import_recording
from rehearse.audio import sound_keeping
from rehearse.domain.errors import AudioUnreadable, RecordingFailed


def loudest_hertz(path: Path) -> float:
    samples, rate = soundfile.read(path, dtype="float32")
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate / len(samples))


def assert_is_the_tone(kept: Path, *, rate: int, seconds: float = 2.0) -> None:
    info = soundfile.info(kept)
    assert (info.format, info.subtype, info.channels) == ("FLAC", "PCM_16", 1)
    assert info.samplerate == rate
    assert info.frames / rate == pytest.approx(seconds, abs=0.3)
    assert loudest_hertz(kept) == pytest.approx(440.0, abs=2.0)


@pytest.mark.parametrize("suffix", ["wav", "flac", "mp3", "ogg"])
def test_what_sound_programs_write_is_taken_over_at_its_own_rate(
    tmp_path: Path, suffix: str
) -> None:
    source = tmp_path / f"answer.{suffix}"
    soundfile.write(source, tone(2.0, 44_100), 44_100)
    before = source.read_bytes()
    recording = import_recording(source, tmp_path / "kept" / "take.wav")
    assert recording.path == tmp_path / "kept" / "take.flac"
    assert_is_the_tone(recording.path, rate=44_100)
    assert recording.frames == soundfile.info(recording.path).frames
    assert source.read_bytes() == before
    assert [path.name for path in recording.path.parent.iterdir()] == ["take.flac"]


@pytest.mark.parametrize(("suffix", "codec"), [("m4a", "aac"), ("webm", "libopus"), ("mp4", "aac")])
def test_what_phones_and_meeting_programs_write_is_taken_over(
    tmp_path: Path, suffix: str, codec: str
) -> None:
    source = encode(tmp_path / f"answer.{suffix}", tone(2.0, 48_000), 48_000, codec=codec)
    recording = import_recording(source, tmp_path / "take.wav")
    assert_is_the_tone(recording.path, rate=48_000)


def test_the_samples_of_a_recording_of_one_channel_are_kept_as_they_are(tmp_path: Path) -> None:
    samples = np.random.default_rng(3).integers(-32_768, 32_768, 50_000).astype(np.int16)
    soundfile.write(tmp_path / "mine.wav", samples, 16_000)
    recording = import_recording(tmp_path / "mine.wav", tmp_path / "take.wav")
    kept, _ = soundfile.read(recording.path, dtype="int16")
    assert np.array_equal(kept, samples)


def test_both_channels_are_heard_and_studio_rates_come_down(tmp_path: Path) -> None:
    stereo = np.column_stack([tone(2.0, 96_000), np.zeros(192_000, dtype=np.float32)])
    soundfile.write(tmp_path / "studio.wav", stereo, 96_000, subtype="PCM_24")
    recording = import_recording(tmp_path / "studio.wav", tmp_path / "take.wav")
    assert_is_the_tone(recording.path, rate=48_000)


def test_a_name_that_says_something_else_does_not_matter(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "real.flac", tone(2.0, 16_000), 16_000)
    (tmp_path / "real.flac").rename(tmp_path / "answer (1).MP3")
    recording = import_recording(tmp_path / "answer (1).MP3", tmp_path / "take.wav")
    assert_is_the_tone(recording.path, rate=16_000)


def _video_without_sound(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(5):
            picture = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path


def _empty_sound(path: Path) -> Path:
    soundfile.write(path, np.zeros(0, dtype=np.float32), 16_000)
    return path


def _silence(path: Path) -> Path:
    soundfile.write(path, np.zeros(16_000, dtype=np.float32), 16_000)
    return path


def _half_an_hour_and_more(path: Path) -> Path:
    with soundfile.SoundFile(path, "w", 8_000, 1) as file:
        for _ in range(LONGEST_S // 60 + 1):
            file.write(np.full(60 * 8_000, 0.1))
    return path


def _text(path: Path) -> Path:
    path.write_text("Dear Sir or Madam, " * 200)
    return path


def _nothing_at_all(path: Path) -> Path:
    path.touch()
    return path


@pytest.mark.parametrize(
    ("make", "name", "sentence"),
    [
        (_text, "letter.txt", "has no sound in it"),
        (_text, "letter.mp3", "cannot be read as sound"),
        (_nothing_at_all, "nothing.wav", "is empty"),
        (_empty_sound, "empty.wav", "has no sound in it"),
        (_video_without_sound, "screen.mp4", "has no sound in it"),
        (_silence, "muted.flac", "is silent from beginning to end"),
        (_half_an_hour_and_more, "whole-interview.wav", "longer than half an hour"),
        (lambda path: path, "gone.wav", "cannot be opened"),
        (lambda path: (path.mkdir(), path)[1], "folder.wav", "cannot be opened"),
    ],
)
def test_what_is_no_answer_is_refused_in_a_sentence(
    tmp_path: Path, make, name: str, sentence: str
) -> None:
    source = make(tmp_path / name)
    with pytest.raises(AudioUnreadable, match=sentence) as caught:
        import_recording(source, tmp_path / "kept" / "take.wav")
    assert name in str(caught.value)
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_file_that_breaks_off_is_taken_as_far_as_it_goes(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "whole.mp3", tone(10.0, 16_000), 16_000)
    content = (tmp_path / "whole.mp3").read_bytes()
    (tmp_path / "half.mp3").write_bytes(content[: len(content) // 2])
    recording = import_recording(tmp_path / "half.mp3", tmp_path / "take.wav")
    assert_is_the_tone(recording.path, rate=16_000, seconds=5.0)


def test_a_disk_that_runs_full_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(-30_000, 30_000, 400_000).astype(np.int16)
    soundfile.write(tmp_path / "noise.wav", noise, 16_000)
    # The system itself refuses to let any file grow past 200 kB, as a full disk does.
    script = """
    import resource, signal, sys
    from pathlib import Path
    from rehearse.app.recording_import import import_recording
    from rehearse.domain.errors import RecordingFailed
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        import_recording(Path(sys.argv[1]) / "noise.wav", Path(sys.argv[1]) / "kept" / "take.wav")
    except RecordingFailed as error:
        sys.stdout.write(str(error))
    """
    ended = subprocess.run(
        [sys.executable, "-c", dedent(script), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "noise.wav could not be copied to your recordings" in ended.stdout
    assert "the file is where it was" in ended.stdout
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_full_disk_is_called_one_whatever_the_sound_library_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soundfile.write(tmp_path / "mine.wav", tone(1.0, 16_000), 16_000)
    full = shutil.disk_usage(tmp_path)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(sound_keeping, "sync", refuse)
    with pytest.raises(RecordingFailed, match="the disk is full"):
        import_recording(tmp_path / "mine.wav", tmp_path / "kept" / "take.wav")
    assert list((tmp_path / "kept").iterdir()) == []
