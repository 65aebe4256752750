"""Recording when the process, the disk or the sound system fails; each in a process of its own."""

import time
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest
import soundfile
from tests.support.own_process import begin_script, output_of_script
from tests.support.virtual_microphone import VirtualMicrophone
from tests.support.wait_until import wait_until

from rehearse.audio.recording_file import adopt_orphans

pytestmark = pytest.mark.device

RATE = 48_000
START = """
    import sys
    from pathlib import Path
    from rehearse.audio.recorder import Recorder
    from rehearse.domain.errors import RehearseError
    from tests.support.wait_until import wait_until

    def started(folder):
        recording = Recorder().start(Path(folder) / "take.wav")
        wait_until(lambda: recording.elapsed_s() > 0, what="the first sound")
        return recording

    def say(*words):
        sys.stdout.write(" ".join(map(str, words)) + "\\n")
        sys.stdout.flush()
"""


def output_of(script: str, folder: Path, **environment: str) -> str:
    return output_of_script(dedent(START) + dedent(script), str(folder), **environment)


def noise(path: Path, *, seconds: float) -> None:
    random = np.random.default_rng(0)
    samples = random.integers(1_000, 20_000, round(seconds * RATE)).astype(np.int16)
    soundfile.write(path, samples, RATE)


def test_a_killed_recording_loses_less_than_a_second(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    noise(tmp_path / "spoken.wav", seconds=6)
    spoken, _ = soundfile.read(tmp_path / "spoken.wav", dtype="int16")
    folder = tmp_path / "recordings"
    script = """
    recording = started(sys.argv[1])
    say("recording")
    sys.stdin.read()
    """
    part = folder / "take.part.wav"
    with begin_script(dedent(START) + dedent(script), str(folder)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "recording\n"
        with virtual_microphone.speak_into_microphone(tmp_path / "spoken.wav") as speaker:
            # Both clocks start when the first word is in the file.
            wait_until(lambda: np.any(soundfile.read(part)[0]), what="the first word")
            heard_since = time.monotonic()
            wait_until(lambda: time.monotonic() - heard_since > 3, what="three seconds of speech")
            process.kill()
            said_s = time.monotonic() - heard_since
            speaker.kill()

    # Before anything mends it, the file is a sound file already.
    as_left, _ = soundfile.read(part, dtype="int16")
    (adopted,) = adopt_orphans(folder)
    kept, _ = soundfile.read(adopted.path, dtype="int16")
    words = kept[np.flatnonzero(kept)[0] :]
    assert len(words) / RATE > said_s - 1
    assert np.array_equal(words, spoken[: len(words)])
    assert np.array_equal(as_left, kept[: len(as_left)])
    assert len(kept) - len(as_left) < RATE / 2


def test_a_full_disk_keeps_what_was_written_and_says_where(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    # A limit on the size of a file refuses a write as a full disk does, without filling one.
    script = """
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    recording = started(sys.argv[1])
    wait_until(lambda: "full" in recording.problem(), what="the notice")
    say(recording.problem())
    try:
        recording.stop()
    except RehearseError as error:
        say(type(error).__name__, error)
    """
    problem, error = output_of(script, tmp_path).splitlines()
    kept = tmp_path / "take.wav"
    assert "stopped after 2 s" in problem
    assert error.startswith("RecordingFailed The disk is full, so only the first 2 s were kept.")
    assert str(kept) in error
    assert soundfile.info(kept).frames == (150_000 - 44) // 2
    assert [file.name for file in tmp_path.iterdir()] == ["take.wav"]


def test_no_sound_server_is_one_plain_sentence(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    script = """
    try:
        started(sys.argv[1])
    except RehearseError as error:
        say(type(error).__name__, error)
    """
    written = output_of(script, tmp_path, PULSE_SERVER="unix:/nowhere")
    assert written.startswith("MicrophoneUnavailable ")
    assert "then try again." in written
    assert list(tmp_path.iterdir()) == []


def test_a_missing_portaudio_names_what_to_install(tmp_path: Path) -> None:
    script = """
    import ctypes.util
    ctypes.util.find_library = lambda name: None
    try:
        started(sys.argv[1])
    except RehearseError as error:
        say(type(error).__name__, error)
    """
    written = output_of(script, tmp_path)
    assert written.startswith("MicrophoneUnavailable ")
    assert "sudo apt install libportaudio2" in written


def test_a_sound_server_that_dies_leaves_what_was_said(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    script = """
    from tests.support.virtual_microphone import VirtualMicrophone
    server = VirtualMicrophone()
    server.start()
    recording = started(sys.argv[1])
    wait_until(lambda: recording.elapsed_s() > 1, what="a second of sound")
    server.stop()
    wait_until(lambda: "disconnected" in recording.problem(), what="the notice")
    say(recording.problem())
    kept = recording.stop()
    say(kept.path.name, kept.duration_s > 1)
    try:
        Recorder().start(Path(sys.argv[1]) / "next.wav")
    except RehearseError as error:
        say(type(error).__name__)
    """
    problem, kept, after = output_of(script, tmp_path).splitlines()
    assert "What you said until then is safe" in problem
    assert kept == "take.flac True"
    assert after == "MicrophoneUnavailable"
    assert [file.name for file in tmp_path.iterdir()] == ["take.flac"]


def test_a_server_that_starts_later_is_found(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    script = """
    from tests.support.virtual_microphone import VirtualMicrophone
    try:
        Recorder().start(Path(sys.argv[1]) / "early.wav")
    except RehearseError as error:
        say(type(error).__name__)
    server = VirtualMicrophone()
    server.start()
    recording = started(sys.argv[1])
    say(recording.stop().path.name)
    server.stop()
    """
    written = output_of(script, tmp_path, PULSE_SERVER="unix:/nowhere")
    assert written.splitlines() == ["MicrophoneUnavailable", "take.flac"]


def test_the_core_starts_without_touching_the_sound_card(tmp_path: Path) -> None:
    script = """
    say("sounddevice" in sys.modules)
    """
    assert output_of(script, tmp_path) == "False\n"
