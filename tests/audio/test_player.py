"""The player, heard on the monitor of a loudspeaker."""

import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from tests.support.own_process import output_of_script
from tests.support.virtual_microphone import VirtualMicrophone
from tests.support.wait_until import wait_until

from rehearse.audio.player import FilePlayback, Player
from rehearse.domain.errors import AudioUnreadable, SpeakerUnavailable
from rehearse.domain.transcript import TimeRange

pytestmark = pytest.mark.device

RATE = 48_000
Samples = npt.NDArray[np.int16]


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """Three seconds of loud noise, as FLAC."""
    random = np.random.default_rng(0)
    samples = random.integers(1_000, 20_000, 3 * RATE).astype(np.int16)
    soundfile.write(tmp_path / "answer.flac", samples, RATE)
    return tmp_path / "answer.flac"


def samples_of(path: Path) -> Samples:
    samples: Samples = soundfile.read(path, dtype="int16", always_2d=True)[0][:, 0]
    return samples


def heard_part(path: Path) -> Samples:
    """What was captured, from the first to the last sample that is not silence."""
    samples = samples_of(path)
    (sounding,) = np.nonzero(samples)
    return samples[sounding[0] : sounding[-1] + 1]


def await_end(playback: FilePlayback) -> None:
    wait_until(playback.is_finished, what="the end of playback")


def test_plays_exactly_the_part(
    virtual_microphone: VirtualMicrophone, answer: Path, tmp_path: Path
) -> None:
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        playback = Player().play(answer, TimeRange(0.5, 1.25))
        assert not playback.is_finished()
        await_end(playback)
    heard = heard_part(tmp_path / "heard.wav")
    assert np.array_equal(heard, samples_of(answer)[RATE // 2 : RATE * 5 // 4])


def test_plays_the_whole_file_to_its_last_sample(
    virtual_microphone: VirtualMicrophone, answer: Path, tmp_path: Path
) -> None:
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        await_end(Player().play(answer))
    assert np.array_equal(heard_part(tmp_path / "heard.wav"), samples_of(answer))


def test_the_position_runs_from_the_start_of_the_part_to_its_end(
    virtual_microphone: VirtualMicrophone, answer: Path
) -> None:
    playback = Player().play(answer, TimeRange(1.0, 1.5))
    positions: list[float] = []

    def is_finished() -> bool:
        positions.append(playback.position_s())
        return playback.is_finished()

    wait_until(is_finished, what="the end of playback")
    assert positions[0] == pytest.approx(1.0, abs=0.05)
    assert positions == sorted(positions)
    assert playback.position_s() == pytest.approx(1.5)
    assert max(np.diff(positions)) < 0.2


def test_holds_and_goes_on_without_losing_a_sample(
    virtual_microphone: VirtualMicrophone, answer: Path, tmp_path: Path
) -> None:
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        playback = Player().play(answer, TimeRange(0.0, 1.0))
        wait_until(lambda: playback.position_s() > 0.3, what="the first third")
        playback.pause()
        assert playback.is_paused()
        held: list[float] = []

        def is_still() -> bool:
            held.append(playback.position_s())
            return len(held) > 30 and held[-1] == held[-30]

        wait_until(is_still, what="the position to rest")
        assert held[-1] < 0.3 + 0.3
        playback.resume()
        wait_until(lambda: playback.position_s() > held[-1], what="playback to go on")
        await_end(playback)
    heard = heard_part(tmp_path / "heard.wav")
    sounding = heard[heard != 0]
    assert np.array_equal(sounding, samples_of(answer)[:RATE])
    assert len(heard) > len(sounding) + 0.1 * RATE


def test_stopping_ends_at_once_and_frees_the_device(
    virtual_microphone: VirtualMicrophone, answer: Path
) -> None:
    playback = Player().play(answer)
    wait_until(lambda: playback.position_s() > 0.2, what="some sound")
    playback.stop()
    playback.stop()
    assert playback.is_finished()
    assert 0.2 < playback.position_s() < 1
    assert not virtual_microphone.is_playing()


def test_the_device_is_freed_at_the_end(
    virtual_microphone: VirtualMicrophone, answer: Path
) -> None:
    await_end(Player().play(answer, TimeRange(0, 0.1)))
    assert not virtual_microphone.is_playing()


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        (TimeRange(2.9, 9.0), 2.9, 3.0),
        (TimeRange(-1.0, 0.1), 0.0, 0.1),
        (TimeRange(7.0, 9.0), 3.0, 3.0),
    ],
)
def test_a_part_that_reaches_over_the_file_is_cut(
    virtual_microphone: VirtualMicrophone,
    answer: Path,
    part: TimeRange,
    first: float,
    last: float,
) -> None:
    playback = Player().play(answer, part)
    assert playback.duration_s() == pytest.approx(last - first)
    await_end(playback)
    assert playback.position_s() == pytest.approx(last)


def test_a_stereo_file_is_played_as_the_mean_of_both(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    stereo = np.full((RATE // 2, 2), (4000, 2000), dtype=np.int16)
    soundfile.write(tmp_path / "stereo.wav", stereo, RATE)
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        await_end(Player().play(tmp_path / "stereo.wav"))
    heard = heard_part(tmp_path / "heard.wav")
    assert np.array_equal(heard, np.full(RATE // 2, 3000))


def test_a_file_of_another_rate_keeps_its_length_and_pitch(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    at = np.arange(16_000) / 16_000
    tone = (10_000 * np.sin(2 * np.pi * 440 * at)).astype(np.int16)
    soundfile.write(tmp_path / "tone.wav", tone, 16_000)
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        await_end(Player().play(tmp_path / "tone.wav"))
    heard = heard_part(tmp_path / "heard.wav")
    assert len(heard) / RATE == pytest.approx(1.0, abs=0.02)
    assert np.argmax(np.abs(np.fft.rfft(heard))) * RATE / len(heard) == pytest.approx(440, abs=2)


def test_a_rate_that_the_device_refuses_is_converted(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    refused_rate = 1_200_000
    tone = 10_000 * np.sin(2 * np.pi * 440 * np.arange(refused_rate) / refused_rate)
    soundfile.write(tmp_path / "tone.wav", tone.astype(np.int16), refused_rate)
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        playback = Player().play(tmp_path / "tone.wav")
        assert playback.duration_s() == pytest.approx(1.0)
        await_end(playback)
    heard = heard_part(tmp_path / "heard.wav")
    assert len(heard) / RATE == pytest.approx(1.0, abs=0.02)
    assert np.argmax(np.abs(np.fft.rfft(heard))) * RATE / len(heard) == pytest.approx(440, abs=2)


@pytest.mark.parametrize("speed", [0.75, 1.5])
def test_another_speed_changes_the_length_and_not_the_pitch(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, speed: float
) -> None:
    tone = 10_000 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE)
    soundfile.write(tmp_path / "tone.wav", tone.astype(np.int16), RATE)
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        playback = Player().play(tmp_path / "tone.wav", TimeRange(0.5, 1.7), speed=speed)
        assert playback.duration_s() == pytest.approx(1.2 / speed, abs=0.001)
        assert playback.position_s() == pytest.approx(0.5, abs=0.05)
        await_end(playback)
    assert playback.position_s() == pytest.approx(1.7, abs=0.001)
    heard = heard_part(tmp_path / "heard.wav")
    assert len(heard) / RATE == pytest.approx(1.2 / speed, abs=0.02)
    assert np.argmax(np.abs(np.fft.rfft(heard))) * RATE / len(heard) == pytest.approx(440, abs=2)


def test_the_position_runs_at_the_speed(
    virtual_microphone: VirtualMicrophone, answer: Path
) -> None:
    playback = Player().play(answer, speed=1.5)
    began = time.monotonic()
    wait_until(lambda: playback.position_s() > 1.8, what="the second second")
    assert time.monotonic() - began == pytest.approx(1.8 / 1.5, abs=0.25)
    playback.stop()


def test_no_sound_server_is_one_plain_sentence(
    virtual_microphone: VirtualMicrophone, answer: Path
) -> None:
    code = """
import sys
from pathlib import Path
from rehearse.audio.player import Player
from rehearse.domain.errors import SpeakerUnavailable
try:
    Player().play(Path(sys.argv[1]))
except SpeakerUnavailable as error:
    sys.stdout.write(str(error))
"""
    written = output_of_script(code, str(answer), PULSE_SERVER="unix:/nowhere")
    assert "then try again." in written


def test_playback_ends_when_the_sound_server_dies(
    virtual_microphone: VirtualMicrophone, answer: Path
) -> None:
    code = """
import sys
from pathlib import Path
from rehearse.audio.player import Player
from tests.support.own_process import output_of_script
from tests.support.virtual_microphone import VirtualMicrophone
from tests.support.wait_until import wait_until
server = VirtualMicrophone()
server.start()
playback = Player().play(Path(sys.argv[1]))
wait_until(lambda: playback.position_s() > 0.1, what="some sound")
server.stop()
wait_until(playback.is_finished, what="the end")
playback.stop()
sys.stdout.write("ended")
"""
    assert output_of_script(code, str(answer)) == "ended"


def test_a_missing_file_is_named(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    with pytest.raises(AudioUnreadable, match=r"gone\.flac is not there"):
        Player().play(tmp_path / "gone.flac")


def test_a_damaged_file_is_named(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    (tmp_path / "bad.flac").write_bytes(b"fLaC and then nothing that makes sense")
    with pytest.raises(AudioUnreadable, match=r"bad\.flac cannot be read"):
        Player().play(tmp_path / "bad.flac")


def test_an_unknown_loudspeaker_is_named(
    virtual_microphone: VirtualMicrophone, answer: Path
) -> None:
    with pytest.raises(SpeakerUnavailable, match="“Boombox”"):
        Player().play(answer, device="Boombox")


def test_the_chosen_loudspeaker_is_used(
    virtual_microphone: VirtualMicrophone, answer: Path, tmp_path: Path
) -> None:
    playback = Player().play(answer, device="vmic_in")
    assert virtual_microphone.is_playing("vmic_in")
    assert not virtual_microphone.is_playing()
    playback.stop()
