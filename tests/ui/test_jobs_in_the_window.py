"""A job from the menu to the rehearsal for it, and home again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from tests.support.job_driver import JobDriver
from tests.support.open_window import open_window
from tests.support.window_parts import window_parts

from rehearse.app.job_preparation import new_job, without_skill
from rehearse.app.parts import Parts
from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Rehearsal
from rehearse.ui.main_window import MainWindow

pytestmark = pytest.mark.gui

AD = "You need sourdough and hygiene. A driving licence is a plus."
_PATIENCE_MS = 20_000


class Person(JobDriver):
    """Somebody at the window."""

    def __init__(self, window: MainWindow, parts: Parts, qtbot: QtBot) -> None:
        super().__init__(window.pages.jobs, qtbot)
        self.window = window
        self.parts = parts

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=_PATIENCE_MS)

    def is_at(self, page: object) -> bool:
        return self.window.pages.currentWidget() is page

    def goes_to_jobs(self) -> None:
        self.waits_until(lambda: self.is_at(self.window.pages.home))
        self.window.activateWindow()
        self.waits_until(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        self.waits_until(lambda: self.is_at(self.page) and bool(self.jobs))

    @property
    def choice(self) -> QComboBox:
        boxes = self.window.pages.home.findChildren(QComboBox)
        return next(one for one in boxes if one.accessibleName() == "Interview for")

    def newest(self) -> Rehearsal:
        return self.parts.library.load(self.parts.library.summaries()[0].id)


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    made = window_parts(tmp_path / "home")
    made.settings.change(speak_questions=False, first_check_done=True)
    yield made
    made.worker.close()


@pytest.fixture
def person(parts: Parts, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    window = open_window(parts, tmp_path)
    qtbot.addWidget(window)
    yield Person(window, parts, qtbot)
    window.shut_down()


def test_a_rehearsal_is_started_for_the_job_with_the_skills_settled_on(person: Person) -> None:
    person.goes_to_jobs()
    person.paste(AD)
    person.waits_until(lambda: len(person.skills) == 3)
    person.choose_skill("hygiene")
    person.press_delete()
    person.write("Interviewers", "Ada Stone, Bo Marsh")
    person.press("Start rehearsal for this job")
    person.waits_until(lambda: person.is_at(person.window.pages.rehearse))
    rehearsal = person.newest()
    (job,) = person.parts.library.jobs()
    assert rehearsal.job_id == job.id
    assert rehearsal.job is not None
    assert rehearsal.job.asked_skills == ("sourdough", "driving licence")
    assert rehearsal.job.interviewer == "Ada Stone and Bo Marsh"


def test_home_offers_the_jobs_and_keeps_one_that_is_filled_in(person: Person) -> None:
    home = person.window.pages.home
    person.waits_until(lambda: person.is_at(home))
    home.show_job(Job(title="Cook", description=AD))
    home.start()
    person.waits_until(lambda: person.is_at(person.window.pages.rehearse))
    person.window.presenters.rehearse.end()
    person.waits_until(lambda: person.is_at(home))
    person.waits_until(lambda: person.choice.currentText() == "Cook")
    (job,) = person.parts.library.jobs()
    assert job.job.title == "Cook"
    home.start()
    person.waits_until(lambda: person.is_at(person.window.pages.rehearse))
    assert person.newest().job_id == job.id
    assert len(person.parts.library.jobs()) == 1


def test_home_leads_to_the_job_that_is_chosen(person: Person) -> None:
    for title in ("Cook", "Baker"):
        person.parts.library.save_job(
            without_skill(new_job(Job(title=title, description=AD)), "hygiene")
        )
    home = person.window.pages.home
    person.window.presenters.home.refresh()
    person.waits_until(lambda: person.is_at(home) and person.choice.count() == 3)
    person.choice.setCurrentIndex(person.choice.findText("Cook"))
    wish = home.wish()
    assert wish.job is None
    assert wish.prepared is not None
    home.jobs_opened.emit(wish.prepared.id)
    person.waits_until(lambda: person.read("Job title") == "Cook")
    assert list(person.skills) == ["sourdough", "driving licence"]
    person.page.left.emit()
    person.waits_until(lambda: person.is_at(home) and person.choice.currentText() == "Cook")


def test_what_is_being_written_is_kept_when_the_window_closes(person: Person) -> None:
    person.goes_to_jobs()
    person.write("Job title", "Baker")
    person.window.close()
    person.window.shut_down()
    (job,) = person.parts.library.jobs()
    assert job.job.title == "Baker"
