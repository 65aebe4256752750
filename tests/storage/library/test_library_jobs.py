"""Jobs that the person prepares for are kept with everything about them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support.stored_rehearsals import STARTED, rehearsal

from rehearse.domain.errors import LibraryUnavailable
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import AskedSkill, Necessity, PreparedJob
from rehearse.storage.library.library import SqliteLibrary

_JOB = PreparedJob(
    id="j1",
    job=Job(
        title="مهندس 🙂",
        company="Łódź & Söhne",
        interviewer="Dr Okafor",
        description="We want Python. SQL is a plus.",
        asked_skills=("Python", "SQL"),
    ),
    updated_at=STARTED,
    skills=(
        AskedSkill(name="Python", start=8, end=14),
        AskedSkill(name="SQL", necessity=Necessity.NICE_TO_HAVE),
    ),
    research_notes="Founded 1887.\nTwo offices.",
    interviewers=("Dr Okafor", "Ms Lindqvist"),
    prepared_questions=("What does a good first year look like?",),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteLibrary]:
    with SqliteLibrary(database=tmp_path / "library.db", recordings=tmp_path) as opened:
        yield opened


def test_a_job_comes_back_as_it_was(library: SqliteLibrary) -> None:
    library.save_job(_JOB)
    assert library.load_job("j1") == _JOB
    changed = replace(_JOB, research_notes="", updated_at=STARTED + timedelta(hours=1))
    library.save_job(changed)
    assert library.jobs() == (changed,)


def test_the_job_changed_last_comes_first(library: SqliteLibrary) -> None:
    for hours in (1, 3, 2):
        moment = STARTED + timedelta(hours=hours)
        library.save_job(replace(_JOB, id=f"j{hours}", updated_at=moment))
    assert [job.id for job in library.jobs()] == ["j3", "j2", "j1"]


def test_rehearsals_outlive_their_job(library: SqliteLibrary) -> None:
    library.save_job(_JOB)
    saved = replace(rehearsal("r1"), job=_JOB.job, job_id="j1")
    library.save(saved)
    library.delete_job("j1")
    library.delete_job("nowhere")
    assert library.jobs() == ()
    with pytest.raises(KeyError):
        library.load_job("j1")
    assert library.load("r1") == saved


def test_a_damaged_job_does_not_take_the_others_along(
    library: SqliteLibrary, tmp_path: Path
) -> None:
    library.save_job(_JOB)
    library.save_job(replace(_JOB, id="j2"))
    with closing(sqlite3.connect(tmp_path / "library.db")) as database, database:
        database.execute("UPDATE prepared_job SET record = '{' WHERE id = 'j2'")
    assert library.jobs() == (_JOB,)
    with pytest.raises(LibraryUnavailable, match=r"entry .* cannot be read"):
        library.load_job("j2")
