"""What is measured of answers is kept beside them, and follows every change."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.support.stored_rehearsals import NEGATIVITY, rehearsal, rehearsals, take

from rehearse.domain.finding import Feedback, FindingKind
from rehearse.domain.progress import MeasuredAnswer, MeasuredRehearsal
from rehearse.domain.question import QuestionKind
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal
from rehearse.storage.library.library import SqliteLibrary

_DISMISSAL = Dismissal(kind=NEGATIVITY.kind, start=NEGATIVITY.start, end=NEGATIVITY.end)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteLibrary]:
    with SqliteLibrary(database=tmp_path / "library.db", recordings=tmp_path) as opened:
        yield opened


def _expected(answer: Answer) -> MeasuredAnswer:
    """Return what the record itself says of an answer."""
    counting = answer.reported_take
    feedback = counting.feedback if counting else None
    open_kinds = {one.kind for one in counting.open_findings} if counting else set()
    is_judged = feedback is not None and feedback.in_english
    delivery = (feedback or Feedback()).delivery
    story = feedback.story if feedback else None
    return MeasuredAnswer(
        kind=answer.question.kind,
        competencies=answer.question.competencies,
        is_answered=counting is not None,
        is_judged=is_judged,
        speaks_ill=FindingKind.EMPLOYER_NEGATIVITY in open_kinds,
        is_off_target=bool(open_kinds & {FindingKind.WRONG_SKILLS, FindingKind.OFF_QUESTION}),
        invites_story=bool(story and story.expected),
        has_result=bool(story and story.result),
        questions_asked=len(feedback.questions) if feedback else None,
        seconds=delivery.duration_s,
        words_per_minute=delivery.words_per_minute,
        fillers=delivery.fillers,
    )


@given(rehearsals())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_measures_are_those_of_the_takes_that_count(
    library: SqliteLibrary, any_rehearsal: Rehearsal
) -> None:
    # What an earlier example set aside would be remembered.
    library.delete("any")
    library.purge("any")
    library.save(any_rehearsal)
    (measured,) = library.measured()
    assert measured.started_at == any_rehearsal.started_at
    assert sorted(map(repr, measured.answers)) == sorted(
        repr(_expected(answer)) for answer in any_rehearsal.answers
    )


def test_a_take_that_comes_later_counts_and_one_that_is_marked_counts_more(
    library: SqliteLibrary,
) -> None:
    first = replace(take("t1"), feedback=Feedback())
    library.save(replace(rehearsal(), answers=(replace(rehearsal().answers[0], takes=(first,)),)))
    assert _first(library).seconds is None
    answer_id = rehearsal().answers[0].id
    library.save_take(answer_id, take("t2", number=2))
    assert _first(library).seconds == pytest.approx(4.2)
    library.mark_best_take(answer_id, "t1")
    assert _first(library).seconds is None


def test_a_dismissed_point_does_not_count_until_it_is_restored(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    counting = rehearsal().answers[0].takes[-1].id
    library.restore(counting, _DISMISSAL)
    assert _first(library).speaks_ill
    library.dismiss(counting, _DISMISSAL)
    assert not _first(library).speaks_ill


def test_deleted_rehearsals_do_not_count_and_archived_ones_do(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    library.archive("r1")
    assert [one.id for one in library.measured()] == ["r1"]
    library.delete("r1")
    assert library.measured() == ()
    library.undo_delete("r1")
    assert [one.id for one in library.measured()] == ["r1"]
    library.delete("r1")
    library.purge()
    assert library.measured() == ()


def test_an_answer_put_in_is_known_before_it_is_given(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    new = Answer(id="new", question=rehearsal().answers[0].question)
    library.insert_answer("r1", new, position=1)
    assert [one.is_answered for one in _only(library).answers].count(False) == 2


def test_a_question_that_cannot_be_read_is_passed_over(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    library.save(rehearsal())
    with closing(sqlite3.connect(tmp_path / "library.db")) as other, other:
        other.execute("UPDATE answer_measure SET kind = 'riddle' WHERE answer_id = 'r1-a1'")
    assert [one.kind for one in _only(library).answers] == [QuestionKind.CLOSING]


def _only(library: SqliteLibrary) -> MeasuredRehearsal:
    (measured,) = library.measured()
    return measured


def _first(library: SqliteLibrary) -> MeasuredAnswer:
    return next(one for one in _only(library).answers if one.kind is not QuestionKind.CLOSING)
