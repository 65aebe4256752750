"""Transcribing a recording while it is being made, so that little is left when it ends."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from rehearse.domain.errors import AudioUnreadable
from rehearse.domain.transcript import Transcript, Word
from rehearse.transcription.growing_sound import GrowingSound
from rehearse.transcription.stretchwise import StretchwiseTranscription

# What is read ahead of the recogniser when it is slower than the speaker.
_MOST_AHEAD_S: Final = 60.0
_LEAST_READ_S: Final = 5.0


class FollowedRecording:
    """A recording that grows, and what has been heard of it so far.

    Not for several threads at once; of no more use after an error.
    """

    def __init__(
        self,
        path: Path,
        transcription: StretchwiseTranscription,
        *,
        transcript_of: Callable[[tuple[Word, ...]], Transcript],
    ) -> None:
        """Follow `path`, a WAV whose header is kept up to date.

        Args:
            path: Where the sound grows; it may begin with no sound at all.
            transcription: What is to hear it.
            transcript_of: Makes a transcript of all words; raises NothingSaid where there is none.
        """
        self._path = path
        self._transcription = transcription
        self._transcript_of = transcript_of
        self._sound = GrowingSound()

    def listen(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Transcribe the next stretch that a pause has closed; False where there is none yet.

        Raises:
            AudioUnreadable, TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        self._take_in_news()
        return self._transcription.hear_next(is_cancelled=is_cancelled)

    def finish(
        self,
        audio: Path,
        *,
        on_progress: Callable[[float], None] = lambda _share: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Transcript:
        """Transcribe what is left of the recording, now ended and lying in `audio`; return it all.

        `on_progress` gets the share of the recording that is transcribed, 0 to 1.

        Raises:
            AudioUnreadable: it is not the recording that was followed.
            NothingSaid, TranscriptionFailed, ModelUnavailable, Cancelled.
        """

        def report(seconds: float) -> None:
            on_progress(min(seconds / self._sound.seconds, 1.0))

        while not self._sound.is_ended:
            self._transcription.take_in(self._sound.rest(audio, most_s=self._room_s()))
            if not self._sound.is_ended:
                self._transcription.hear_next(on_heard=report, is_cancelled=is_cancelled)
        self._transcription.hear_out(on_heard=report, is_cancelled=is_cancelled)
        transcript = self._transcript_of(self._transcription.words)
        on_progress(1.0)
        return transcript

    def _take_in_news(self) -> None:
        try:
            news = self._sound.new_sound(self._path, most_s=self._room_s())
        except AudioUnreadable:
            # It ended, and is being packed: the rest will come from where it is kept.
            if not self._path.exists():
                return
            raise
        self._transcription.take_in(news)

    def _room_s(self) -> float:
        return max(_MOST_AHEAD_S - self._transcription.waiting_s, _LEAST_READ_S)
