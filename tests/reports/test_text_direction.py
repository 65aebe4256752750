"""Runs of one writing direction."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.rehearsals import HEBREW

from rehearse.reports.text_direction import directed_runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("abc", [("abc", False)]),
        ("שלום", [("שלום", True)]),
        ("he said שלום טוב to me", [("he said ", False), ("שלום טוב", True), (" to me", False)]),
        ("123 !", [("123 !", False)]),
        ("שלום 12", [("שלום 12", True)]),
    ],
)
def test_runs(text, runs):
    assert list(directed_runs(text)) == runs


def test_marks_and_digits_within_belong_to_the_letters_around_them():
    assert list(directed_runs(HEBREW)) == [(HEBREW, True)]


@given(st.text())
def test_the_runs_joined_give_the_text_again(text):
    runs = list(directed_runs(text))
    assert "".join(run for run, _ in runs) == text
    assert all(first != second for (_, first), (_, second) in pairwise(runs))
