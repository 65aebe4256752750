"""A file that is read while it is written."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.domain.errors import AudioUnreadable
from rehearse.transcription.growing_sound import GrowingSound
from rehearse.transcription.sound import read_sound

RATE = 48_000
NOISE = np.random.default_rng(3).integers(-9000, 9000, size=3 * RATE + 17, dtype=np.int16)


class Writing:
    """A recording that is being written, its header up to date at every moment."""

    def __init__(self, path: Path, *, rate: int = RATE) -> None:
        self.path = path
        self._file = soundfile.SoundFile(path, "w", rate, 1, "PCM_16")
        self._file.flush()

    def write(self, samples: np.ndarray) -> None:
        self._file.write(samples)
        self._file.flush()

    def close(self) -> None:
        self._file.close()


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    return Writing(tmp_path / "a.part.wav")


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.lists(st.integers(0, len(NOISE)), max_size=6), most_s=st.sampled_from([0.01, 0.7, 60])
)
def test_the_pieces_are_the_whole_file(tmp_path: Path, cuts: list[int], most_s: float):
    (tmp_path / "a.part.wav").unlink(missing_ok=True)
    writing = Writing(tmp_path / "a.part.wav")
    sound, pieces, written = GrowingSound(), [], 0
    for cut in sorted(cuts):
        writing.write(NOISE[written:cut])
        written = cut
        pieces.append(sound.new_sound(writing.path, most_s=most_s))
    writing.write(NOISE[written:])
    writing.close()
    kept = tmp_path / "a.flac"
    soundfile.write(kept, NOISE, RATE, "PCM_16")
    while not sound.is_ended:
        pieces.append(sound.rest(kept, most_s=most_s))
    assert sound.seconds == len(NOISE) / RATE
    np.testing.assert_array_equal(np.concatenate(pieces), read_sound(kept))
    assert not len(sound.rest(kept, most_s=most_s))


def test_nothing_new_is_no_sound(writing: Writing):
    sound = GrowingSound()
    assert not len(sound.new_sound(writing.path, most_s=60))
    writing.write(NOISE)
    assert len(sound.new_sound(writing.path, most_s=60))
    assert not len(sound.new_sound(writing.path, most_s=60))


def test_a_file_that_is_gone_is_an_error(tmp_path: Path):
    with pytest.raises(AudioUnreadable, match=r"gone\.wav"):
        GrowingSound().new_sound(tmp_path / "gone.wav", most_s=60)


def test_a_recording_that_lost_sound_since_is_refused(writing: Writing, tmp_path: Path):
    sound = GrowingSound()
    writing.write(NOISE)
    sound.new_sound(writing.path, most_s=60)
    soundfile.write(tmp_path / "short.wav", NOISE[: RATE // 2], RATE)
    with pytest.raises(AudioUnreadable, match="from its start"):
        sound.rest(tmp_path / "short.wav", most_s=60)


def test_a_recording_of_another_rate_is_refused(writing: Writing, tmp_path: Path):
    sound = GrowingSound()
    writing.write(NOISE[:RATE])
    sound.new_sound(writing.path, most_s=60)
    soundfile.write(tmp_path / "other.wav", NOISE, RATE // 2)
    with pytest.raises(AudioUnreadable):
        sound.rest(tmp_path / "other.wav", most_s=60)
