"""Cuts lie in pauses, and nowhere else."""

import numpy as np
import pytest
from tests.support.spoken_answers import ANSWER, speak

from rehearse.transcription.sound import SAMPLE_RATE, Samples, duration_s, read_sound
from rehearse.transcription.stretches import stretch_end
from rehearse.transcription.voice_activity import speech_regions


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)


@pytest.fixture(scope="module")
def sentence(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    path = speak("I wrote down a list of the risks.", tmp_path_factory.mktemp("s") / "a.wav")
    samples = read_sound(path)
    said = speech_regions(samples)
    return samples[round(said[0].start * SAMPLE_RATE) : round(said[-1].end * SAMPLE_RATE)]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Sentences with pauses of all lengths between them."""
    said = read_sound(speak(ANSWER, tmp_path_factory.mktemp("t") / "a.wav"))
    pauses = (0.3, 0.7, 2.0, 0.5, 0.1, 7.0, 1.0)
    return np.concatenate(
        [part for pause in pauses for part in (said[: 4 * SAMPLE_RATE], silence(pause))]
    )


def cut_up(samples: Samples, **options: float) -> list[float]:
    """Return every cut, in seconds from the start of `samples`."""
    cuts: list[float] = []
    at = 0
    while (end := stretch_end(samples[at:], **options)) is not None:
        at += round(end * SAMPLE_RATE)
        cuts.append(at / SAMPLE_RATE)
    return cuts


def test_a_pause_closes_a_stretch(sentence: Samples):
    samples = np.concatenate([sentence, silence(1.0)])
    end = stretch_end(samples, shortest_s=1.0, longest_s=0.0)
    assert end is not None
    assert duration_s(sentence) < end < duration_s(samples)


def test_speech_that_goes_on_is_left_alone(sentence: Samples):
    assert stretch_end(sentence, shortest_s=1.0, longest_s=0.0) is None
    breath = np.concatenate([sentence, silence(0.15), sentence])
    assert stretch_end(breath, shortest_s=1.0, longest_s=0.0) is None


def test_a_stretch_too_short_to_be_worth_it_waits(sentence: Samples):
    samples = np.concatenate([sentence, silence(1.0)])
    assert stretch_end(samples, shortest_s=8.0, longest_s=28.0) is None


def test_who_has_fallen_behind_takes_the_longest_stretch(sentence: Samples):
    said = np.concatenate([sentence, silence(1.0)])
    samples = np.tile(said, 20)
    end = stretch_end(samples, shortest_s=4.0, longest_s=28.0)
    assert end is not None
    assert 28.0 - duration_s(said) <= end <= 28.0


def test_no_cut_lies_in_speech(talk: Samples):
    cuts = cut_up(talk, shortest_s=1.0, longest_s=0.0)
    assert len(cuts) >= 4
    spoken = speech_regions(talk)
    assert not [cut for cut in cuts for region in spoken if region.start < cut < region.end]


def test_a_long_silence_is_let_go_of_but_for_its_end(sentence: Samples):
    end = stretch_end(silence(6.0), shortest_s=1.0, longest_s=0.0)
    assert end == pytest.approx(4.0)
    before_speech = np.concatenate([silence(7.0), sentence])
    assert stretch_end(before_speech, shortest_s=1.0, longest_s=0.0) == pytest.approx(4.0)
    assert stretch_end(silence(3.0), shortest_s=1.0, longest_s=0.0) is None


def test_the_cuts_do_not_depend_on_how_much_is_there_yet(talk: Samples):
    cuts = cut_up(talk, shortest_s=1.0, longest_s=0.0)
    as_it_came: list[float] = []
    at = 0
    for there in range(0, len(talk), SAMPLE_RATE // 3):
        while (end := stretch_end(talk[at:there], shortest_s=1.0, longest_s=0.0)) is not None:
            at += round(end * SAMPLE_RATE)
            as_it_came.append(at / SAMPLE_RATE)
    assert as_it_came == cuts[: len(as_it_came)]
    assert len(cuts) - len(as_it_came) <= 1


def test_a_stretch_without_a_pause_is_never_cut_by_force(sentence: Samples):
    vowel = sentence[SAMPLE_RATE // 2 :][:SAMPLE_RATE]
    samples = np.concatenate([np.tile(vowel, 45), silence(1.0)])
    end = stretch_end(samples, shortest_s=8.0, longest_s=28.0)
    assert end == pytest.approx(45.25, abs=0.2)
