"""A trend is told from five values on, and only where chance is an unlikely reason."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.domain.trend import FEWEST_POINTS, LAST_POINTS, mann_kendall_z, trend_of

_values = st.lists(
    st.integers(-1000, 1000).map(float), min_size=FEWEST_POINTS, max_size=LAST_POINTS
)


@given(st.lists(st.floats(-1e6, 1e6), max_size=FEWEST_POINTS - 1))
def test_under_five_values_there_is_no_trend(values: list[float]) -> None:
    assert trend_of(values) is None


def test_five_values_in_order_are_a_clear_trend() -> None:
    trend = trend_of([180, 172, 168, 160, 151])
    assert trend is not None
    assert trend.is_clear
    assert trend.first == pytest.approx(180, abs=4)
    assert trend.last == pytest.approx(151, abs=4)


def test_one_odd_value_does_not_turn_the_trend() -> None:
    values = [float(value) for value in range(100, 115)]
    values[7] = 10_000.0
    trend = trend_of(values)
    assert trend is not None
    assert trend.is_clear
    assert trend.last - trend.first == pytest.approx(14, abs=0.5)


def test_all_alike_is_no_trend() -> None:
    trend = trend_of([5.0] * 12)
    assert trend is not None
    assert not trend.is_clear
    assert trend.first == trend.last == 5.0


def test_chance_is_taken_for_a_trend_about_as_rarely_as_is_said() -> None:
    # Every order of seven values is equally likely where nothing changes.
    orders = list(permutations(range(7)))
    clear = sum(abs(mann_kendall_z(order)) >= 1.96 for order in orders)
    assert clear / len(orders) < 0.06


@given(_values, st.integers(-100, 100), st.integers(1, 9))
def test_the_trend_moves_with_the_values(values: list[float], shift: int, factor: int) -> None:
    plain = trend_of(values)
    moved = trend_of([factor * value + shift for value in values])
    assert plain is not None
    assert moved is not None
    assert moved.is_clear == plain.is_clear
    assert moved.first == pytest.approx(factor * plain.first + shift, abs=1e-6)
    assert moved.last == pytest.approx(factor * plain.last + shift, abs=1e-6)


@given(_values)
def test_the_trend_backwards_is_the_other_way_round(values: list[float]) -> None:
    forwards, backwards = trend_of(values), trend_of(values[::-1])
    assert forwards is not None
    assert backwards is not None
    assert forwards.is_clear == backwards.is_clear
    assert forwards.first == pytest.approx(backwards.last)


@given(_values, st.lists(st.floats(0, 1e3), max_size=20))
def test_what_was_long_ago_does_not_count(values: list[float], long_ago: list[float]) -> None:
    recent = (values * LAST_POINTS)[-LAST_POINTS:]
    assert trend_of([*long_ago, *recent]) == trend_of(recent)
