"""The recorder, on a real microphone as far as PortAudio can tell."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from tests.support.spoken_answers import speak
from tests.support.virtual_microphone import VirtualMicrophone
from tests.support.wait_until import wait_until

from rehearse.audio.recorder import MicrophoneRecording, Recorder
from rehearse.domain.errors import MicrophoneUnavailable, RecordingFailed

pytestmark = pytest.mark.device

RATE = 48_000


def noise(path: Path, *, seconds: float, seed: int = 0) -> npt.NDArray[np.int16]:
    """Write loud noise, which no other stretch of sound resembles, and return its samples."""
    random = np.random.default_rng(seed)
    samples = random.integers(-20_000, 20_000, round(seconds * RATE)).astype(np.int16)
    soundfile.write(path, samples, RATE)
    return samples


def start(path: Path, *, device: str = "") -> MicrophoneRecording:
    recording = Recorder().start(path, device=device)
    wait_until(lambda: recording.elapsed_s() > 0, what="the first sound")
    return recording


def place_of(part: npt.NDArray[np.int16], whole: npt.NDArray[np.int16]) -> int:
    """Return where `part` occurs in `whole`, exactly, or -1."""
    at = whole.tobytes().find(part.tobytes())
    return at // 2 if at >= 0 else -1


def test_records_what_is_said_bit_for_bit(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    spoken = noise(tmp_path / "spoken.wav", seconds=2)
    recording = start(tmp_path / "take.wav")
    assert virtual_microphone.speak_into_microphone(tmp_path / "spoken.wav").wait(20) == 0
    kept = recording.stop()

    heard, rate = soundfile.read(kept.path, dtype="int16")
    assert kept.path == tmp_path / "take.flac"
    assert rate == kept.sample_rate == RATE
    assert len(heard) == kept.frames
    assert place_of(spoken, heard) >= 0
    assert kept.missing_s == 0
    assert [file.name for file in tmp_path.iterdir() if "take" in file.name] == ["take.flac"]


def test_says_how_loud_and_how_long(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    words = speak("I led the move to the new office.", tmp_path / "words.wav")
    recording = start(tmp_path / "take.wav")
    assert recording.level() == 0
    player = virtual_microphone.speak_into_microphone(words)
    wait_until(lambda: recording.level() > 0.05, what="a level")
    assert recording.level() <= 1
    assert recording.problem() == ""
    player.wait(20)
    before = recording.elapsed_s()
    kept = recording.stop()
    assert before <= kept.duration_s < before + 1


def test_stopping_twice_gives_the_same_recording(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    recording = start(tmp_path / "take.wav")
    assert recording.stop() == recording.stop()


def test_a_pause_is_left_out(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    first = noise(tmp_path / "first.wav", seconds=1, seed=1)
    hidden = noise(tmp_path / "hidden.wav", seconds=1, seed=2)
    last = noise(tmp_path / "last.wav", seconds=1, seed=3)
    recording = start(tmp_path / "take.wav")
    virtual_microphone.speak_into_microphone(tmp_path / "first.wav").wait(20)
    wait_until(lambda: recording.level() == 0, what="the end of the first part")
    recording.pause()
    paused_at = recording.elapsed_s()
    virtual_microphone.speak_into_microphone(tmp_path / "hidden.wav").wait(20)
    assert recording.is_paused()
    assert recording.elapsed_s() < paused_at + 0.3
    recording.resume()
    virtual_microphone.speak_into_microphone(tmp_path / "last.wav").wait(20)
    kept = recording.stop()

    heard, _ = soundfile.read(kept.path, dtype="int16")
    assert 0 <= place_of(first, heard) < place_of(last, heard)
    assert place_of(hidden[RATE // 4 : RATE // 2], heard) == -1
    assert kept.missing_s == 0


def test_discarding_leaves_nothing(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    recording = start(tmp_path / "take.wav")
    recording.discard()
    assert list(tmp_path.iterdir()) == []
    assert not virtual_microphone.is_heard()


def test_a_discarded_recording_cannot_be_stopped(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    recording = start(tmp_path / "take.wav")
    recording.discard()
    with pytest.raises(RecordingFailed, match="discarded"):
        recording.stop()


def test_discarding_after_stopping_keeps_the_recording(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    recording = start(tmp_path / "take.wav")
    kept = recording.stop()
    recording.discard()
    assert kept.path.is_file()


def test_never_overwrites_a_recording(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    (tmp_path / "take.flac").write_bytes(b"an earlier answer")
    with pytest.raises(RecordingFailed, match=r"take\.flac"):
        Recorder().start(tmp_path / "take.wav")
    assert (tmp_path / "take.flac").read_bytes() == b"an earlier answer"


def test_a_folder_that_cannot_be_written_to_is_named(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way of a folder")
    with pytest.raises(RecordingFailed, match="file"):
        Recorder().start(tmp_path / "file" / "take.wav")
    assert not virtual_microphone.is_heard()


def test_the_chosen_microphone_is_used(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    recording = start(tmp_path / "take.wav", device="vspk.monitor")
    assert not virtual_microphone.is_heard()
    recording.discard()
    recording = start(tmp_path / "take.wav", device="vmic")
    assert virtual_microphone.is_heard()
    recording.discard()


def test_an_unknown_microphone_is_named(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    with pytest.raises(MicrophoneUnavailable, match="“Yeti”"):
        Recorder().start(tmp_path / "take.wav", device="Yeti")
    assert list(tmp_path.iterdir()) == []


def test_unplugging_is_noticed_and_what_was_said_is_kept(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    spoken = noise(tmp_path / "spoken.wav", seconds=1)
    recording = start(tmp_path / "take.wav")
    virtual_microphone.speak_into_microphone(tmp_path / "spoken.wav").wait(20)
    assert recording.problem() == ""
    with virtual_microphone.unplugged():
        wait_until(lambda: "disconnected" in recording.problem(), what="the notice")
        kept = recording.stop()
    heard, _ = soundfile.read(kept.path, dtype="int16")
    assert place_of(spoken, heard) >= 0


def test_a_muted_microphone_is_named(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    recording = start(tmp_path / "take.wav")
    with virtual_microphone.muted():
        wait_until(lambda: "is muted" in recording.problem(), what="the notice")
    recording.discard()


def test_pure_silence_is_a_problem_until_somebody_speaks(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    noise(tmp_path / "spoken.wav", seconds=1)
    recording = start(tmp_path / "take.wav")
    wait_until(lambda: "only silence" in recording.problem(), what="the notice")
    virtual_microphone.speak_into_microphone(tmp_path / "spoken.wav").wait(20)
    wait_until(lambda: recording.problem() == "", what="the end of the notice")
    recording.discard()
