"""The job page at work, with a real library, real files and a worker process."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from pytestqt.qtbot import QtBot
from tests.support.job_driver import JobDriver
from tests.support.take_factory import WHY_US
from tests.support.window_parts import window_parts

from rehearse.app.advertisement import readable
from rehearse.app.job_preparation import new_job
from rehearse.app.parts import Parts
from rehearse.app.rehearsal_session import new_rehearsal
from rehearse.domain.job import Job
from rehearse.domain.prepared_job import Necessity, PreparedJob
from rehearse.domain.rehearsal import Interviewer, Mode, Take, TakeState
from rehearse.domain.transcript import Transcript
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.job.job_page import JobPage
from rehearse.ui.presenters.job_presenter import JobPresenter

pytestmark = pytest.mark.gui

AD = "You need sourdough and hygiene. A driving licence is a plus."
_PATIENCE_MS = 10_000


class Person(JobDriver):
    """Somebody at the job page of the real program."""

    def __init__(self, parts: Parts, qtbot: QtBot) -> None:
        super().__init__(JobPage(readable=readable), qtbot)
        qtbot.addWidget(self.page)
        self.parts = parts
        self.runner, self.reading = BackgroundRunner(), BackgroundRunner()
        self.failures: list[object] = []
        for runner in (self.runner, self.reading):
            runner.failed_unexpectedly.connect(self.failures.append)
        self.presenter = JobPresenter(
            self.page, parts=parts, runner=self.runner, reading=self.reading
        )
        self.page.show()

    def arrive(self) -> None:
        self.presenter.refresh()
        self.qtbot.waitUntil(lambda: bool(self.jobs), timeout=_PATIENCE_MS)

    def waits_for_skills(self, *names: str) -> None:
        self.qtbot.waitUntil(lambda: list(self.skills) == list(names), timeout=_PATIENCE_MS)

    def waits_for_kept(self, count: int) -> tuple[PreparedJob, ...]:
        self.qtbot.waitUntil(lambda: len(self.parts.library.jobs()) == count, timeout=_PATIENCE_MS)
        return self.parts.library.jobs()

    def close(self) -> None:
        self.presenter.keep()
        self.reading.shutdown()
        self.runner.shutdown()
        self.parts.worker.close()
        assert self.failures == []


@pytest.fixture
def person(tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    person = Person(window_parts(tmp_path / "home"), qtbot)
    yield person
    person.close()


def test_a_pasted_advertisement_is_read_and_kept(person: Person) -> None:
    person.arrive()
    assert not person.is_enabled("Start rehearsal for this job")
    person.paste(AD)
    person.waits_for_skills("sourdough", "hygiene", "driving licence")
    assert person.marked == ["sourdough", "hygiene", "driving licence"]
    person.write("Job title", "Baker")
    person.qtbot.waitUntil(lambda: person.jobs == ["Baker"], timeout=_PATIENCE_MS)
    (kept,) = person.waits_for_kept(1)
    assert kept.job.description == AD
    assert person.is_enabled("Start rehearsal for this job")


def test_a_job_in_which_nothing_is_written_is_not_kept(person: Person) -> None:
    person.arrive()
    person.press("New job")
    person.presenter.keep()
    person.presenter.refresh()
    person.qtbot.waitUntil(lambda: person.jobs == ["Job without a title"])
    assert person.parts.library.jobs() == ()


def test_changes_of_the_skills_are_kept_at_once(person: Person) -> None:
    person.parts.library.save_job(new_job(Job(title="Baker", description=AD)))
    person.arrive()
    person.waits_for_skills("sourdough", "hygiene", "driving licence")
    person.choose_skill("hygiene")
    person.press_delete()
    person.waits_for_skills("sourdough", "driving licence")
    person.choose_skill("sourdough")
    person.press("Wanted: Nice to have")
    person.add_skill("rye bread")
    person.waits_for_skills("rye bread", "sourdough", "driving licence")
    wanted = dict(person.skills)
    assert wanted["sourdough"] is Necessity.NICE_TO_HAVE

    def is_kept() -> bool:
        (job,) = person.parts.library.jobs()
        return {one.name: one.necessity for one in job.skills} == wanted

    person.qtbot.waitUntil(is_kept, timeout=_PATIENCE_MS)


def test_minutes_come_from_the_rehearsals_for_this_job(person: Person) -> None:
    job = new_job(Job(title="Baker", description=AD))
    library = person.parts.library
    library.save_job(job)
    rehearsal = new_rehearsal(
        (WHY_US,), mode=Mode.REAL, interviewer=Interviewer.NEUTRAL, job=job.job, job_id=job.id
    )
    take = Take(
        id="take",
        number=1,
        recorded_at=job.updated_at,
        transcript=Transcript(text="I bake sourdough every night of the week."),
        state=TakeState.TRANSCRIBED,
    )
    answer = dataclasses.replace(rehearsal.answers[0], takes=(take,))
    library.save(dataclasses.replace(rehearsal, answers=(answer,)))
    person.arrive()
    person.qtbot.waitUntil(
        lambda: [one.answers for one in person.shown] == [1, 0, 0], timeout=_PATIENCE_MS
    )


def test_a_word_file_is_read_into_the_page(person: Person, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("You need rye bread.")
    document.save(str(tmp_path / "ad.docx"))
    person.arrive()
    person.paste_file(tmp_path / "ad.docx")
    person.waits_for_skills("rye bread")
    assert person.message.startswith("Read from ad.docx")


def test_a_file_that_cannot_be_read_leaves_all_as_it_was(person: Person, tmp_path: Path) -> None:
    (tmp_path / "ad.pdf").write_bytes(b"not a PDF")
    person.arrive()
    person.paste(AD)
    person.paste_file(tmp_path / "ad.pdf")
    person.qtbot.waitUntil(lambda: "not a PDF" in person.message, timeout=_PATIENCE_MS)
    assert person.read("Advertisement") == AD


def test_what_is_written_goes_with_its_job(person: Person) -> None:
    for title in ("Cook", "Baker"):
        person.parts.library.save_job(new_job(Job(title=title)))
    person.arrive()
    assert set(person.jobs) == {"Cook", "Baker"}
    first = person.jobs[0]
    person.write("Company", "Rye & Sons")
    person.choose_job(1)
    assert person.read("Company") == ""
    person.choose_job(0)
    assert person.read("Company") == "Rye & Sons"
    assert person.read("Job title") == first


def test_a_deleted_job_is_gone(person: Person) -> None:
    person.parts.library.save_job(new_job(Job(title="Cook")))
    person.arrive()
    person.press("Delete job…")
    person.answer_the_question("Keep")
    assert person.jobs == ["Cook"]
    person.press("Delete job…")
    person.answer_the_question("Delete")
    person.qtbot.waitUntil(lambda: person.jobs == ["Job without a title"])
    person.waits_for_kept(0)


def test_the_start_waits_for_what_was_just_written(person: Person) -> None:
    person.parts.library.save_job(new_job(Job(title="Baker")))
    person.arrive()
    person.qtbot.waitUntil(lambda: person.jobs == ["Baker"], timeout=_PATIENCE_MS)
    person.paste(AD)
    with person.qtbot.waitSignal(person.presenter.start_wanted, timeout=_PATIENCE_MS) as blocker:
        person.press("Start rehearsal for this job")
    assert [skill.name for skill in blocker.args[0].skills] == [
        "sourdough",
        "hygiene",
        "driving licence",
    ]
