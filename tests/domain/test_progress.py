"""Measures over rehearsals: what counts, what does not, and what is not known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.domain.progress import (
    RECOMMENDED,
    Measure,
    MeasuredAnswer,
    MeasuredRehearsal,
    Topic,
    measure_progress,
    practised_competencies,
    practised_kinds,
    value_of,
)
from rehearse.domain.question import QuestionKind

_STARTED = datetime(2026, 3, 1, tzinfo=UTC)
_STORY = MeasuredAnswer(
    kind=QuestionKind.BEHAVIORAL,
    competencies=("conflict",),
    invites_story=True,
    has_result=True,
    seconds=90.0,
    words_per_minute=140.0,
    fillers=3,
    questions_asked=0,
)
_CLOSING = MeasuredAnswer(kind=QuestionKind.CLOSING, questions_asked=2, seconds=20.0)

_answers = st.builds(
    MeasuredAnswer,
    kind=st.sampled_from(QuestionKind),
    competencies=st.lists(st.sampled_from(["conflict", "Conflict", "care"]), max_size=2).map(tuple),
    is_answered=st.booleans(),
    is_judged=st.booleans(),
    speaks_ill=st.booleans(),
    is_off_target=st.booleans(),
    invites_story=st.booleans(),
    has_result=st.booleans(),
    questions_asked=st.none() | st.integers(0, 9),
    seconds=st.none() | st.floats(0, 600),
    words_per_minute=st.none() | st.floats(0, 400),
    fillers=st.none() | st.integers(0, 60),
)
_libraries = st.lists(st.lists(_answers, max_size=6), max_size=12).map(
    lambda sittings: _rehearsals(*(tuple(answers) for answers in sittings))
)
_PERCENT = (Measure.NEGATIVITY, Measure.STORIES, Measure.OFF_TARGET)


def _rehearsals(*sittings: tuple[MeasuredAnswer, ...]) -> tuple[MeasuredRehearsal, ...]:
    return tuple(
        MeasuredRehearsal(id=f"r{day}", started_at=_STARTED + timedelta(days=day), answers=answers)
        for day, answers in enumerate(sittings)
    )


def test_each_measure_of_one_rehearsal() -> None:
    answers = (
        _STORY,
        replace(_STORY, has_result=False, speaks_ill=True, words_per_minute=180.0, seconds=30.0),
        replace(_STORY, invites_story=False, is_off_target=True, words_per_minute=None),
        _CLOSING,
    )
    values = {measure: value_of(measure, answers) for measure in Measure}
    assert values == {
        Measure.NEGATIVITY: (25.0, 4),
        Measure.STORIES: (50.0, 2),
        Measure.OFF_TARGET: (pytest.approx(100 / 3), 3),
        Measure.OWN_QUESTIONS: (2.0, 1),
        Measure.PACE: (160.0, 2),
        Measure.FILLERS: (pytest.approx(9 * 60 / 210), 3),
        Measure.LENGTH: (90.0, 3),
    }


def test_an_answer_that_was_not_judged_says_nothing_but_how_it_was_said() -> None:
    unjudged = replace(_STORY, is_judged=False)
    assert value_of(Measure.NEGATIVITY, [unjudged]) is None
    assert value_of(Measure.STORIES, [unjudged]) is None
    assert value_of(Measure.PACE, [unjudged]) == (140.0, 1)


def test_a_rehearsal_without_a_closing_turn_does_not_lower_the_own_questions() -> None:
    progress = measure_progress(_rehearsals((_STORY, _CLOSING), (_STORY,)), Measure.OWN_QUESTIONS)
    assert [point.value for point in progress.points] == [2.0]
    assert progress.median == 2.0


def test_nothing_measured_has_neither_median_nor_trend() -> None:
    progress = measure_progress(_rehearsals((), ()), Measure.PACE)
    assert (progress.points, progress.median, progress.trend) == ((), None, None)


def test_a_kind_that_was_passed_over_was_not_practised() -> None:
    skipped = MeasuredAnswer(kind=QuestionKind.GOALS, is_answered=False, is_judged=False)
    kinds = practised_kinds(_rehearsals((_STORY, skipped), (_STORY,)), Measure.PACE)
    known = {one.topic.kind: one for one in kinds}
    assert list(known) == list(QuestionKind)
    assert known[QuestionKind.GOALS].last_answered is None
    assert known[QuestionKind.BEHAVIORAL].answered == 2
    assert known[QuestionKind.BEHAVIORAL].last_answered == _STARTED + timedelta(days=1)


def test_a_competency_is_one_however_it_is_spelt() -> None:
    other = replace(_STORY, competencies=("Conflict", "care"))
    found = practised_competencies(_rehearsals((_STORY,), (other,)), Measure.PACE)
    assert [(one.topic.competency, one.answered) for one in found] == [("Conflict", 2), ("care", 1)]
    assert Topic(competency="CONFLICT").holds(_STORY)


def test_every_measure_says_what_is_recommended() -> None:
    assert RECOMMENDED.keys() == set(Measure)
    pace = RECOMMENDED[Measure.PACE]
    assert [pace.distance(value) for value in (100, 120, 140, 170)] == [20, 0, 0, 5]
    assert [pace.holds(value) for value in (119, 120, 165, 166)] == [False, True, True, False]


@given(_libraries, st.sampled_from(Measure))
def test_the_points_are_those_of_their_rehearsals(
    library: tuple[MeasuredRehearsal, ...], measure: Measure
) -> None:
    progress = measure_progress(library, measure)
    for point in progress.points:
        assert value_of(measure, point.rehearsal.answers) == (point.value, point.answers)
        assert point.answers > 0
        assert point.value >= 0
        assert measure not in _PERCENT or point.value <= 100
    moments = [point.rehearsal.started_at for point in progress.points]
    assert moments == sorted(moments)
    if progress.points:
        assert progress.median == median(point.value for point in progress.points)
    assert (progress.trend is None) == (len(progress.points) < 5)


@given(_libraries, st.sampled_from(Measure))
def test_topics_say_what_their_own_points_say(
    library: tuple[MeasuredRehearsal, ...], measure: Measure
) -> None:
    answered = [
        replace(one, answers=tuple(answer for answer in one.answers if answer.is_answered))
        for one in library
    ]
    kinds = practised_kinds(library, measure)
    for practice in (*kinds, *practised_competencies(library, measure)):
        of_it = measure_progress(answered, measure, practice.topic)
        assert practice.median == of_it.median
        assert (practice.last_answered is None) == (practice.answered == 0)
    assert sum(one.answered for one in kinds) == sum(len(one.answers) for one in answered)
