"""The recogniser that is there the minute Rehearse is installed: PocketSphinx, US English.

It holds the interpreter while it listens, so it belongs in the worker process. Its transcripts
are rough: one word in ten or so is wrong in clear synthetic speech, one in three where a person
reads aloud, most in talk that is spontaneous. So each is marked `rough`, and each word carries
its probability.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from pocketsphinx import Decoder, Segment

from rehearse.domain.errors import Cancelled, NothingSaid, TranscriptionFailed
from rehearse.domain.transcript import TimeRange, Transcript, Word
from rehearse.transcription.following import FollowedRecording
from rehearse.transcription.pronunciation import pronunciations
from rehearse.transcription.sound import SAMPLE_RATE, Samples, duration_s, read_sound
from rehearse.transcription.stretches import PAUSE_S
from rehearse.transcription.stretchwise import StretchwiseTranscription
from rehearse.transcription.voice_activity import speech_regions

_FRAME_S = 0.01
# Utterances are cut at pauses, with room for soft onsets. The decoder is good on whole sentences
# and slow to stop within one, so no utterance is longer than this.
_PADDING_S = 0.2
_LONGEST_UTTERANCE_S = 15.0
_SHORTEST_STRETCH_S = 1.0
# How many states the decoder keeps in mind per frame. With the default of 30,000 hesitant speech
# takes twice as long and comes out no better (measured: 75 % of words wrong either way, 5 % of
# synthetic speech).
_MOST_STATES = 5000
# "read(2)" is the second pronunciation of "read".
_VARIANT = re.compile(r"\(\d+\)$")
# <sil>, [NOISE], ++UM++: what the decoder puts where it hears no word.
_NO_WORD = re.compile(r"^[<\[+]")
_SPOKEN_FILLER = re.compile(r"^\+\+(UM|UH|ER|AH|HMM|MM)\+\+$")
_HINT_WORD = re.compile(r"[A-Za-z']{2,}")
_HINT_WEIGHT = 1.0


class PocketSphinxTranscriber:
    """Transcribes with the US-English model inside the PocketSphinx wheel."""

    def __init__(self) -> None:
        self._decoder: Decoder | None = None
        self._hints: frozenset[str] = frozenset()

    def transcribe(
        self,
        audio: Path,
        *,
        hints: Sequence[str] = (),
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        """Return a rough transcript, lower case and without punctuation, of a sound file.

        Names among `hints` are added to what can be recognised where their pronunciation is
        known. Word times are within 10 ms of what the decoder heard.

        Raises:
            AudioUnreadable, NothingSaid, TranscriptionFailed, Cancelled.
        """
        samples = read_sound(audio)
        transcription = self._transcription(hints)
        transcription.take_in(samples)
        transcription.hear_out(
            on_heard=lambda seconds: on_progress(seconds / duration_s(samples)),
            is_cancelled=is_cancelled,
        )
        transcript = _rough_transcript(transcription.words)
        on_progress(1.0)
        return transcript

    def follow(self, audio: Path, *, hints: Sequence[str] = ()) -> FollowedRecording:
        """Transcribe `audio`, a recording that is being made, an utterance after the other.

        The words are those that `transcribe` finds in the finished recording.
        """
        return FollowedRecording(audio, self._transcription(hints), transcript_of=_rough_transcript)

    def _transcription(self, hints: Sequence[str]) -> StretchwiseTranscription:
        # An utterance costs no more for being short, so each is heard as soon as it is over.
        return StretchwiseTranscription(
            partial(self._hear, hints=hints), shortest_s=_SHORTEST_STRETCH_S, longest_s=0.0
        )

    def _hear(
        self,
        samples: Samples,
        *,
        hints: Sequence[str],
        on_progress: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> tuple[Word, ...]:
        utterances = speech_regions(
            samples,
            shortest_silence_s=PAUSE_S,
            padding_s=_PADDING_S,
            longest_s=_LONGEST_UTTERANCE_S,
        )
        words: list[Word] = []
        for utterance in utterances:
            if is_cancelled():
                raise Cancelled("Stopped. The recording is untouched.")
            words += _recognised(self._decoder_for(hints), samples, utterance)
            on_progress(utterance.end / duration_s(samples))
        return tuple(words)

    def _decoder_for(self, hints: Sequence[str]) -> Decoder:
        wanted = frozenset(word for hint in hints for word in _HINT_WORD.findall(hint))
        if self._decoder is None or wanted != self._hints:
            self._decoder, self._hints = _new_decoder(wanted), wanted
        return self._decoder


def _new_decoder(hints: frozenset[str]) -> Decoder:
    try:
        decoder = Decoder(samprate=SAMPLE_RATE, maxhmmpf=_MOST_STATES, loglevel="FATAL")
        _add_hints(decoder, hints)
    except (RuntimeError, ValueError, MemoryError) as error:
        raise TranscriptionFailed(
            "The built-in recogniser could not start. Your recording is safe; reinstall Rehearse,"
            " or choose a Whisper model in the settings."
        ) from error
    return decoder


def _add_hints(decoder: Decoder, hints: frozenset[str]) -> None:
    """Let the decoder know, and expect, names that its dictionary or language model lacks."""
    model = decoder.get_lm()
    unexpected = [
        name for name in sorted(hints) if not decoder.logmath.exp(model.prob([name.lower()]))
    ]
    added = [name.lower() for name in unexpected if _can_be_heard(decoder, name)]
    if not added:
        return
    for word in added:
        model.add_word(word, _HINT_WEIGHT)
    # A search keeps the vocabulary that it was made with.
    decoder.add_lm("with_hints", model)
    decoder.activate_search("with_hints")


def _can_be_heard(decoder: Decoder, name: str) -> bool:
    """Whether the pronunciation of `name` is known, or guessed from now on."""
    word = name.lower()
    if decoder.lookup_word(word):
        return True
    guesses = pronunciations(name, decoder.lookup_word)
    for number, phones in enumerate(guesses, start=1):
        decoder.add_word(word if number == 1 else f"{word}({number})", phones, update=False)
    return bool(guesses)


def _recognised(decoder: Decoder, samples: Samples, utterance: TimeRange) -> Iterator[Word]:
    piece = samples[round(utterance.start * SAMPLE_RATE) : round(utterance.end * SAMPLE_RATE)]
    try:
        decoder.start_utt()
        # The whole utterance at once, so that its own mean is what the features are set off from.
        decoder.process_raw(_as_pcm(piece), full_utt=True)
        decoder.end_utt()
        segments = list(decoder.seg() or ())
    except RuntimeError as error:
        raise TranscriptionFailed(
            "The built-in recogniser stopped before the end. Your recording is safe; try again,"
            " or choose a Whisper model in the settings."
        ) from error
    return (
        _word(segment, text, utterance)
        for segment in segments
        if (text := spoken_form(segment.word))
    )


def spoken_form(entry: str) -> str:
    """Return what was said for an entry of the decoder's dictionary; "" for silence and noise."""
    if filler := _SPOKEN_FILLER.match(entry):
        return filler[1].lower()
    return "" if _NO_WORD.match(entry) else _VARIANT.sub("", entry)


def _word(segment: Segment, text: str, utterance: TimeRange) -> Word:
    return Word(
        text=text,
        start=utterance.start + segment.start_frame * _FRAME_S,
        end=min(utterance.start + (segment.end_frame + 1) * _FRAME_S, utterance.end),
        probability=min(max(float(segment.prob), 0.0), 1.0),
    )


def _as_pcm(samples: Samples) -> bytes:
    return (samples * np.iinfo(np.int16).max).astype(np.int16).tobytes()


def _rough_transcript(words: tuple[Word, ...]) -> Transcript:
    if not words:
        raise NothingSaid(
            "No speech was heard in this recording. It is kept; check the microphone and record"
            " the answer again."
        )
    return Transcript.from_words(words, engine="pocketsphinx", rough=True)
