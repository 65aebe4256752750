"""The recogniser that Rehearse is made for: Whisper, through faster-whisper and CTranslate2."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from faster_whisper import WhisperModel

from rehearse.domain.errors import (
    Cancelled,
    ModelUnavailable,
    NothingSaid,
    TranscriptionFailed,
)
from rehearse.domain.transcript import Transcript, Word
from rehearse.transcription import graphics_card
from rehearse.transcription.following import FollowedRecording
from rehearse.transcription.model_folder import missing_files
from rehearse.transcription.sound import Samples, duration_s, read_sound
from rehearse.transcription.stretchwise import StretchwiseTranscription
from rehearse.transcription.threads import processor_threads
from rehearse.transcription.voice_activity import speech_regions
from rehearse.transcription.whisper_words import spoken_words
from rehearse.transcription.word_times import start_at_speech

if TYPE_CHECKING:
    from faster_whisper.transcribe import Segment

# Whisper leaves fillers out unless it is shown some. A longer list makes it lose sentences.
FILLER_PROMPT = "Um, uh, er, hmm, so, you know..."
# Hints share the prompt's 223 tokens with the fillers; more than a few lines lose sentences too.
_LONGEST_HINTS = 200
# Text sampled at the temperatures above this is mostly invented.
_TEMPERATURES = (0.0, 0.2, 0.4, 0.6)
# Whisper encodes half a minute at a time, however short the sound, so a stretch should be as long
# as the wait after the last word allows. One that has fallen behind fills its half minute.
_SHORTEST_STRETCH_S = 8.0
_LONGEST_STRETCH_S = 28.0
# A pause of this length ends a stretch of speech; the padding keeps soft onsets and endings.
_VAD = {"min_silence_duration_ms": 1000, "speech_pad_ms": 300}


class SegmentSource(Protocol):
    """What this file needs of a loaded model."""

    def transcribe(self, audio: Samples, **options: object) -> "tuple[Iterable[Segment], object]":
        """Return lazy segments and a record about the sound."""
        ...


class WhisperTranscriber:
    """Transcribes with the Whisper model in one folder; loads it when it is first needed."""

    def __init__(
        self,
        model_folder: Path,
        *,
        device: str = "auto",
        compute_type: str = "int8",
        language: str = "en",
    ) -> None:
        """Remember what to load.

        Args:
            model_folder: A complete CTranslate2 folder; its name is the model's name.
            device: "auto" (CUDA where there is one), "cpu" or "cuda".
            compute_type: How CTranslate2 computes; int8 halves memory at next to no cost in words.
            language: What is spoken; English-only models know "en" alone.
        """
        self._folder = model_folder
        self._device = _resolved(device)
        self._compute_type = compute_type
        self._language = language
        self._model: SegmentSource | None = None

    def transcribe(
        self,
        audio: Path,
        *,
        hints: Sequence[str] = (),
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        """Return what was said, with a time and a probability for each word.

        Cancelling takes effect between segments, so within the time that half a minute of sound
        takes. A graphics card that fails is given up for the processor.

        Raises:
            AudioUnreadable, NothingSaid, TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        words = self._hear(
            read_sound(audio), hints=hints, on_progress=on_progress, is_cancelled=is_cancelled
        )
        transcript = self._transcript_of(words)
        on_progress(1.0)
        return transcript

    def follow(self, audio: Path, *, hints: Sequence[str] = ()) -> FollowedRecording:
        """Transcribe `audio`, a recording that is being made, some sentences at a time.

        Each stretch starts afresh, as each half minute does where the file is whole.
        """
        transcription = StretchwiseTranscription(
            partial(self._hear, hints=hints),
            shortest_s=_SHORTEST_STRETCH_S,
            longest_s=_LONGEST_STRETCH_S,
        )
        return FollowedRecording(audio, transcription, transcript_of=self._transcript_of)

    def _hear(
        self,
        samples: Samples,
        *,
        hints: Sequence[str],
        on_progress: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> tuple[Word, ...]:
        speech = speech_regions(samples)
        if not speech:
            return ()
        listen = _Listening(
            samples=samples,
            options=_options(hints, self._language),
            on_progress=on_progress,
            is_cancelled=is_cancelled,
        )
        return start_at_speech(spoken_words(self._segments(listen)), speech)

    def _transcript_of(self, words: tuple[Word, ...]) -> Transcript:
        if not words:
            raise NothingSaid(
                "No speech was heard in this recording. It is kept; check the microphone and record"
                " the answer again."
            )
        return Transcript.from_words(
            words, language=self._language, engine=f"whisper {self._folder.name}"
        )

    def _segments(self, listen: "_Listening") -> "list[Segment]":
        try:
            return listen.to(self._loaded())
        except (RuntimeError, MemoryError) as error:
            if self._device != "cuda":
                raise _failed(error) from error
            graphics_card.give_up(error)
        self._device, self._model = "cpu", None
        return self._segments(listen)

    def _loaded(self) -> SegmentSource:
        if self._model is None:
            self._model = self._load()
        return self._model

    def _load(self) -> SegmentSource:
        missing = missing_files(self._folder)
        if missing:
            raise ModelUnavailable(
                f"The Whisper model {self._folder.name} is not complete on this machine (missing:"
                f" {', '.join(missing)}). Download it again in the settings, or use the built-in"
                " recogniser; your recordings are safe."
            )
        try:
            return _whisper_model(self._folder, self._device, self._compute_type)
        except Exception as error:
            # The tokenizer's library raises bare Exception; CTranslate2 RuntimeError, ValueError.
            if self._device == "cuda":
                raise RuntimeError(str(error)) from error
            raise _damaged(self._folder.name) from error


class _Listening:
    """One sound and how it is to be heard; can be given to a second model if the first fails."""

    def __init__(
        self,
        *,
        samples: Samples,
        options: dict[str, object],
        on_progress: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._samples = samples
        self._options = options
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled

    def to(self, model: SegmentSource) -> "list[Segment]":
        """Return every segment that `model` hears; RuntimeError where it fails."""
        self._refuse_if_cancelled()
        heard: list[Segment] = []
        segments, _ = model.transcribe(self._samples, **self._options)
        for segment in segments:
            heard.append(segment)
            self._refuse_if_cancelled()
            self._on_progress(min(float(segment.end) / duration_s(self._samples), 1.0))
        return heard

    def _refuse_if_cancelled(self) -> None:
        if self._is_cancelled():
            raise Cancelled("Stopped. The recording is untouched.")


def _options(hints: Sequence[str], language: str) -> dict[str, object]:
    return {
        "language": language,
        "word_timestamps": True,
        "vad_filter": True,
        "vad_parameters": _VAD,
        "temperature": _TEMPERATURES,
        # What Whisper wrote before makes it repeat itself, so each half minute starts afresh.
        # `initial_prompt` would reach the first alone; `hotwords` reach them all.
        "condition_on_previous_text": False,
        "hotwords": hotwords(hints),
    }


def hotwords(hints: Sequence[str]) -> str:
    """Return the prompt for each half minute: as many whole hints as fit, then fillers."""
    kept: list[str] = []
    for hint in dict.fromkeys(" ".join(hint.split()) for hint in hints):
        if hint and len(", ".join([*kept, hint])) <= _LONGEST_HINTS:
            kept.append(hint)
    return f"{', '.join(kept)}. {FILLER_PROMPT}" if kept else FILLER_PROMPT


def _resolved(device: str) -> str:
    if device != "auto":
        return device
    return "cuda" if graphics_card.is_usable() else "cpu"


def _whisper_model(folder: Path, device: str, compute_type: str) -> SegmentSource:
    model: SegmentSource = WhisperModel(
        str(folder),
        device=device,
        compute_type=compute_type,
        cpu_threads=processor_threads(),
        local_files_only=True,
    )
    return model


def _failed(error: BaseException) -> TranscriptionFailed:
    return TranscriptionFailed(
        f"The recogniser stopped before the end ({error}). Your recording is safe; try again, or"
        " choose a smaller model in the settings."
    )


def _damaged(name: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"The Whisper model {name} is damaged and cannot be loaded. Delete it in the settings and"
        " download it again; your recordings are safe."
    )
