"""Parts that are made at their first use: once, and again where that failed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.take_factory import WHY_US, analysed_take, rehearsal_of_two

from rehearse.app.late_parts import Late, LateLibrary
from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.job import Job
from rehearse.domain.library_search import RehearsalFilter
from rehearse.domain.prepared_job import PreparedJob
from rehearse.domain.rehearsal import Answer, Dismissal
from rehearse.storage.library.library import SqliteLibrary


def test_nothing_is_made_before_it_is_used() -> None:
    late = Late(object)
    assert len(late.made) == 0
    assert late() is late()
    assert late.made[0] is late()


def test_threads_that_come_at_once_get_the_same_one() -> None:
    together = threading.Barrier(8)
    late = Late(object)

    def use() -> object:
        together.wait()
        return late()

    with ThreadPoolExecutor(8) as threads:
        jobs = [threads.submit(use) for _ in range(8)]
    assert {id(job.result()) for job in jobs} == {id(late())}


def test_what_could_not_be_made_is_tried_again() -> None:
    results: list[Exception | str] = [LibraryUnavailable("The library is locked."), "opened"]

    def make() -> str:
        result = results.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    late = Late(make)
    with pytest.raises(LibraryUnavailable, match="locked"):
        late()
    assert late() == "opened"


def test_the_late_library_keeps_what_it_is_given(tmp_path: Path) -> None:
    late = Late(lambda: SqliteLibrary(database=tmp_path / "library.db", recordings=tmp_path))
    library = LateLibrary(late)
    assert not (tmp_path / "library.db").exists()
    library.save(rehearsal_of_two())
    take = analysed_take()
    library.save_take("answer1", take)
    library.insert_answer("rehearsal-1", Answer(id="new", question=WHY_US), position=1)
    kept = library.load("rehearsal-1")
    assert kept.answers[0].takes == (take,)
    assert [answer.id for answer in kept.answers] == ["answer1", "new", "answer2"]
    assert take.feedback is not None
    found = take.feedback.findings[0]
    dismissal = Dismissal(kind=found.kind, start=found.start, end=found.end)
    library.dismiss(take.id, dismissal)
    assert library.summaries()[0].open_points == 0
    library.restore(take.id, dismissal)
    assert library.summaries()[0].open_points == 1
    assert library.unfinished_takes() == ()
    assert WHY_US.key in library.last_asked()
    library.mark_best_take("answer1", take.id)
    assert library.load("rehearsal-1").answers[0].best_take_id == take.id
    library.rename("rehearsal-1", "First go")
    assert library.summaries(wanted=RehearsalFilter(words="first"))[0].name == "First go"
    assert library.job_names() == ()
    assert library.search(WHY_US.text)[0].rehearsal_id == "rehearsal-1"
    library.archive("rehearsal-1")
    assert library.summaries() == ()
    library.restore_archived("rehearsal-1")
    library.delete("rehearsal-1")
    assert library.summaries() == ()
    library.undo_delete("rehearsal-1")
    assert len(library.summaries()) == 1
    library.delete("rehearsal-1")
    library.purge()
    with pytest.raises(KeyError):
        library.undo_delete("rehearsal-1")
    late().close()


def test_the_late_library_keeps_jobs(tmp_path: Path) -> None:
    late = Late(lambda: SqliteLibrary(database=tmp_path / "library.db", recordings=tmp_path))
    library = LateLibrary(late)
    job = PreparedJob(id="j", job=Job(title="Baker"), updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    library.save_job(job)
    assert library.jobs() == (library.load_job("j"),) == (job,)
    library.delete_job("j")
    assert library.jobs() == ()
    late().close()
