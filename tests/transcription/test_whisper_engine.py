"""The real way through faster-whisper, with a model whose text and times are known."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import ctranslate2
import numpy as np
import pytest
import soundfile
from faster_whisper import WhisperModel
from tests.support.spoken_answers import speak
from tests.support.tiny_whisper import WORD_S, Recital, build_whisper

from rehearse.domain.errors import (
    AudioUnreadable,
    Cancelled,
    ModelUnavailable,
    NothingSaid,
    TranscriptionFailed,
)
from rehearse.transcription import graphics_card, whisper_engine
from rehearse.transcription.sound import SAMPLE_RATE, Samples, read_sound
from rehearse.transcription.whisper_engine import FILLER_PROMPT, WhisperTranscriber, hotwords

TEXT = "My old manager never listened to anybody."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_whisper(tmp_path_factory.mktemp("models") / "tiny.en", Recital(text=TEXT))


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speak("I led the team for two years.", tmp_path_factory.mktemp("spoken") / "a.wav")


@pytest.fixture
def long_speech(tmp_path: Path, speech: Path) -> Path:
    samples = read_sound(speech)
    pieces = np.tile(samples, -(-70 * SAMPLE_RATE // len(samples)))
    soundfile.write(tmp_path / "long.wav", pieces, SAMPLE_RATE)
    return tmp_path / "long.wav"


def test_returns_the_words_with_times(model: Path, speech: Path):
    transcript = WhisperTranscriber(model, device="cpu").transcribe(speech)
    assert transcript.text == TEXT
    assert (transcript.engine, transcript.rough) == ("whisper tiny.en", False)
    assert [type(word.start) for word in transcript.words] == [float] * 7
    assert all(0.9 < word.probability <= 1.0 for word in transcript.words)
    json.dumps([word.start for word in transcript.words])
    last = transcript.words[-2]
    assert last.start == pytest.approx(5 * WORD_S, abs=0.2)


def test_times_are_those_of_the_recording_where_silence_was_cut_out(
    model: Path, speech: Path, tmp_path: Path
):
    quiet = np.zeros(6 * SAMPLE_RATE, dtype=np.float32)
    soundfile.write(tmp_path / "a.wav", np.concatenate([quiet, read_sound(speech)]), SAMPLE_RATE)
    words = WhisperTranscriber(model, device="cpu").transcribe(tmp_path / "a.wav").words
    assert words[0].start == pytest.approx(6.0, abs=0.3)
    assert words[0].start >= 5.9
    assert words[-1].end < 6.0 + len(read_sound(speech)) / SAMPLE_RATE + 0.1


def test_every_half_minute_is_heard_and_reported(model: Path, long_speech: Path):
    shares: list[float] = []
    transcriber = WhisperTranscriber(model, device="cpu")
    transcript = transcriber.transcribe(long_speech, on_progress=shares.append)
    assert transcript.text == " ".join([TEXT] * 3)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_stops_between_segments(model: Path, long_speech: Path):
    shares: list[float] = []
    with pytest.raises(Cancelled):
        WhisperTranscriber(model, device="cpu").transcribe(
            long_speech, on_progress=shares.append, is_cancelled=lambda: bool(shares)
        )
    assert len(shares) == 1


@pytest.mark.parametrize(
    "recital",
    [
        Recital(text="thank you for watching", takes_for_silence=True),
        Recital(text="all work and no play makes a dull answer", loops=True),
    ],
    ids=["over silence", "in a loop"],
)
def test_text_that_nobody_said_is_left_out(tmp_path: Path, speech: Path, recital: Recital):
    model = build_whisper(tmp_path / "inventive.en", recital)
    with pytest.raises(NothingSaid):
        WhisperTranscriber(model, device="cpu").transcribe(speech)


@pytest.mark.parametrize("loudness", [0.0, 0.1], ids=["silence", "noise"])
def test_a_recording_without_speech_has_no_words(model: Path, tmp_path: Path, loudness: float):
    noise = np.random.default_rng(2).normal(scale=loudness, size=5 * SAMPLE_RATE)
    soundfile.write(tmp_path / "quiet.wav", noise, SAMPLE_RATE)
    with pytest.raises(NothingSaid, match="It is kept"):
        WhisperTranscriber(model, device="cpu").transcribe(tmp_path / "quiet.wav")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    asked: list[object] = []

    def refuse(_socket: socket.socket, address: object) -> None:
        asked.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return asked


@pytest.mark.parametrize("lost", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_an_incomplete_model_is_named_and_no_hub_is_asked(
    tmp_path: Path, speech: Path, no_network: list[object], lost: str
):
    model = build_whisper(tmp_path / "tiny.en", Recital(text=TEXT))
    (model / lost).unlink()
    with pytest.raises(ModelUnavailable, match=rf"tiny\.en is not complete.*{lost}"):
        WhisperTranscriber(model).transcribe(speech)
    assert no_network == []


@pytest.mark.parametrize(
    ("broken", "content"),
    [("model.bin", b"not a model"), ("tokenizer.json", b"{"), ("config.json", b"[")],
)
def test_a_damaged_model_is_named(tmp_path: Path, speech: Path, broken: str, content: bytes):
    model = build_whisper(tmp_path / "tiny.en", Recital(text=TEXT))
    (model / broken).write_bytes(content)
    with pytest.raises(ModelUnavailable, match=r"tiny\.en is damaged"):
        WhisperTranscriber(model, device="cpu").transcribe(speech)


def test_refuses_what_is_no_sound(model: Path, tmp_path: Path):
    (tmp_path / "letter.mp3").write_text("Dear Sir or Madam")
    with pytest.raises(AudioUnreadable):
        WhisperTranscriber(model).transcribe(tmp_path / "letter.mp3")


class BrokenCard:
    """A model on a graphics card whose driver lacks a library."""

    def transcribe(self, audio: Samples, **options: object) -> tuple[Iterator[object], object]:
        raise RuntimeError("Library libcublas.so.12 is not found or cannot be loaded")


@pytest.mark.parametrize("fails_at", ["loading", "listening"])
def test_a_failing_graphics_card_is_given_up_for_the_processor(
    model: Path, speech: Path, monkeypatch: pytest.MonkeyPatch, fails_at: str
):
    real = whisper_engine._whisper_model
    devices: list[str] = []

    def load(folder: Path, device: str, compute_type: str) -> object:
        devices.append(device)
        if device == "cpu":
            return real(folder, device, compute_type)
        if fails_at == "loading":
            raise RuntimeError("CUDA driver version is insufficient")
        return BrokenCard()

    monkeypatch.setattr(whisper_engine, "_whisper_model", load)
    # A card of its own: what fails in one test must not be given up in the next.
    monkeypatch.setattr(whisper_engine, "graphics_card", card := graphics_card._Card())
    transcriber = WhisperTranscriber(model, device="cuda")
    assert transcriber.transcribe(speech).text == TEXT
    assert transcriber.transcribe(speech).text == TEXT
    assert devices == ["cuda", "cpu"]
    assert not card.is_usable()
    assert WhisperTranscriber(model).transcribe(speech).text == TEXT
    assert devices == ["cuda", "cpu", "cpu"]
    notice = card.take_notice()
    assert notice.startswith("The graphics card cannot be used for recognition (")
    assert "the processor does it from now on" in notice
    assert card.take_notice() == ""


def test_a_card_whose_driver_cannot_even_be_asked_is_none(
    model: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail() -> int:
        raise RuntimeError("CUDA driver version is insufficient for CUDA runtime version")

    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", fail)
    card = graphics_card._Card()
    assert not card.is_usable()
    assert "CUDA driver version is insufficient" in card.take_notice()
    card.give_up(RuntimeError("another reason"))
    assert card.take_notice() == ""


def test_a_failing_processor_is_an_error(
    model: Path, speech: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(whisper_engine, "_whisper_model", lambda *_: BrokenCard())
    with pytest.raises(TranscriptionFailed, match="Your recording is safe"):
        WhisperTranscriber(model, device="cpu").transcribe(speech)


def test_hints_reach_every_half_minute(
    model: Path, long_speech: Path, monkeypatch: pytest.MonkeyPatch
):
    transcriber = WhisperTranscriber(model, device="cpu")
    loaded = transcriber._loaded()
    assert isinstance(loaded, WhisperModel)
    prompts: list[str] = []
    real = loaded.get_prompt

    def note(tokenizer, *args, **options):
        prompt = real(tokenizer, *args, **options)
        prompts.append(tokenizer.decode(prompt))
        return prompt

    monkeypatch.setattr(loaded, "get_prompt", note)
    transcriber.transcribe(long_speech, hints=["Ms Okonkwo"])
    assert len(prompts) == 3
    assert all("Ms Okonkwo" in prompt and "Um, uh" in prompt for prompt in prompts)


def test_the_filler_prompt_is_short():
    assert len(FILLER_PROMPT) <= 32


def test_hints_are_whole_single_and_limited():
    assert hotwords([]) == FILLER_PROMPT
    assert hotwords(["Acme", " Acme ", "", "Ms\nOkonkwo"]) == f"Acme, Ms Okonkwo. {FILLER_PROMPT}"
    many = hotwords([f"Name number {n}" for n in range(100)])
    assert len(many) <= 200 + len(FILLER_PROMPT) + 2
    assert "Name number 11" in many
