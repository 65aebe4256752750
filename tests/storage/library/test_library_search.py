"""What was said is found by its words, whatever a person types into the search field."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.stored_rehearsals import NEGATIVITY, QUESTION, STARTED, rehearsal, take

from rehearse.domain.finding import FindingKind
from rehearse.domain.job import Job
from rehearse.domain.library_search import JobName, RehearsalFilter
from rehearse.domain.rehearsal import Answer, Dismissal, Rehearsal, Take, TakeState
from rehearse.domain.transcript import Transcript
from rehearse.storage.library.library import SqliteLibrary

_SAID = "I was the one who re-wrote the naïve “nightly import”, and the café's reports shipped."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteLibrary]:
    with SqliteLibrary(database=tmp_path / "library.db", recordings=tmp_path) as opened:
        yield opened


def _said(name: str, text: str, *, number: int = 1) -> Take:
    return replace(
        take(name, number=number), transcript=Transcript(text=text), feedback=None, dismissals=()
    )


def _one_answer(name: str, *takes: Take, days: int = 0, job: Job | None = None) -> Rehearsal:
    answer = Answer(id=f"{name}-a", question=QUESTION, takes=takes)
    return Rehearsal(id=name, started_at=STARTED + timedelta(days=days), job=job, answers=(answer,))


def _found(library: SqliteLibrary, text: str, wanted: RehearsalFilter | None = None) -> list[str]:
    return [hit.rehearsal_id for hit in library.search(text, wanted=wanted or RehearsalFilter())]


@pytest.mark.parametrize(
    "text",
    [
        "nightly",
        "nightly import",
        "IMPORT nightly",
        "impor",
        "re-wrote",
        "naive",
        "NAÏVE",
        "cafe's rep",
        '"nightly import"',
        "“nightly",
        "colleague shipped",
        "… nightly — !",
        "nightly 🙂",
        "nightly*",
        "shipped.",
    ],
)
def test_words_are_found(library: SqliteLibrary, text: str) -> None:
    library.save(_one_answer("r1", _said("t1", _SAID)))
    library.save(_one_answer("r2", _said("t2", "Something else altogether.")))
    assert _found(library, text) == ["r1"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        '"',
        "***",
        "🙂",
        "nightly NOT reports",
        "nightly OR zebra",
        "NEAR(nightly import, 1)",
        "transcript:nightly",
        "{question transcript}: nightly",
        "^nightly zebra",
        "(nightly",
        "nightly) zebra",
        "a AND b OR",
        "'; DROP TABLE answer; --",
        "\0",
        "\ud800",
        "import\0zebra",
    ],
)
def test_what_the_search_would_take_for_orders_are_words(library: SqliteLibrary, text: str) -> None:
    library.save(_one_answer("r1", _said("t1", _SAID)))
    assert _found(library, text) == ([] if text != "(nightly" else ["r1"])
    assert _found(library, "nightly") == ["r1"]


@given(text=st.text(max_size=30))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_a_person_types_is_an_error(library: SqliteLibrary, text: str) -> None:
    library.search(text)


@pytest.mark.parametrize("text", ["العمل", "коллега", "Straße", "北京", "données"])
def test_words_of_every_script_are_found(library: SqliteLibrary, text: str) -> None:
    library.save(_one_answer("r1", _said("t1", f"🙂 \u200f{text} and more 👩🏽‍💻")))
    (hit,) = library.search(text)
    assert [hit.snippet[at.start : at.end] for at in hit.marks] == [text]


def test_the_snippet_shows_the_words_where_they_were_said(library: SqliteLibrary) -> None:
    long = " ".join(f"word{at}" for at in range(200))
    job = Job(title="Nurse", company="Northwind")
    saved = _one_answer("r1", _said("t1", f"{long} the nightly import failed {long}"), job=job)
    library.save(replace(saved, name="Second go"))
    assert library.search("night impo") == ()
    (hit,) = library.search("nightly impo")
    assert [hit.snippet[at.start : at.end] for at in hit.marks] == ["nightly", "import"]
    assert "the nightly import failed" in hit.snippet
    assert len(hit.snippet) < 300
    assert (hit.answer_id, hit.take_id, hit.question) == ("r1-a", "t1", QUESTION.text)
    assert (hit.started_at, hit.name) == (STARTED, "Second go")
    assert (hit.job_title, hit.company) == ("Nurse", "Northwind")


def test_words_of_the_question_are_shown_from_there(library: SqliteLibrary) -> None:
    library.save(_one_answer("r1", _said("t1", _SAID)))
    library.save(_one_answer("r2"))
    hits = library.search("disagreed with coll")
    assert {hit.rehearsal_id for hit in hits} == {"r1", "r2"}
    for hit in hits:
        marked = [hit.snippet[at.start : at.end] for at in hit.marks]
        assert marked == ["disagreed", "with", "colleague"]
    assert [hit.take_id for hit in hits if hit.rehearsal_id == "r2"] == [""]


def test_marks_are_right_where_a_transcript_holds_the_signs_used_for_them(
    library: SqliteLibrary,
) -> None:
    library.save(_one_answer("r1", _said("t1", "odd \x02 signs \x03 in the nightly import")))
    (hit,) = library.search("nightly")
    assert [hit.snippet[at.start : at.end] for at in hit.marks][-1] == "nightly"


def test_the_take_that_counts_is_searched(library: SqliteLibrary) -> None:
    first, second = _said("t1", "first apples"), _said("t2", "second pears", number=2)
    library.save(_one_answer("r1", first, second))
    assert (_found(library, "apples"), _found(library, "pears")) == ([], ["r1"])
    library.mark_best_take("r1-a", "t1")
    assert (_found(library, "apples"), _found(library, "pears")) == (["r1"], [])
    library.mark_best_take("r1-a", "")
    assert (_found(library, "apples"), _found(library, "pears")) == ([], ["r1"])


def test_a_take_without_words_leaves_the_one_before_to_be_found(library: SqliteLibrary) -> None:
    library.save(_one_answer("r1", _said("t1", "first apples")))
    fresh = replace(_said("t2", "", number=2), transcript=None, state=TakeState.RECORDED)
    library.save_take("r1-a", fresh)
    assert library.search("apples")[0].take_id == "t1"
    library.save_take("r1-a", _said("t2", "now pears", number=2))
    assert (_found(library, "apples"), _found(library, "pears")) == ([], ["r1"])


def test_a_corrected_transcript_is_found_by_its_new_words(library: SqliteLibrary) -> None:
    library.save(_one_answer("r1", _said("t1", "their knight import")))
    original = Transcript(text="their knight import")
    corrected = replace(_said("t1", "the nightly import"), original_transcript=original)
    library.save_take("r1-a", corrected)
    assert (_found(library, "knight"), _found(library, "nightly")) == ([], ["r1"])
    assert library.load("r1").answers[0].takes[0] == corrected


def test_what_is_gone_is_not_found(library: SqliteLibrary) -> None:
    saved = _one_answer("r1", _said("t1", "apples"))
    library.save(saved)
    library.delete("r1")
    assert _found(library, "apples") == []
    library.undo_delete("r1")
    assert _found(library, "apples") == ["r1"]
    library.save(replace(saved, answers=()))
    assert _found(library, "apples") == []
    library.save(saved)
    library.delete("r1")
    library.purge()
    assert _found(library, "apples") == []


def test_the_index_agrees_with_what_is_kept(library: SqliteLibrary, tmp_path: Path) -> None:
    for name in ("r1", "r2", "r3"):
        library.save(rehearsal(name))
    library.mark_best_take("r1-a1", "r1-t1")
    library.delete("r2")
    library.purge()
    library.save(replace(rehearsal("r3"), answers=rehearsal("r3").answers[1:]))
    with closing(sqlite3.connect(tmp_path / "library.db")) as database:
        # Raises where the index and the texts it points into differ.
        database.execute(
            "INSERT INTO answer_search(answer_search, rank) VALUES('integrity-check', 1)"
        )
        kept = database.execute("SELECT answer_id FROM answer_text ORDER BY 1").fetchall()
    assert kept == [("r1-a1",), ("r1-a2",), ("r3-a2",)]


def test_hits_come_newest_first_up_to_the_limit(library: SqliteLibrary) -> None:
    for day in range(4):
        library.save(_one_answer(f"r{day}", _said(f"t{day}", "apples"), days=day))
    assert [hit.rehearsal_id for hit in library.search("apples", limit=3)] == ["r3", "r2", "r1"]


def test_the_archive_is_searched_where_it_is_wanted(library: SqliteLibrary) -> None:
    for name in ("r1", "r2"):
        library.save(_one_answer(name, _said(f"{name}-t", "apples")))
    library.archive("r1")
    assert [hit.rehearsal_id for hit in library.search("apples")] == ["r2"]
    assert _found(library, "apples", RehearsalFilter(is_archived=True)) == ["r1"]
    assert _found(library, "apples", RehearsalFilter()) == ["r1", "r2"]


def test_filters_leave_out_what_is_not_wanted(library: SqliteLibrary) -> None:
    nurse = Job(title="Nurse", company="Łódź & Söhne")
    library.save(replace(rehearsal("r1"), job=nurse, job_id="j1", name="Première 100%"))
    library.save(replace(rehearsal("r2"), started_at=STARTED + timedelta(days=1)))
    library.save(_one_answer("r3", days=2))

    def listed(wanted: RehearsalFilter) -> list[str]:
        return [one.id for one in library.summaries(wanted=wanted)]

    assert listed(RehearsalFilter()) == ["r3", "r2", "r1"]
    assert listed(RehearsalFilter(job=JobName("Nurse", "Łódź & Söhne"))) == ["r1"]
    assert listed(RehearsalFilter(job=JobName("Nurse", None))) == []
    assert listed(RehearsalFilter(job_id="j1")) == ["r1"]
    assert listed(RehearsalFilter(words="ŁÓDŹ nur")) == ["r1"]
    assert listed(RehearsalFilter(words="PREMIÈRE")) == ["r1"]
    assert listed(RehearsalFilter(words="0%")) == ["r1"]
    assert listed(RehearsalFilter(words="%")) == ["r1"]
    assert listed(RehearsalFilter(words="northwind")) == ["r2"]
    assert library.job_names() == (
        JobName("Data analyst", "Northwind"),
        JobName("Nurse", "Łódź & Söhne"),
    )


def test_the_kind_of_finding_counts_on_the_take_that_counts(library: SqliteLibrary) -> None:
    library.save(rehearsal("r1"))
    library.save(_one_answer("r2", _said("t1", "apples")))
    negative = RehearsalFilter(kind=NEGATIVITY.kind)

    def listed() -> list[str]:
        return [one.id for one in library.summaries(wanted=negative)]

    assert listed() == ["r1"]
    assert library.summaries(wanted=RehearsalFilter(kind=FindingKind.WRONG_NAME)) == ()
    dismissal = Dismissal(kind=NEGATIVITY.kind, start=NEGATIVITY.start, end=NEGATIVITY.end)
    library.dismiss("r1-t2", dismissal)
    assert listed() == []
    library.mark_best_take("r1-a1", "r1-t1")
    assert listed() == ["r1"]
