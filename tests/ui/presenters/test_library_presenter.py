"""The library page over a real library: found, named, archived, deleted and brought back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.support.stored_rehearsals import NEGATIVITY, STARTED, rehearsal
from tests.support.window_parts import window_parts

from rehearse.app.parts import Parts
from rehearse.domain.job import Job
from rehearse.domain.library_search import RehearsalFilter, SearchHit
from rehearse.domain.rehearsal import RehearsalSummary
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.item_models.finding_kind_text import finding_kind_text
from rehearse.ui.item_models.library_list_model import LibraryRole, LibraryRow
from rehearse.ui.pages.library.library_page import LibraryPage
from rehearse.ui.presenters.library_presenter import LibraryPresenter
from rehearse.ui.presenters.rehearsal_deletion import RehearsalDeletion
from rehearse.ui.widgets.banner import Banner

pytestmark = pytest.mark.gui

_PATIENCE_MS = 10_000


class Person:
    """Somebody who looks through their rehearsals."""

    def __init__(self, parts: Parts, qtbot: QtBot) -> None:
        self.parts = parts
        self.qtbot = qtbot
        self.page = LibraryPage()
        qtbot.addWidget(self.page)
        self.runner = BackgroundRunner()
        self.failures: list[object] = []
        self.runner.failed_unexpectedly.connect(self.failures.append)
        self.deletion = RehearsalDeletion(parts.library, runner=self.runner)
        self.presenter = LibraryPresenter(
            self.page, parts=parts, deletion=self.deletion, runner=self.runner
        )
        self.page.resize(1000, 700)
        self.page.show()
        self.presenter.refresh()

    @property
    def view(self) -> QListView:
        lists = self.page.findChildren(QListView)
        return next(one for one in lists if one.accessibleName() == "Rehearsals")

    @property
    def rows(self) -> list[LibraryRow]:
        model = self.view.model()
        return [model.index(at, 0).data(LibraryRole.ROW) for at in range(model.rowCount())]

    @property
    def ids(self) -> list[str]:
        return [row.answer_id if isinstance(row, SearchHit) else row.id for row in self.rows]

    @property
    def banner(self) -> Banner:
        banner = self.page.findChild(Banner)
        assert isinstance(banner, Banner)
        return banner

    def waits_for(self, *ids: str) -> None:
        self.qtbot.waitUntil(lambda: self.ids == list(ids), timeout=_PATIENCE_MS)

    def types(self, text: str) -> None:
        field = self.page.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.clear()
        self.qtbot.keyClicks(field, text)

    def chooses(self, box: str, text: str) -> None:
        boxes = self.page.findChildren(QComboBox)
        found = next(one for one in boxes if one.accessibleName() == box)
        assert found.findText(text) >= 0, text
        found.setCurrentIndex(found.findText(text))

    def selects(self, row: int) -> None:
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChildren(QPushButton)
        return next(one for one in found if one.accessibleName() == name)

    def presses(self, name: str) -> None:
        assert self.button(name).isEnabled()
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def sees(self, text: str) -> bool:
        return any(text in one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    def close(self) -> None:
        self.runner.shutdown()
        self.parts.worker.close()
        assert self.failures == []


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "recordings" / "r1" / "t1.flac"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"fLaC")
    return path


@pytest.fixture
def person(tmp_path: Path, sound: Path, qtbot: QtBot) -> Iterator[Person]:
    parts = window_parts(tmp_path / "home")
    nurse = Job(title="Nurse", company="Carrow Hospital")
    first = replace(rehearsal("r1", recording=sound), job=nurse)
    quiet = replace(
        rehearsal("r3"),
        started_at=STARTED + timedelta(days=2),
        answers=rehearsal("r3").answers[1:],
    )
    parts.library.save(first)
    parts.library.save(replace(rehearsal("r2"), started_at=STARTED + timedelta(days=1)))
    parts.library.save(quiet)
    person = Person(parts, qtbot)
    person.waits_for("r3", "r2", "r1")
    yield person
    person.close()


def test_words_are_found_while_they_are_typed(person: Person) -> None:
    person.types("manager list")
    person.waits_for("r2-a1", "r1-a1")
    assert person.sees("2 answers")
    hit = person.rows[0]
    assert isinstance(hit, SearchHit)
    assert [hit.snippet[at.start : at.end] for at in hit.marks] == ["manager", "listened"]
    spoken = person.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "my old manager never listened" in spoken


def test_names_and_posts_are_found_too(person: Person) -> None:
    person.types("carrow")
    person.waits_for("r1")
    person.parts.library.rename("r3", "Carrow, by heart")
    person.types("CARROW")
    person.waits_for("r3", "r1")


def test_what_nobody_said_is_told_and_leads_back_to_all(person: Person) -> None:
    person.types('zebra" OR (')
    person.qtbot.waitUntil(lambda: person.sees("Nothing fits"), timeout=_PATIENCE_MS)
    assert not person.button("Open").isEnabled()
    person.presses("Show all rehearsals")
    person.waits_for("r3", "r2", "r1")


def test_filters_leave_the_rest_out(person: Person) -> None:
    person.chooses("Job", "Nurse, Carrow Hospital")
    person.waits_for("r1")
    person.chooses("Job", "Any job")
    person.chooses("Kind of point", finding_kind_text(NEGATIVITY.kind))
    person.waits_for("r2", "r1")
    person.types("manager")
    person.chooses("Job", "Nurse, Carrow Hospital")
    person.waits_for("r1-a1")


def test_a_rehearsal_is_opened_and_an_answer_in_it(person: Person) -> None:
    with person.qtbot.waitSignal(person.presenter.opened) as opened:
        person.selects(1)
        person.presses("Open")
    assert opened.args == ["r2", ""]
    person.types("manager")
    person.waits_for("r2-a1", "r1-a1")
    person.selects(1)
    with person.qtbot.waitSignal(person.presenter.opened) as opened:
        place = person.view.visualRect(person.view.currentIndex()).center()
        person.qtbot.mouseClick(person.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        person.qtbot.mouseDClick(person.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["r1", "r1-a1"]


def test_a_rehearsal_is_named(person: Person) -> None:
    person.selects(2)
    person.presses("Rename…")
    dialog = person.page.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("  Before the\n panel 🙂 ")
    dialog.accept()
    person.qtbot.waitUntil(
        lambda: (
            isinstance(person.page.current, RehearsalSummary)
            and person.page.current.name == "Before the panel 🙂"
        ),
        timeout=_PATIENCE_MS,
    )
    index = person.view.currentIndex()
    assert index.data(LibraryRole.TITLE) == "Before the panel 🙂"
    assert str(index.data(LibraryRole.DETAIL)).startswith("Nurse, Carrow Hospital · ")


def test_the_archive_takes_in_and_gives_back(person: Person) -> None:
    person.selects(1)
    person.presses("Archive")
    person.waits_for("r3", "r1")
    person.chooses("Which rehearsals", "Archive")
    person.waits_for("r2")
    person.presses("Bring back")
    person.waits_for()
    assert person.sees("The archive is empty")
    person.chooses("Which rehearsals", "All")
    person.waits_for("r3", "r2", "r1")


def test_a_deletion_is_undone(person: Person, sound: Path) -> None:
    person.selects(2)
    person.presses("Delete")
    person.waits_for("r3", "r2")
    assert person.banner.text.startswith("Deleted “Nurse, Carrow Hospital”")
    person.presses("Undo")
    person.waits_for("r3", "r2", "r1")
    assert not person.banner.isVisible()
    assert sound.exists()


def test_the_next_deletion_ends_the_undo_of_the_one_before(person: Person, sound: Path) -> None:
    person.selects(2)
    action = next(one for one in person.view.actions() if one.text() == "Delete")
    assert isinstance(action, QAction)
    action.trigger()
    person.waits_for("r3", "r2")
    person.selects(0)
    action.trigger()
    person.waits_for("r2")
    person.qtbot.waitUntil(lambda: not sound.exists(), timeout=_PATIENCE_MS)
    person.presses("Undo")
    person.waits_for("r3", "r2")
    person.deletion.undo()
    person.waits_for("r3", "r2")


def test_an_offer_that_is_put_away_is_settled(person: Person, sound: Path) -> None:
    person.selects(2)
    person.presses("Delete")
    person.waits_for("r3", "r2")
    person.presses("Dismiss this message")
    person.qtbot.waitUntil(lambda: not sound.exists(), timeout=_PATIENCE_MS)
    person.deletion.undo()
    assert not person.parts.library.summaries(wanted=RehearsalFilter(words="nurse"))


def test_what_is_done_to_a_rehearsal_is_not_offered_for_an_answer(person: Person) -> None:
    person.types("manager")
    person.waits_for("r2-a1", "r1-a1")
    for name in ("Delete", "Archive", "Rename…"):
        assert not person.button(name).isEnabled()
    for action in person.view.actions()[1:]:
        action.trigger()
    assert not person.banner.isVisible()


def test_a_rehearsal_deleted_elsewhere_only_leaves_the_list(person: Person) -> None:
    person.parts.library.delete("r2")
    person.selects(1)
    person.presses("Archive")
    person.waits_for("r3", "r1")
    assert not person.banner.isVisible()


def test_every_control_has_a_name_and_takes_the_keyboard(person: Person) -> None:
    for control in (
        *person.page.findChildren(QPushButton),
        *person.page.findChildren(QComboBox),
        person.view,
    ):
        if not control.isVisible():
            continue
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
