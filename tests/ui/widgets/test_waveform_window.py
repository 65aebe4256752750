"""The seconds in view stay within the recording, whatever is zoomed and scrolled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.ui.widgets.waveform_window import LEAST_S, TimeWindow

WHOLE = st.floats(0.1, 3_600)
moves = st.lists(
    st.tuples(st.sampled_from(("zoom", "move", "show")), st.floats(0.01, 50), st.floats(-1, 2)),
    max_size=12,
)


def moved(whole: float, steps: list[tuple[str, float, float]]) -> TimeWindow:
    window = TimeWindow.over(whole)
    for kind, amount, share in steps:
        seconds = share * whole
        if kind == "zoom":
            window = window.zoomed(amount, around=min(max(seconds, 0.0), whole))
        elif kind == "move":
            window = window.moved_to(seconds)
        else:
            start = min(max(seconds, 0.0), whole)
            window = window.showing(start, min(start + amount, whole))
    return window


@given(whole=WHOLE, steps=moves)
def test_the_view_lies_within_the_recording(
    whole: float, steps: list[tuple[str, float, float]]
) -> None:
    window = moved(whole, steps)
    assert 0 <= window.start <= window.end <= whole + 1e-6
    assert window.length >= min(LEAST_S, whole) - 1e-9


@given(whole=WHOLE, steps=moves, x=st.floats(0, 800))
def test_pixels_and_moments_agree(
    whole: float, steps: list[tuple[str, float, float]], x: float
) -> None:
    window = moved(whole, steps)
    assert window.x_of(window.seconds_at(x, 800), 800) == pytest.approx(x, abs=1e-3)


@given(whole=st.floats(10, 600), share=st.floats(0.3, 0.7), factor=st.floats(1, 3))
def test_the_moment_under_the_pointer_stays(whole: float, share: float, factor: float) -> None:
    window = TimeWindow.over(whole).zoomed(2, around=whole / 2)
    around = window.start + share * window.length
    nearer = window.zoomed(factor, around=around)
    assert nearer.x_of(around, 800) == pytest.approx(window.x_of(around, 800), abs=1e-3)


@given(whole=st.floats(20, 600), start=st.floats(0, 1), length=st.floats(0, 2))
def test_what_is_to_be_shown_is_in_view(whole: float, start: float, length: float) -> None:
    window = TimeWindow.over(whole).zoomed(whole / 5, around=0)
    first = start * (whole - length)
    shown = window.showing(first, first + length)
    assert shown.start <= first + 1e-6
    assert first + length <= shown.end + 1e-6


def test_what_is_in_view_already_moves_nothing() -> None:
    window = TimeWindow.over(100).zoomed(4, around=50)
    assert window.showing(45, 55) is window


def test_zooming_out_ends_at_the_whole() -> None:
    window = TimeWindow.over(100).zoomed(8, around=10).zoomed(0.001, around=10)
    assert window.is_whole
    assert (window.start, window.end) == (0, 100)


def test_zooming_in_ends_at_a_few_words() -> None:
    window = TimeWindow.over(100).zoomed(1e9, around=10)
    assert window.is_nearest
    assert window.length == LEAST_S
    assert window.holds(10)
