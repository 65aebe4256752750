"""Noticing that the computer slept: its lid was closed, or it suspended by itself."""

import time
from collections.abc import Callable

LONGEST_HALT_S = 5.0
"""A program that is asked several times a second is not asked for so long while it is awake."""


class SleepWatch:
    """Asked several times a second, it tells how long the computer slept since it was last asked.

    The clock of the wall goes on while a computer sleeps, on every system; that of the processor
    may not. A wall clock that was merely set forward looks the same, so whoever listens must do
    nothing on the word of this that cannot be undone.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._asked_at = clock()

    def restart(self) -> None:
        """Forget what was before now."""
        self._asked_at = self._clock()

    def slept_s(self) -> float:
        """Return the seconds slept since the last call, 0 where it was awake."""
        now = self._clock()
        gone, self._asked_at = now - self._asked_at, now
        return gone if gone > LONGEST_HALT_S else 0.0
