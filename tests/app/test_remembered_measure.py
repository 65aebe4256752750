"""A file is measured once, and anew when it has changed."""

import os
from pathlib import Path

import pytest
from tests.support.take_factory import write_silence

from rehearse.app.remembered_measure import RememberedMeasure
from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.sound_measures import SoundMeasures
from rehearse.transcription.pauses import measure_sound


class Counted:
    """The real measure, and how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[Path] = []

    def __call__(self, audio: Path) -> SoundMeasures:
        self.asked.append(audio)
        return measure_sound(audio)


def test_a_file_is_measured_once(tmp_path: Path) -> None:
    audio = write_silence(tmp_path / "a.wav", seconds=1.5).path
    counted = Counted()
    remembered = RememberedMeasure(counted)
    assert remembered(audio) == remembered(audio) == measure_sound(audio)
    assert counted.asked == [audio]


def test_a_file_that_changed_is_measured_anew(tmp_path: Path) -> None:
    audio = write_silence(tmp_path / "a.wav", seconds=1.0).path
    counted = Counted()
    remembered = RememberedMeasure(counted)
    assert remembered(audio).duration_s == pytest.approx(1.0)
    write_silence(audio, seconds=2.0)
    os.utime(audio, ns=(1, 1))
    assert remembered(audio).duration_s == pytest.approx(2.0)


def test_only_the_last_files_are_kept(tmp_path: Path) -> None:
    counted = Counted()
    remembered = RememberedMeasure(counted)
    first, *others = [
        write_silence(tmp_path / f"{number}.wav", seconds=0.1).path for number in range(66)
    ]
    for audio in (first, *others, first):
        remembered(audio)
    assert counted.asked.count(first) == 2


def test_a_file_that_is_gone_is_an_error_as_ever(tmp_path: Path) -> None:
    with pytest.raises(AudioUnreadable):
        RememberedMeasure(measure_sound)(tmp_path / "gone.wav")
