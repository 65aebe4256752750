"""The library keeps what it is given, drops what it is told to, and says when it cannot."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.support.stored_rehearsals import (
    NEGATIVITY,
    NO_STORY,
    QUESTION,
    STARTED,
    TRANSCRIPT,
    rehearsal,
    rehearsals,
    take,
)

from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.finding import Feedback, Finding, FindingKind, Severity
from rehearse.domain.library_search import NOT_ARCHIVED
from rehearse.domain.practice import Outcome
from rehearse.domain.rehearsal import Answer, Dismissal, Mode, Rehearsal, Take, TakeState
from rehearse.storage.library import library_opening
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_queries import summaries_query


def _dismissal(kind: FindingKind = NEGATIVITY.kind) -> Dismissal:
    return Dismissal(kind=kind, start=NEGATIVITY.start, end=NEGATIVITY.end)


def test_what_was_saved_survives_a_restart(tmp_path: Path, recordings: Path, counted: Path) -> None:
    saved = rehearsal(recording=counted)
    with SqliteLibrary(database=tmp_path / "library.db", recordings=recordings) as library:
        library.save(saved)
    with SqliteLibrary(database=tmp_path / "library.db", recordings=recordings) as library:
        assert library.load("r1") == saved


@given(any_rehearsal=rehearsals())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_rehearsal_comes_back_as_it_was(
    library: SqliteLibrary, any_rehearsal: Rehearsal
) -> None:
    library.delete("any")
    library.purge("any")
    library.save(any_rehearsal)
    assert library.load("any") == any_rehearsal


def test_saving_again_replaces(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    shorter = replace(rehearsal(), mode=Mode.PRACTICE, answers=rehearsal().answers[1:])
    library.save(shorter)
    assert library.load("r1") == shorter
    assert library.unfinished_takes() == ()


def test_answers_may_change_places(library: SqliteLibrary) -> None:
    saved = rehearsal()
    library.save(saved)
    turned = replace(saved, answers=saved.answers[::-1])
    library.save(turned)
    assert library.load("r1") == turned


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_answer_is_put_in_between_and_the_rest_stays(library: SqliteLibrary, place: int) -> None:
    saved = rehearsal()
    library.save(saved)
    new = Answer(id="new", question=QUESTION)
    library.insert_answer("r1", new, position=place)
    answers = (*saved.answers[:place], new, *saved.answers[place:])
    assert library.load("r1") == replace(saved, answers=answers)


def test_an_answer_is_refused_where_it_does_not_belong(library: SqliteLibrary) -> None:
    saved = rehearsal()
    library.save(saved)
    new = Answer(id="new", question=QUESTION)
    with pytest.raises(KeyError):
        library.insert_answer("nowhere", new, position=0)
    with pytest.raises(ValueError, match="exists already"):
        library.insert_answer("r1", replace(new, id=saved.answers[0].id), position=0)
    with pytest.raises(ValueError, match="no takes"):
        library.insert_answer("r1", replace(new, takes=saved.answers[0].takes), position=0)
    assert library.load("r1") == saved


def test_a_moment_in_another_zone_is_the_same_moment(library: SqliteLibrary) -> None:
    tokyo = timezone(timedelta(hours=9))
    library.save(replace(rehearsal(), started_at=STARTED.astimezone(tokyo)))
    assert library.load("r1").started_at == STARTED


def test_an_unknown_rehearsal_is_a_key_error(library: SqliteLibrary) -> None:
    with pytest.raises(KeyError):
        library.load("nowhere")


def test_a_take_is_added_and_then_updated(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    third = replace(take("r1-t3", number=3), state=TakeState.RECORDED, feedback=None)
    library.save_take("r1-a1", third)
    assert library.load("r1").answers[0].last_take == third
    analysed = take("r1-t3", number=3)
    library.save_take("r1-a1", analysed)
    assert [at.id for at in library.load("r1").answers[0].takes] == ["r1-t1", "r1-t2", "r1-t3"]
    assert library.load("r1").answers[0].last_take == analysed


def test_a_take_of_an_unknown_answer_is_a_key_error(library: SqliteLibrary) -> None:
    with pytest.raises(KeyError):
        library.save_take("nowhere", take("t"))


def test_an_id_in_use_elsewhere_is_refused_and_nothing_is_saved(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    stranger = replace(rehearsal("r2"), answers=rehearsal("r1").answers)
    with pytest.raises(ValueError, match="belongs to"):
        library.save(stranger)
    with pytest.raises(KeyError):
        library.load("r2")
    assert library.load("r1") == rehearsal()


def test_a_take_cannot_move_to_another_answer(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    with pytest.raises(ValueError, match="belongs to"):
        library.save_take("r1-a2", take("r1-t1"))


def test_dismissals_are_kept_per_take_until_restored(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    whole_answer = Dismissal(kind=NO_STORY.kind, start=None, end=None)
    for dismissal in (_dismissal(), whole_answer, _dismissal()):
        library.dismiss("r1-t2", dismissal)
    first, second = library.load("r1").answers[0].takes
    assert first.dismissals == ()
    assert second.dismissals == (_dismissal(), whole_answer)
    library.restore("r1-t2", _dismissal())
    library.restore("r1-t2", _dismissal())
    assert library.load("r1").answers[0].takes[1].dismissals == (whole_answer,)


def test_a_dismissal_outlives_a_new_analysis_by_a_record_that_does_not_know_it(
    library: SqliteLibrary,
) -> None:
    library.save(rehearsal())
    library.dismiss("r1-t2", _dismissal())
    library.save_take("r1-a1", take("r1-t2", number=2))
    library.save(rehearsal())
    assert library.load("r1").answers[0].takes[1].dismissals == (_dismissal(),)


def test_a_dismissal_of_an_unknown_take_is_a_key_error(library: SqliteLibrary) -> None:
    with pytest.raises(KeyError):
        library.dismiss("nowhere", _dismissal())


def test_summaries_count_what_is_open_on_the_newest_takes(library: SqliteLibrary) -> None:
    library.save(rehearsal("r1"))
    library.save(replace(rehearsal("r2"), started_at=STARTED + timedelta(days=1), job=None))
    library.dismiss("r1-t2", _dismissal())
    library.dismiss("r1-t1", Dismissal(kind=NO_STORY.kind, start=None, end=None))
    newer, older = library.summaries()
    assert (newer.id, newer.job_title, newer.company, newer.open_points) == ("r2", None, None, 2)
    assert (older.id, older.job_title, older.company) == ("r1", "Data analyst", "Northwind")
    assert (older.asked, older.answered, older.open_points) == (2, 1, 1)
    assert (older.mode, older.started_at) == (Mode.REAL, STARTED)
    library.dismiss("r1-t2", Dismissal(kind=NO_STORY.kind, start=None, end=None))
    assert library.summaries()[1].open_points == 0


def test_summaries_stop_at_the_limit(library: SqliteLibrary) -> None:
    for day in range(4):
        library.save(replace(rehearsal(f"r{day}"), started_at=STARTED + timedelta(days=day)))
    assert [at.id for at in library.summaries(limit=2)] == ["r3", "r2"]


def test_summaries_read_neither_json_nor_whole_tables(library: SqliteLibrary) -> None:
    statement = str(
        summaries_query(50, NOT_ARCHIVED).compile(compile_kwargs={"literal_binds": True})
    )
    assert "feedback" not in statement
    assert "transcript" not in statement
    with library._engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
    steps = [row[3] for row in plan]
    scans = [step for step in steps if step.startswith("SCAN")]
    assert scans == ["SCAN rehearsal USING INDEX ix_rehearsal_started_at"], steps


def test_unfinished_takes_are_those_neither_analysed_nor_failed(library: SqliteLibrary) -> None:
    states = (TakeState.TRANSCRIBED, TakeState.FAILED, TakeState.RECORDED, TakeState.ANALYSED)
    takes = tuple(
        replace(take(state.value, number=number), state=state)
        for number, state in enumerate(states, start=1)
    )
    answer = Answer(id="a", question=QUESTION, takes=takes)
    library.save(Rehearsal(id="r", started_at=STARTED, answers=(answer,)))
    assert library.unfinished_takes() == (("r", "a", takes[0]), ("r", "a", takes[2]))


def test_last_asked_is_the_newest_rehearsal_of_each_question(library: SqliteLibrary) -> None:
    later = STARTED + timedelta(days=3)
    nameless = Answer(id="n", question=replace(QUESTION, id="", bank_id=""))
    library.save(rehearsal("r1"))
    library.save(
        Rehearsal(id="r2", started_at=later, answers=(rehearsal("r2").answers[0], nameless))
    )
    assert library.last_asked() == {
        "behavioral-en/conflict-with-colleague": later,
        "closing-en/any-questions": STARTED,
    }


def test_many_threads_save_and_read_at_once(library: SqliteLibrary) -> None:
    library.save(replace(rehearsal(), answers=(Answer(id="a", question=QUESTION),)))
    start = threading.Barrier(6)

    def work(worker: int) -> int:
        start.wait()
        for number in range(10):
            library.save_take("a", take(f"{worker}.{number}", number=number))
        return len(library.load("r1").answers[0].takes)

    with ThreadPoolExecutor(6) as pool:
        seen = list(pool.map(work, range(6)))
    assert max(seen) == 60
    assert len(library.load("r1").answers[0].takes) == 60


def test_another_programs_lock_is_told_and_passes(
    tmp_path: Path, recordings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_opening, "BUSY_TIMEOUT_S", 0.05)
    database = tmp_path / "library.db"
    with (
        SqliteLibrary(database=database, recordings=recordings) as library,
        closing(sqlite3.connect(database, isolation_level=None)) as other,
    ):
        library.save(rehearsal())
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryUnavailable, match="used by another program"):
            library.save(rehearsal("r2"))
        assert library.load("r1") == rehearsal()
        other.execute("ROLLBACK")
        library.save(rehearsal("r2"))
        assert len(library.summaries()) == 2


def test_a_full_disk_is_told_and_what_was_saved_stays(library: SqliteLibrary) -> None:
    library.save(rehearsal())
    with library._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    long_answer = replace(take("big"), failure="x" * 1_000_000)
    with pytest.raises(LibraryUnavailable, match="is full; what was saved before is safe"):
        library.save_take("r1-a1", long_answer)
    assert library.load("r1") == rehearsal()


def test_a_take_that_cannot_be_read_says_so_and_the_rest_opens(
    library: SqliteLibrary, tmp_path: Path, counted: Path
) -> None:
    library.save(rehearsal("r1", recording=counted))
    with closing(sqlite3.connect(tmp_path / "library.db")) as database, database:
        database.execute("UPDATE take SET feedback = '{'")
    saved = rehearsal("r1", recording=counted)
    opened = library.load("r1")
    assert replace(opened, answers=()) == replace(saved, answers=())
    with_sound, silent = opened.answers[0].takes
    assert (with_sound.state, silent.state) == (TakeState.FAILED, TakeState.FAILED)
    assert "the recording is safe. Try again" in with_sound.failure
    assert "there is no recording of it" in silent.failure
    assert with_sound.recording == saved.answers[0].takes[0].recording
    library.save_take("r1-a1", saved.answers[0].takes[0])
    assert library.load("r1").answers[0].takes[0] == saved.answers[0].takes[0]


def test_an_entry_that_cannot_be_read_is_told_and_the_others_open(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    library.save(rehearsal("r1"))
    library.save(rehearsal("r2"))
    with closing(sqlite3.connect(tmp_path / "library.db")) as database, database:
        database.execute("UPDATE answer SET question = '{' WHERE id = 'r1-a1'")
    with pytest.raises(LibraryUnavailable, match=r"entry .* cannot be read"):
        library.load("r1")
    assert library.load("r2") == rehearsal("r2")
    assert len(library.summaries()) == 2


def test_practice_says_what_came_of_each_question(library: SqliteLibrary) -> None:
    mild = replace(NEGATIVITY, severity=Severity.MILD)
    answers = [
        ("skipped", ()),
        ("strong", (_analysed("s", NEGATIVITY, mild),)),
        ("mild", (_analysed("m", mild),)),
        ("at-once", (_analysed("a"),)),
        ("clean", (_analysed("c1", NEGATIVITY), _analysed("c2", number=2))),
        ("working", (replace(_analysed("w"), state=TakeState.TRANSCRIBED, feedback=None),)),
        ("not-reached", ()),
    ]
    library.save(
        Rehearsal(
            id="r",
            started_at=STARTED,
            answers=tuple(
                Answer(id=f"answer-{name}", question=replace(QUESTION, id=name), takes=takes)
                for name, takes in answers
            ),
        )
    )
    assert {one.question_key.partition("/")[2]: one.outcome for one in library.practice()} == {
        "skipped": Outcome.SKIPPED,
        "strong": Outcome.STRONG,
        "mild": Outcome.MILD,
        "at-once": Outcome.CLEAN_AT_ONCE,
        "clean": Outcome.CLEAN,
        "working": Outcome.UNKNOWN,
        "not-reached": Outcome.UNKNOWN,
    }
    first = library.practice()[0]
    assert (first.rehearsal_id, first.asked_at) == ("r", STARTED)


def test_point_called_no_problem_no_longer_counts_in_practice(library: SqliteLibrary) -> None:
    take = _analysed("t", NEGATIVITY)
    answer = Answer(id="answer", question=QUESTION, takes=(take,))
    library.save(Rehearsal(id="r", started_at=STARTED, answers=(answer,)))
    assert library.practice()[0].outcome is Outcome.STRONG
    dismissal = Dismissal(kind=NEGATIVITY.kind, start=NEGATIVITY.start, end=NEGATIVITY.end)
    library.dismiss("t", dismissal)
    assert library.practice()[0].outcome is Outcome.CLEAN_AT_ONCE


def _analysed(id: str, *findings: Finding, number: int = 1) -> Take:  # noqa: A002
    return Take(
        id=id,
        number=number,
        recorded_at=STARTED,
        transcript=TRANSCRIPT,
        feedback=Feedback(findings=findings),
        state=TakeState.ANALYSED,
    )
