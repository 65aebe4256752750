"""Parts that are made at their first use: once, and again where that failed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.support.take_factory import WHY_US, analysed_take, rehearsal_of_two

from rehearse.app.late_parts import Late, LateLibrary
from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.rehearsal import Answer, Dismissal
from rehearse.storage.library import SqliteLibrary


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
    library.delete("rehearsal-1")
    assert library.summaries() == ()
    late().close()
