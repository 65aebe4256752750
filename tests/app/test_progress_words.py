"""What progress says in words: honest with little, plain with much."""

from datetime import UTC, datetime, timedelta

import pytest

from rehearse.app.progress_words import (
    AXES,
    KINDS,
    MEANINGS,
    NAMES,
    ago,
    median_sentence,
    plot_in_words,
    recommended_sentence,
    trend_sentence,
    value_text,
)
from rehearse.domain.progress import (
    Measure,
    MeasuredAnswer,
    MeasuredRehearsal,
    MeasureProgress,
    measure_progress,
)
from rehearse.domain.question import QuestionKind

_STARTED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _pace(*values: float) -> MeasureProgress:
    answers = (
        (MeasuredAnswer(kind=QuestionKind.GOALS, words_per_minute=value),) for value in values
    )
    rehearsals = [
        MeasuredRehearsal(id=f"r{day}", started_at=_STARTED + timedelta(days=day), answers=one)
        for day, one in enumerate(answers)
    ]
    return measure_progress(rehearsals, Measure.PACE)


def test_everything_has_a_name() -> None:
    for words in (NAMES, MEANINGS, AXES):
        assert words.keys() == set(Measure)
    assert KINDS.keys() == set(QuestionKind)


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        (Measure.NEGATIVITY, 12.4, "12 %"),
        (Measure.OWN_QUESTIONS, 1.5, "1.5"),
        (Measure.PACE, 147.6, "148 words a minute"),
        (Measure.FILLERS, 4.25, "4.2 a minute"),
        (Measure.LENGTH, 92.0, "1 min 32 s"),
    ],
)
def test_values_have_their_units(measure: Measure, value: float, text: str) -> None:
    assert value_text(measure, value) == text


def test_with_nothing_measured_nothing_is_said() -> None:
    nothing = _pace()
    assert trend_sentence(nothing) == "Not measured yet."
    assert median_sentence(nothing) == ""
    assert plot_in_words(nothing) == "Pace: not measured yet."


def test_under_five_rehearsals_no_trend_is_told() -> None:
    assert trend_sentence(_pace(200, 180, 160, 140)) == (
        "A trend is told from 5 rehearsals on: 1 more."
    )
    assert median_sentence(_pace(200)) == "One rehearsal so far: 200 words a minute."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((200, 190, 180, 170, 160), "200 to about 160, into the recommended range"),
        ((260, 250, 240, 230, 220), "260 to about 220, closer to what is recommended"),
        ((125, 130, 135, 140, 145), "125 to about 145, within the recommended range"),
        ((165, 175, 185, 195, 205), "165 to about 205, further from the recommendation"),
    ],
)
def test_a_clear_trend_in_words(values: tuple[float, ...], words: str) -> None:
    said = trend_sentence(_pace(*values)).replace(" words a minute", "")
    assert said == f"Over 5 rehearsals: from about {words}."


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((150, 170, 140, 180, 150), "No clear change over 5 rehearsals."),
        ((150,) * 30, "No clear change over the last 20 rehearsals."),
    ],
)
def test_what_may_be_chance_is_no_trend(values: tuple[float, ...], sentence: str) -> None:
    assert trend_sentence(_pace(*values)) == sentence


def test_the_plot_in_words_says_what_is_seen() -> None:
    words = plot_in_words(_pace(200, 190, 150), zone=UTC)
    assert words == (
        "Pace. Your median over 3 rehearsals: 190 words a minute. Recommended: 120 to 165 words a "
        "minute (Microsoft Speaker Coach; Huru). Latest: 150 words a minute on 3 March 2026. "
        "Lowest: 150 words a minute on 3 March 2026. Highest: 200 words a minute on 1 March 2026. "
        "A trend is told from 5 rehearsals on: 2 more."
    )


@pytest.mark.parametrize("measure", Measure)
def test_every_recommendation_is_a_sentence(measure: Measure) -> None:
    sentence = recommended_sentence(measure_progress((), measure))
    assert sentence.startswith("Recommended: ")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "today"),
        (1, "yesterday"),
        (12, "12 days ago"),
        (70, "2 months ago"),
        (800, "2 years ago"),
    ],
)
def test_how_long_ago(days: int, text: str) -> None:
    assert ago(_STARTED - timedelta(days=days), _STARTED) == text
    assert ago(None, _STARTED) == "not yet"
