"""The pyramid never hides a peak, whatever the zoom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.ui.widgets.waveform_peaks import PeakPyramid

LOUDNESS = st.floats(0, 1, width=32)
PEAKS = st.lists(st.tuples(LOUDNESS.map(lambda low: -low), LOUDNESS), min_size=1, max_size=300)


@given(peaks=PEAKS, count=st.integers(1, 400))
def test_extremes_survive(peaks: list[tuple[float, float]], count: int) -> None:
    columns = PeakPyramid(peaks).columns(count)
    assert len(columns) == count
    assert min(low for low, _ in columns) == min(low for low, _ in peaks)
    assert max(high for _, high in columns) == max(high for _, high in peaks)


def test_a_loud_moment_stays_where_it_was() -> None:
    peaks = [(-0.01, 0.01)] * 4000
    peaks[1000] = (-0.9, 0.8)
    columns = PeakPyramid(peaks).columns(100)
    assert columns[25] == pytest.approx((-0.9, 0.8))
    assert all(high < 0.1 for _, high in columns[:24] + columns[27:])


def test_nothing_gives_nothing() -> None:
    assert PeakPyramid(()).columns(10) == []
