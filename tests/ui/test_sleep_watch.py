"""Whether the computer slept, told by the clock of the wall."""

from rehearse.ui.sleep_watch import SleepWatch


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_gap_is_told_once() -> None:
    clock = Clock()
    watch = SleepWatch(clock)
    clock.now += 0.2
    assert watch.slept_s() == 0
    clock.now += 900
    assert watch.slept_s() == 900
    assert watch.slept_s() == 0


def test_a_busy_moment_is_no_sleep_and_neither_is_a_clock_set_back() -> None:
    clock = Clock()
    watch = SleepWatch(clock)
    clock.now += 4.9
    assert watch.slept_s() == 0
    clock.now -= 3_600
    assert watch.slept_s() == 0


def test_what_was_before_the_recording_does_not_count() -> None:
    clock = Clock()
    watch = SleepWatch(clock)
    clock.now += 900
    watch.restart()
    assert watch.slept_s() == 0
