"""What is wrong with a recording, told from when its blocks arrive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio.recording_watch import RecordingWatch

RATE = 48_000
BLOCK = 2_400
BLOCK_S = BLOCK / RATE


def watch_of(arrivals: list[float], *, peak: float = 0.5) -> RecordingWatch:
    watch = RecordingWatch(RATE, started_at=0.0)
    for at in arrivals:
        watch.add(at, BLOCK, peak=peak)
    return watch


def steady(seconds: float, *, first: float = 1.0) -> list[float]:
    return [first + i * BLOCK_S for i in range(round(seconds / BLOCK_S))]


def test_steady_sound_is_no_problem() -> None:
    watch = watch_of(steady(10))
    assert watch.problem(11.0) == ""
    assert watch.missing_s(11.0) == 0


@given(lateness=st.lists(st.floats(0, 0.2), min_size=100, max_size=100))
def test_blocks_that_are_only_late_are_not_lost(lateness: list[float]) -> None:
    arrivals = sorted(at + late for at, late in zip(steady(5), lateness, strict=True))
    assert watch_of(arrivals).missing_s(arrivals[-1]) == 0


def test_a_backlog_that_arrives_at_once_is_not_lost() -> None:
    watch = watch_of([1.0] * 20 + steady(5, first=1.05))
    assert watch.missing_s(6.0) == 0


@given(gap=st.floats(0.5, 60), at=st.integers(10, 90))
def test_a_gap_is_lost_sound(gap: float, at: int) -> None:
    arrivals = steady(10)
    arrivals = arrivals[:at] + [time + gap for time in arrivals[at:]]
    watch = watch_of(arrivals)
    missing = watch.missing_s(arrivals[-1])
    assert missing == pytest.approx(gap, abs=0.01)
    assert f"{missing:.1f} s of sound did not arrive" in watch.problem(arrivals[-1])


def test_sound_that_stops_is_missed_until_now() -> None:
    watch = watch_of(steady(5))
    assert watch.problem(6.0 + 1.0) == ""
    assert "stopped sending" in watch.problem(6.0 + 2.0)
    assert watch.missing_s(6.0 + 4.0) == pytest.approx(4.0, abs=0.1)


def test_a_microphone_may_take_its_time_to_start() -> None:
    watch = RecordingWatch(RATE, started_at=10.0)
    assert watch.problem(12.9) == ""
    assert "No sound has arrived" in watch.problem(13.1)
    assert watch.missing_s(99.0) == 0


def test_zeros_are_silence_after_a_moment_and_sound_ends_it() -> None:
    watch = watch_of(steady(1.4), peak=0.0)
    assert not watch.is_silent()
    watch.add(2.5, BLOCK * 3, peak=0.0)
    assert watch.is_silent()
    watch.add(2.6, BLOCK, peak=0.01)
    assert not watch.is_silent()


def test_zeros_in_a_thinking_pause_are_no_problem_at_first() -> None:
    watch = watch_of(steady(1.0))
    watch.add(8.0, 7 * RATE, peak=0.0)
    assert not watch.is_silent()
    watch.add(10.0, 2 * RATE, peak=0.0)
    assert watch.is_silent()


def test_overflows_are_counted() -> None:
    watch = watch_of(steady(1.0))
    watch.add(2.0, BLOCK, peak=0.5, overflowed=True)
    assert "too busy to listen once" in watch.problem(2.0)
    watch.add(2.05, BLOCK, peak=0.5, overflowed=True)
    assert "2 times" in watch.problem(2.05)
