"""A recording that both recognisers transcribe while it is being made."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from tests.support.spoken_answers import ANSWER, speak_with_pauses
from tests.support.tiny_whisper import WORD_S, Recital, build_whisper
from tests.transcription.test_growing_sound import Writing

from rehearse.domain.errors import AudioUnreadable, Cancelled, NothingSaid
from rehearse.transcription.following import FollowedRecording
from rehearse.transcription.pocketsphinx_engine import PocketSphinxTranscriber
from rehearse.transcription.sound import SAMPLE_RATE
from rehearse.transcription.whisper_engine import WhisperTranscriber

TEXT = "My old manager never listened to anybody."


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two times the same answer, with a pause after each sentence; int16, like a recording."""
    folder = tmp_path_factory.mktemp("spoken")
    return speak_with_pauses(ANSWER.split(". ") * 2, folder / "answer.wav", pause_s=1.0)


@pytest.fixture(scope="module")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> WhisperTranscriber:
    folder = tmp_path_factory.mktemp("models") / "tiny.en"
    return WhisperTranscriber(build_whisper(folder, Recital(text=TEXT)), device="cpu")


def grow(followed: FollowedRecording, path: Path, answer: Path, *, seconds: float = 0.5) -> int:
    """Write `answer` to `path` bit by bit; return how many stretches were heard meanwhile."""
    samples, rate = soundfile.read(answer, dtype="int16")
    writing, heard = Writing(path, rate=rate), 0
    for start in range(0, len(samples), round(seconds * rate)):
        writing.write(samples[start : start + round(seconds * rate)])
        while followed.listen():
            heard += 1
    writing.close()
    return heard


def test_pocketsphinx_hears_what_it_hears_in_the_whole_file(answer: Path, tmp_path: Path):
    whole = PocketSphinxTranscriber().transcribe(answer)
    followed = PocketSphinxTranscriber().follow(tmp_path / "a.part.wav")
    assert grow(followed, tmp_path / "a.part.wav", answer) >= 4
    shares: list[float] = []
    transcript = followed.finish(answer, on_progress=shares.append)
    assert transcript == whole
    assert shares[0] > 0.7
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_whisper_stretches_carry_the_times_of_the_recording(
    whisper: WhisperTranscriber, answer: Path, tmp_path: Path
):
    followed = whisper.follow(tmp_path / "a.part.wav")
    heard = grow(followed, tmp_path / "a.part.wav", answer)
    transcript = followed.finish(answer)
    spoken = transcript.text.count(TEXT)
    assert heard >= 1
    assert spoken in {heard, heard + 1}
    assert transcript.engine == "whisper tiny.en"
    starts = [word.start for word in transcript.words]
    assert starts == sorted(starts)
    second = transcript.words[7]
    assert second.start > 8.0
    assert transcript.words[8].start - second.start == pytest.approx(WORD_S, abs=0.3)
    assert transcript.words[-1].end <= soundfile.info(answer).duration


def test_a_recording_that_was_never_listened_to_is_heard_at_the_end(answer: Path, tmp_path: Path):
    transcriber = PocketSphinxTranscriber()
    followed = transcriber.follow(tmp_path / "nothing.part.wav")
    assert not followed.listen()
    text = followed.finish(answer).text
    assert text.count("my old manager never listened to anybody") == 2


def test_a_silent_recording_has_nothing_in_it(tmp_path: Path):
    quiet = tmp_path / "quiet.wav"
    soundfile.write(quiet, np.zeros(12 * SAMPLE_RATE, dtype=np.int16), SAMPLE_RATE)
    followed = PocketSphinxTranscriber().follow(tmp_path / "a.part.wav")
    assert grow(followed, tmp_path / "a.part.wav", quiet) == 2
    with pytest.raises(NothingSaid):
        followed.finish(quiet)


def test_an_empty_recording_has_nothing_in_it(tmp_path: Path):
    empty = tmp_path / "empty.wav"
    soundfile.write(empty, np.zeros(0, dtype=np.int16), SAMPLE_RATE)
    with pytest.raises(NothingSaid):
        PocketSphinxTranscriber().follow(empty).finish(empty)


def test_stops_when_it_is_told_to(answer: Path):
    followed = PocketSphinxTranscriber().follow(answer)
    with pytest.raises(Cancelled):
        followed.listen(is_cancelled=lambda: True)


def test_another_recording_is_refused(answer: Path, tmp_path: Path):
    followed = PocketSphinxTranscriber().follow(answer)
    followed.listen()
    soundfile.write(tmp_path / "b.wav", np.zeros(9, dtype=np.int16), SAMPLE_RATE)
    with pytest.raises(AudioUnreadable):
        followed.finish(tmp_path / "b.wav")
