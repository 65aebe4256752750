"""The built-in recogniser on answers spoken by flite and festival."""

import re
import statistics
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import jiwer
import numpy as np
import pytest
import soundfile
from pocketsphinx import Decoder
from tests.support.spoken_answers import ANSWER, speak, speak_by_festival

from rehearse.domain.errors import AudioUnreadable, Cancelled, NothingSaid
from rehearse.domain.transcript import Transcript
from rehearse.transcription.pocketsphinx_engine import PocketSphinxTranscriber, spoken_form
from rehearse.transcription.sound import SAMPLE_RATE, read_sound


def bare(text: str) -> str:
    return re.sub(r"[^a-z' ]", "", text.lower())


@pytest.fixture(scope="module")
def transcriber() -> PocketSphinxTranscriber:
    return PocketSphinxTranscriber()


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speak(ANSWER, tmp_path_factory.mktemp("spoken") / "answer.wav")


@pytest.fixture(scope="module")
def transcript(transcriber: PocketSphinxTranscriber, answer: Path) -> Transcript:
    return transcriber.transcribe(answer)


def aligned_starts(path: Path, text: str) -> dict[str, float]:
    """When each word that occurs once starts, by forced alignment of the known text."""
    decoder = Decoder(loglevel="FATAL")
    decoder.set_align_text(bare(text))
    decoder.start_utt()
    pcm = (read_sound(path) * 32767).astype(np.int16)
    decoder.process_raw(pcm.tobytes(), full_utt=True)
    decoder.end_utt()
    starts = [(spoken_form(entry.word), entry.start_frame / 100) for entry in decoder.seg()]
    said = [word for word, _ in starts]
    return {word: start for word, start in starts if word and said.count(word) == 1}


def test_understands_clear_speech(transcript: Transcript):
    assert jiwer.wer(bare(ANSWER), transcript.text) < 0.25
    assert "my old manager never listened to anybody" in transcript.text


def test_understands_another_voice(transcriber: PocketSphinxTranscriber, tmp_path: Path):
    path = speak_by_festival(ANSWER, tmp_path / "answer.wav")
    assert jiwer.wer(bare(ANSWER), transcriber.transcribe(path).text) < 0.25


def test_says_that_its_text_is_rough(transcript: Transcript):
    assert transcript.rough
    assert (transcript.engine, transcript.language) == ("pocketsphinx", "en")


def test_the_text_is_the_words(transcript: Transcript):
    assert transcript.text == " ".join(word.text for word in transcript.words)
    assert not re.search(r"[<>\[\]+()\d]", transcript.text)
    assert all(0.0 <= word.probability <= 1.0 for word in transcript.words)
    assert len({word.probability for word in transcript.words}) > 5


def test_word_times_agree_with_forced_alignment(transcript: Transcript, answer: Path):
    truth = aligned_starts(answer, ANSWER)
    off = [abs(word.start - truth[word.text]) for word in transcript.words if word.text in truth]
    assert len(off) >= 10
    assert statistics.median(off) < 0.1
    assert all(word.start < word.end for word in transcript.words)
    assert all(first.start <= second.start for first, second in pairwise(transcript.words))


def test_words_after_a_long_silence_are_stamped_after_it(
    transcriber: PocketSphinxTranscriber, tmp_path: Path
):
    first = read_sound(speak("I worked with the team.", tmp_path / "a.wav"))
    second = read_sound(speak("We finished the work in two months.", tmp_path / "b.wav"))
    gap = np.zeros(5 * SAMPLE_RATE, dtype=np.float32)
    soundfile.write(tmp_path / "both.wav", np.concatenate([gap, first, gap, second]), SAMPLE_RATE)
    words = transcriber.transcribe(tmp_path / "both.wav").words
    resumed = 10.0 + len(first) / SAMPLE_RATE
    assert words[0].start == pytest.approx(5.0, abs=0.4)
    assert next(w.start for w in words if w.start > 9.0) == pytest.approx(resumed, abs=0.4)


def test_a_name_among_the_hints_is_recognised(tmp_path: Path):
    transcriber = PocketSphinxTranscriber()
    path = speak("I worked at Accenture for two years.", tmp_path / "name.wav")
    assert "accenture" not in transcriber.transcribe(path).text
    hinted = transcriber.transcribe(path, hints=["Accenture", "Xyzzyx GmbH", ""])
    assert "accenture" in hinted.text.split()
    assert "accenture" not in transcriber.transcribe(path).text


def test_names_of_a_job_that_no_dictionary_has_are_recognised(tmp_path: Path):
    transcriber = PocketSphinxTranscriber()
    path = speak("I kept the books in QuickBooks at Northwind.", tmp_path / "names.wav")
    assert not {"quickbooks", "northwind"} & set(transcriber.transcribe(path).text.split())
    hinted = transcriber.transcribe(path, hints=["Northwind", "QuickBooks", "SQL", "C#", "品"])
    assert {"quickbooks", "northwind"} <= set(hinted.text.split())


def test_progress_rises_to_one(transcriber: PocketSphinxTranscriber, tmp_path: Path):
    shares: list[float] = []
    path = speak("I made a plan. " * 8, tmp_path / "long.wav")
    transcriber.transcribe(path, on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(0.0 < share <= 1.0 for share in shares)


def test_stops_between_utterances(transcriber: PocketSphinxTranscriber, tmp_path: Path):
    sentence = read_sound(speak("I made a plan.", tmp_path / "a.wav"))
    gap = np.zeros(SAMPLE_RATE, dtype=np.float32)
    soundfile.write(tmp_path / "four.wav", np.concatenate([sentence, gap] * 4), SAMPLE_RATE)
    shares: list[float] = []
    with pytest.raises(Cancelled):
        transcriber.transcribe(
            tmp_path / "four.wav",
            on_progress=shares.append,
            is_cancelled=lambda: len(shares) >= 2,
        )
    assert len(shares) == 2


@pytest.mark.parametrize(
    "make",
    [
        np.zeros,
        lambda size: np.random.default_rng(1).normal(scale=0.1, size=size),
        lambda _size: np.zeros(0),
    ],
    ids=["silence", "noise", "no samples"],
)
def test_says_that_nothing_was_said(
    transcriber: PocketSphinxTranscriber, tmp_path: Path, make: Callable[[int], np.ndarray]
):
    soundfile.write(tmp_path / "quiet.wav", make(5 * SAMPLE_RATE), SAMPLE_RATE)
    with pytest.raises(NothingSaid, match="It is kept"):
        transcriber.transcribe(tmp_path / "quiet.wav")


def test_refuses_what_is_no_sound(transcriber: PocketSphinxTranscriber, tmp_path: Path):
    (tmp_path / "letter.wav").write_text("Dear Sir or Madam")
    with pytest.raises(AudioUnreadable):
        transcriber.transcribe(tmp_path / "letter.wav")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("manager", "manager"),
        ("read(2)", "read"),
        ("years(13)", "years"),
        ("o'clock", "o'clock"),
        ("<s>", ""),
        ("</s>", ""),
        ("<sil>", ""),
        ("[NOISE]", ""),
        ("[SPEECH]", ""),
        ("++NOISE++", ""),
        ("++UM++", "um"),
        ("++UH++", "uh"),
    ],
)
def test_dictionary_entries_become_what_was_said(entry: str, said: str):
    assert spoken_form(entry) == said
