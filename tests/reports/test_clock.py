"""Moments, lengths and dates in words."""

from datetime import UTC, datetime

import pytest

from rehearse.reports.clock import clock, date_and_time, length


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.0, "0:00"), (17.99, "0:17"), (77.9, "1:17"), (3601.0, "60:01")]
)
def test_a_moment_never_lies_after_what_was_said(seconds, shown):
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(45.2, "45 s"), (59.6, "1 min"), (90.0, "1 min 30 s"), (0.0, "0 s")]
)
def test_a_length_is_rounded(seconds, shown):
    assert length(seconds) == shown


def test_a_date_is_in_words():
    assert date_and_time(datetime(2026, 3, 1, 9, 5, tzinfo=UTC)) == "1 March 2026, 09:05"
