"""Home: a rehearsal is asked for, an old one opened or deleted."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Interviewer, Mode, RehearsalSummary
from rehearse.ui.pages.home_page import HomePage
from rehearse.ui.pages.job.interview_form import RehearsalWish

pytestmark = pytest.mark.gui


def summary(number: int, *, open_points: int = 0) -> RehearsalSummary:
    return RehearsalSummary(
        id=f"rehearsal-{number}",
        started_at=datetime(2026, 1, number, 12, 0, tzinfo=UTC),
        job_title="Data analyst",
        company="Northwind",
        mode=Mode.PRACTICE,
        answered=3,
        asked=4,
        open_points=open_points,
    )


class HomeDriver:
    """A person at the home page."""

    def __init__(self, page: HomePage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot

    def control(self, name: str) -> QAbstractButton:
        buttons = self.page.findChildren(QAbstractButton)
        return next(button for button in buttons if button.accessibleName() == name)

    def fill_in(self, name: str, text: str) -> None:
        fields = [*self.page.findChildren(QLineEdit), *self.page.findChildren(QPlainTextEdit)]
        field = next(field for field in fields if field.accessibleName() == name)
        field.setFocus()
        self.qtbot.keyClicks(field, text)

    def choose(self, name: str) -> None:
        self.qtbot.mouseClick(self.control(name), Qt.MouseButton.LeftButton)

    def start(self) -> RehearsalWish:
        with self.qtbot.waitSignal(self.page.rehearsal_started) as blocker:
            self.choose("Start rehearsal")
        wish = blocker.args[0]
        assert isinstance(wish, RehearsalWish)
        return wish

    @property
    def list(self) -> QListView:
        lists = self.page.findChildren(QListView)
        return next(one for one in lists if one.accessibleName() == "Your last rehearsals")

    def select(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(row, 0))
        self.list.setFocus()

    def press_in_list(self, text: str) -> None:
        action = next(a for a in self.list.findChildren(QAction) if a.text() == text)
        action.trigger()


@pytest.fixture
def person(qtbot: QtBot) -> HomeDriver:
    page = HomePage()
    qtbot.addWidget(page)
    page.show()
    return HomeDriver(page, qtbot)


def test_nothing_filled_in_asks_for_a_general_practice(person: HomeDriver) -> None:
    assert person.start() == RehearsalWish(
        job=None, length=3, mode=Mode.PRACTICE, interviewer=Interviewer.NEUTRAL
    )


def test_what_is_filled_in_and_chosen_is_asked_for(person: HomeDriver) -> None:
    person.fill_in("Job title", "  Nurse ")
    person.fill_in("Company", "St Anne")
    person.fill_in("Interviewer's name", "Priya Shah")
    person.fill_in("Advertisement", "Night shifts.")
    person.choose("Questions: 8")
    person.choose("Mode: Real")
    person.choose("Interviewer: Warm")
    assert person.start() == RehearsalWish(
        job=Job(
            title="Nurse",
            company="St Anne",
            interviewer="Priya Shah",
            description="Night shifts.",
        ),
        length=8,
        mode=Mode.REAL,
        interviewer=Interviewer.WARM,
    )


def test_remembered_job_and_choices_come_back(person: HomeDriver) -> None:
    job = Job(title="Nurse", description="Night shifts.\nKindness.")
    person.page.show_job(job)
    person.page.show_choices(length=5, mode=Mode.REAL, interviewer=Interviewer.TOUGH)
    assert person.start() == RehearsalWish(
        job=job, length=5, mode=Mode.REAL, interviewer=Interviewer.TOUGH
    )


def test_start_is_asked_for_once_while_it_is_being_put_together(
    person: HomeDriver, qtbot: QtBot
) -> None:
    person.page.show_starting(is_starting=True)
    with qtbot.assertNotEmitted(person.page.rehearsal_started):
        person.page.start()
    person.page.show_starting(is_starting=False)
    person.start()


def test_empty_list_says_what_to_do_first(person: HomeDriver) -> None:
    assert not person.list.isVisible()
    person.page.show_rehearsals([summary(1)])
    assert person.list.isVisible()


def test_enter_or_a_click_opens_a_rehearsal(person: HomeDriver, qtbot: QtBot) -> None:
    person.page.show_rehearsals([summary(2), summary(1)])
    person.select(1)
    with qtbot.waitSignal(person.page.rehearsal_opened) as blocker:
        person.press_in_list("Open")
    assert blocker.args == [summary(1)]
    place = person.list.visualRect(person.list.model().index(0, 0)).center()
    with qtbot.waitSignal(person.page.rehearsal_opened) as blocker:
        qtbot.mouseClick(person.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert blocker.args == [summary(2)]


def test_deleting_can_be_undone_until_it_is_put_away(person: HomeDriver, qtbot: QtBot) -> None:
    person.page.show_rehearsals([summary(2), summary(1)])
    person.select(0)
    with qtbot.waitSignal(person.page.rehearsal_deleted) as deleted:
        person.press_in_list("Delete")
    assert deleted.args == [summary(2)]
    person.page.offer_undo("Deleted it.")
    with qtbot.waitSignal(person.page.undo_chosen):
        person.choose("Undo")
    person.page.offer_undo("Deleted it.")
    with qtbot.waitSignal(person.page.undo_declined):
        person.choose("Dismiss this message")
    person.page.show_notice("Something else.")
    person.page.clear_undo()
    with qtbot.assertNotEmitted(person.page.undo_declined):
        person.choose("Dismiss this message")


def test_all_rehearsals_are_one_click_away(person: HomeDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(person.page.rehearsals_opened):
        person.choose("All rehearsals…")


def test_every_control_has_a_name_and_takes_the_keyboard(person: HomeDriver) -> None:
    person.page.show_rehearsals([summary(1)])
    for control in (
        *person.page.findChildren(QPushButton),
        *person.page.findChildren(QLineEdit),
        *person.page.findChildren(QPlainTextEdit),
        person.list,
    ):
        if control.isVisible():
            assert control.accessibleName()
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
