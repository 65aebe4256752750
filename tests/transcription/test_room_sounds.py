"""No engine invents words where nobody speaks."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from tests.support.room_sounds import RATE, ROOM_SOUNDS, SECONDS
from tests.support.spoken_answers import speak
from tests.support.tiny_whisper import Recital, build_whisper

from rehearse.app.ports import Transcriber
from rehearse.domain.errors import NothingSaid
from rehearse.transcription.pocketsphinx_engine import PocketSphinxTranscriber
from rehearse.transcription.sound import read_sound
from rehearse.transcription.whisper_engine import WhisperTranscriber

pytestmark = [pytest.mark.model]


@pytest.fixture(scope="module", params=["pocketsphinx", "whisper"])
def transcriber(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    if request.param == "pocketsphinx":
        return PocketSphinxTranscriber()
    recital = Recital(text="words that nobody ever said")
    model = build_whisper(tmp_path_factory.mktemp("models") / "reciting", recital)
    return WhisperTranscriber(model, device="cpu")


@pytest.mark.parametrize("name", ROOM_SOUNDS)
def test_a_room_without_a_speaker_has_no_words(
    transcriber: Transcriber, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "room.wav"
    soundfile.write(path, ROOM_SOUNDS[name](), RATE)
    with pytest.raises(NothingSaid):
        transcriber.transcribe(path)


@pytest.mark.parametrize("name", ROOM_SOUNDS)
def test_words_stand_only_where_somebody_speaks(
    transcriber: Transcriber, name: str, tmp_path: Path
) -> None:
    speech = read_sound(speak("We moved them in three steps.", tmp_path / "a.wav"))
    room = ROOM_SOUNDS[name]()
    path = tmp_path / "answer.wav"
    soundfile.write(path, np.concatenate([room, speech, room]), RATE)
    words = transcriber.transcribe(path).words
    assert words
    assert words[0].start >= SECONDS - 0.5
    assert words[-1].end <= SECONDS + len(speech) / RATE + 0.7
