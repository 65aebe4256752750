"""A library in a folder of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support.library_home import Home
from tests.support.stored_rehearsals import STARTED, TRANSCRIPT, rehearsal, written_sound

from rehearse.domain.job import Job
from rehearse.domain.prepared_job import AskedSkill, PreparedJob
from rehearse.storage.library.library import SqliteLibrary
from rehearse.storage.library.library_export import export_library


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path, recordings: Path) -> Iterator[SqliteLibrary]:
    with SqliteLibrary(database=tmp_path / "library.db", recordings=recordings) as opened:
        yield opened


@pytest.fixture
def counted(recordings: Path) -> Path:
    return written_sound(recordings / "r1" / "t1.flac")


_JOB = PreparedJob(
    id="j1",
    job=Job(title="مهندس 🙂", company="Łódź & Söhne"),
    updated_at=STARTED,
    skills=(AskedSkill(name="SQL"),),
)


@pytest.fixture
def make_home(tmp_path: Path) -> Iterator[Callable[[str], Home]]:
    homes: list[Home] = []

    def make(name: str) -> Home:
        homes.append(Home(tmp_path / name))
        return homes[-1]

    yield make
    for home in homes:
        home.library.close()


@pytest.fixture
def here(make_home: Callable[[str], Home]) -> Home:
    """A library with three rehearsals, one of them archived, and a job."""
    home = make_home("here")
    corrected = replace(
        rehearsal("r1", recording=home.sound("r1/t1.flac")), name="לפני 🙂", job_id="j1"
    )
    answer = corrected.answers[0]
    takes = (
        replace(answer.takes[0], original_transcript=TRANSCRIPT),
        answer.takes[1],
    )
    corrected = replace(
        corrected,
        answers=(replace(answer, takes=takes, best_take_id="r1-t1"), *corrected.answers[1:]),
    )
    home.library.save(corrected)
    home.library.save(replace(rehearsal("r2"), started_at=STARTED + timedelta(days=1)))
    home.library.archive("r2")
    home.library.save(rehearsal("gone", recording=home.sound("gone/t.flac")))
    home.library.delete("gone")
    home.library.save_job(_JOB)
    return home


@pytest.fixture
def there(make_home: Callable[[str], Home]) -> Home:
    return make_home("there")


@pytest.fixture
def file(here: Home, tmp_path: Path) -> Path:
    path = tmp_path / "library.zip"
    export_library(here.library, path, recordings=here.recordings)
    return path
