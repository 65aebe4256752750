"""Sizes and waiting times are in words that people use."""

import pytest

from rehearse.ui.pages.first_check.byte_text import left_text, size_text


@pytest.mark.parametrize(
    ("size", "expected"),
    [(0, "0 bytes"), (148_000_000, "148 MB"), (1_620_000_000, "1.6 GB")],
)
def test_sizes(size: int, expected: str) -> None:
    assert size_text(size) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "a few seconds left"),
        (9.9, "a few seconds left"),
        (12, "about 10 seconds left"),
        (61, "about 1 minute left"),
        (118, "about 2 minutes left"),
        (3600, "about 60 minutes left"),
    ],
)
def test_waiting_times(seconds: float, expected: str) -> None:
    assert left_text(seconds) == expected
