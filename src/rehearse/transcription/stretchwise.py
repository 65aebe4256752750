"""Transcribing sound one stretch after the other, each closed by a pause."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import numpy as np

from rehearse.domain.transcript import Word
from rehearse.transcription.sound import SAMPLE_RATE, Samples, duration_s
from rehearse.transcription.stretches import stretch_end


class Hear(Protocol):
    """Recognises the words in 16 kHz samples; none where nobody speaks."""

    def __call__(
        self,
        samples: Samples,
        *,
        on_progress: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> tuple[Word, ...]:
        """Return words with times from the start of `samples`.

        Raises:
            TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        ...


class StretchwiseTranscription:
    """Sound that is taken in bit by bit, and the words in what was heard of it.

    Not for several threads at once; of no more use after an error.
    """

    def __init__(self, hear: Hear, *, shortest_s: float, longest_s: float) -> None:
        """Begin with no sound.

        Args:
            hear: The recogniser.
            shortest_s: How long a stretch must be to be worth the recogniser's while, seconds.
            longest_s: How long a stretch may be that is made of several, seconds; 0 keeps them
                apart, so that the words do not depend on when the sound was taken in.
        """
        self._hear = hear
        self._shortest_s = shortest_s
        self._longest_s = longest_s
        self._waiting: Samples = np.zeros(0, dtype=np.float32)
        self._heard_samples = 0
        self._words: list[Word] = []

    @property
    def words(self) -> tuple[Word, ...]:
        """The words so far, with times from the start of the sound."""
        return tuple(self._words)

    @property
    def waiting_s(self) -> float:
        """Seconds of sound that were taken in and not heard yet."""
        return duration_s(self._waiting)

    def take_in(self, samples: Samples) -> None:
        """Append 16 kHz samples to what waits to be heard."""
        self._waiting = np.concatenate([self._waiting, samples])

    def hear_next(
        self,
        *,
        on_heard: Callable[[float], None] = lambda _seconds: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Hear the next stretch that a pause has closed; False where there is none yet.

        `on_heard` gets the seconds of all the sound that are done.

        Raises:
            TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        if self.waiting_s <= self._shortest_s:
            return False
        end_s = stretch_end(self._waiting, shortest_s=self._shortest_s, longest_s=self._longest_s)
        if end_s is None:
            return False
        self._hear_until(end_s, on_heard, is_cancelled)
        return True

    def hear_out(
        self,
        *,
        on_heard: Callable[[float], None] = lambda _seconds: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Hear all that waits: no more sound will come.

        Raises:
            TranscriptionFailed, ModelUnavailable, Cancelled.
        """
        while self.waiting_s > self._longest_s:
            if not self.hear_next(on_heard=on_heard, is_cancelled=is_cancelled):
                break
        if self.waiting_s:
            self._hear_until(self.waiting_s, on_heard, is_cancelled)

    def _hear_until(
        self,
        end_s: float,
        on_heard: Callable[[float], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        count = round(end_s * SAMPLE_RATE)
        stretch = self._waiting[:count]
        begin_s = self._heard_samples / SAMPLE_RATE
        words = self._hear(
            stretch,
            on_progress=lambda share: on_heard(begin_s + share * duration_s(stretch)),
            is_cancelled=is_cancelled,
        )
        self._words += (
            replace(word, start=word.start + begin_s, end=word.end + begin_s) for word in words
        )
        self._waiting = self._waiting[count:]
        self._heard_samples += len(stretch)
