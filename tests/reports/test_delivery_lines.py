"""How an answer was said, beside what is recommended."""

import pytest

from rehearse.domain.finding import Delivery
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import TimeRange
from rehearse.reports.delivery_lines import delivery_lines

SETTINGS = Settings()


def lines(delivery, *, suggested_s=90, settings=SETTINGS):
    return {
        line.measure: line
        for line in delivery_lines(delivery, suggested_s=suggested_s, settings=settings)
    }


def test_what_was_not_measured_is_not_mentioned():
    assert lines(Delivery()) == {}


def test_hedging_and_the_share_of_i_are_shown_and_not_judged():
    found = lines(Delivery(hedges=7, i_share=0.254))
    assert [(line.value, line.recommended, line.remark) for line in found.values()] == [
        ("7", "no set range", ""),
        ("25 % “I”, 75 % “we”", "no set range", ""),
    ]
    assert lines(Delivery(hedges=0))["Hedging (maybe, I guess)"].value == "none"


@pytest.mark.parametrize(
    ("seconds", "remark"),
    [
        (12.0, "Over before it began"),
        (45.0, "On the short side"),
        (90.0, "A good length"),
        (125.0, "On the long side"),
        (140.0, "Long: keep"),
    ],
)
def test_length(seconds, remark):
    line = lines(Delivery(duration_s=seconds))["Length"]
    assert line.remark.startswith(remark)
    assert line.recommended == "1 min to 2 min"


def test_a_question_that_wants_more_widens_the_range():
    line = lines(Delivery(duration_s=150.0), suggested_s=180)["Length"]
    assert line.recommended == "1 min to 3 min 45 s"
    assert line.remark == "A good length."


def test_the_closing_round_has_no_set_length():
    line = lines(Delivery(duration_s=9.0), suggested_s=None)["Length"]
    assert (line.recommended, line.remark) == ("no set length", "")


@pytest.mark.parametrize(
    ("pace", "remark"),
    [
        (90.0, "Slow"),
        (110.0, "A little slow."),
        (141.0, "Easy to follow."),
        (175.0, "A little fast."),
        (190.0, "Fast"),
    ],
)
def test_pace(pace, remark):
    line = lines(Delivery(words_per_minute=pace))["Pace"]
    assert line.remark.startswith(remark)
    assert line.recommended == "120 to 165"


def test_the_persons_own_limit_decides_what_is_fast():
    settings = Settings(pace_fast_wpm=220)
    assert lines(Delivery(words_per_minute=200.0), settings=settings)["Pace"].remark == (
        "A little fast."
    )


@pytest.mark.parametrize(
    ("fillers", "value", "remark"),
    [
        (0, "none heard", "So few"),
        (4, "at least 4, 4 a minute", "So few"),
        (8, "at least 8, 8 a minute", "Noticeable"),
        (12, "at least 12, 12 a minute", "Many"),
    ],
)
def test_fillers_are_counted_at_least(fillers, value, remark):
    line = lines(Delivery(duration_s=60.0, fillers=fillers))["Fillers (um, uh)"]
    assert line.value == value
    assert line.remark.startswith(remark)


def test_the_longest_pause_is_named():
    pauses = (TimeRange(1.0, 2.5), TimeRange(10.0, 16.1))
    line = lines(Delivery(long_pauses=pauses))["Pauses"]
    assert line.value == "2, the longest 6.1 s"
    assert line.remark.startswith("A long silence")


def test_no_pause_needs_no_remark():
    line = lines(Delivery(long_pauses=()))["Pauses"]
    assert (line.value, line.remark) == ("none worth noting", "")
