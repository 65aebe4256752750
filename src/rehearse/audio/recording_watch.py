"""What can be wrong with a recording while it goes on, told from the blocks that arrive.

PortAudio reports neither an unplugged microphone nor, reliably, lost sound: its overflow flag
stayed down while 47 s were lost. So the sound that arrived is held against the clock.
"""

from collections import deque
from typing import Final

# A device that delivers may skip a beat, not this many seconds.
STALL_S: Final = 1.5
# Opening a microphone takes some systems two seconds.
FIRST_SOUND_S: Final = 3.0
# A live microphone never delivers pure zeros, except through noise suppression in a pause.
SILENT_AT_START_S: Final = 1.5
SILENT_LATER_S: Final = 8.0
# Below this, late and lost cannot be told apart.
LOST_S: Final = 0.3
# Sound that is only late catches up within so many seconds.
_CATCH_UP_S: Final = 2.0


class RecordingWatch:
    """Fed with every block that arrives; times are those of one monotonic clock, in seconds."""

    def __init__(self, sample_rate: int, *, started_at: float) -> None:
        """Watch a stream that was opened at `started_at`."""
        self._rate = sample_rate
        self._started_at = started_at
        self._last_at: float | None = None
        self._frames = 0
        self._zero_frames = 0
        self._has_heard = False
        self._overflows = 0
        # How late each block was against the sample count. Late blocks only ever add to it, so its
        # lowest value is the device's own delay, and a lasting rise of it is sound that never came.
        self._recent_delays: deque[tuple[float, float]] = deque()
        self._least_delay: float | None = None

    def add(self, at: float, frames: int, *, peak: float, overflowed: bool = False) -> None:
        """Note a block of `frames` samples that arrived at `at` with a largest sample of `peak`."""
        self._last_at = at
        self._frames += frames
        self._overflows += overflowed
        self._has_heard = self._has_heard or peak > 0
        self._zero_frames = 0 if peak > 0 else self._zero_frames + frames
        delay = at - self._frames / self._rate
        self._least_delay = delay if self._least_delay is None else min(self._least_delay, delay)
        self._recent_delays.append((at, delay))
        while self._recent_delays[0][0] < at - _CATCH_UP_S:
            self._recent_delays.popleft()

    def missing_s(self, now: float) -> float:
        """Return how many seconds of sound never came; what is below 0.3 s counts as none."""
        if self._last_at is None or self._least_delay is None:
            return 0.0
        recent = min(delay for _, delay in tuple(self._recent_delays))
        if now - self._last_at > STALL_S:
            recent = now - self._frames / self._rate
        missing = recent - self._least_delay
        return missing if missing > LOST_S else 0.0

    def is_stalled(self, now: float) -> bool:
        """Whether sound should have arrived by `now` and did not."""
        if self._last_at is None:
            return now - self._started_at > FIRST_SOUND_S
        return now - self._last_at > STALL_S

    def is_silent(self) -> bool:
        """Whether nothing but zeros has been arriving."""
        limit = SILENT_LATER_S if self._has_heard else SILENT_AT_START_S
        return self._zero_frames / self._rate > limit

    def problem(self, now: float) -> str:
        """Return one sentence on sound that is not arriving, or did not, or ""."""
        if self.is_stalled(now):
            return self._stalled()
        if missing := self.missing_s(now):
            return (
                f"{missing:.1f} s of sound did not arrive, because the computer or the microphone "
                "could not keep up; the rest is safe."
            )
        if self._overflows:
            return (
                f"The computer was too busy to listen {_times(self._overflows)}, so an instant of "
                "sound may be missing; the rest is safe."
            )
        return ""

    def _stalled(self) -> str:
        if self._last_at is None:
            return (
                "No sound has arrived from the microphone yet: check that it is plugged in and "
                "that Rehearse may use it."
            )
        return (
            "The microphone has stopped sending sound. What you said until then is safe; check "
            "that it is plugged in, then press Done and record the rest."
        )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
