"""From Home to an old answer by its words, and back; deleting in the whole window."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.open_window import open_window
from tests.support.stored_rehearsals import STARTED, rehearsal
from tests.support.window_parts import window_parts

from rehearse.app.parts import Parts
from rehearse.ui.item_models.answer_list_model import AnswerRole
from rehearse.ui.item_models.library_list_model import LibraryRole
from rehearse.ui.main_window import MainWindow

pytestmark = pytest.mark.gui

_PATIENCE_MS = 20_000


class Person:
    """Somebody with two rehearsals behind them."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def page(self) -> QWidget:
        page = self.window.pages.currentWidget()
        assert page is not None
        return page

    def press(self, name: str) -> None:
        def find() -> QPushButton | None:
            buttons = self.page.findChildren(QPushButton)
            usable = (one for one in buttons if one.isVisible() and one.isEnabled())
            return next((one for one in usable if one.accessibleName() == name), None)

        self.qtbot.waitUntil(lambda: find() is not None, timeout=_PATIENCE_MS)
        button = find()
        assert button is not None
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def waits_for(self, page: object) -> None:
        self.qtbot.waitUntil(lambda: self.page is page, timeout=_PATIENCE_MS)

    def waits_for_rows(self, count: int, name: str) -> QListView:
        lists = self.page.findChildren(QListView)
        view = next(one for one in lists if one.accessibleName() == name)
        self.qtbot.waitUntil(lambda: view.model().rowCount() == count, timeout=_PATIENCE_MS)
        return view


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    made = window_parts(tmp_path / "home")
    made.settings.change(speak_questions=False, first_check_done=True)
    made.library.save(rehearsal("r1"))
    made.library.save(replace(rehearsal("r2"), started_at=STARTED + timedelta(days=1)))
    yield made
    made.worker.close()


@pytest.fixture
def person(parts: Parts, tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    window = open_window(parts, tmp_path)
    person = Person(window, qtbot)
    person.waits_for(window.pages.home)
    person.waits_for_rows(2, "Your last rehearsals")
    yield person
    window.close()
    window.shut_down()
    window.deleteLater()


def test_an_old_answer_is_found_opened_and_left_again(person: Person) -> None:
    pages = person.window.pages
    person.press("All rehearsals…")
    person.waits_for(pages.library)
    field = pages.library.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    person.qtbot.keyClicks(field, "any questions")
    view = person.waits_for_rows(2, "Rehearsals")
    person.qtbot.waitUntil(
        lambda: view.model().index(1, 0).data(LibraryRole.SNIPPET) == "Any questions?",
        timeout=_PATIENCE_MS,
    )
    view.setCurrentIndex(view.model().index(1, 0))
    person.press("Open")
    person.waits_for(pages.review)
    shown = pages.review.list.currentIndex().data(AnswerRole.QUESTION)
    assert shown == "Any questions?"
    pages.review.closed.emit()
    person.waits_for(pages.library)
    assert field.text() == "any questions"
    person.press("Back")
    person.waits_for(pages.home)


def test_what_was_opened_from_home_leads_back_there(person: Person) -> None:
    pages = person.window.pages
    view = person.waits_for_rows(2, "Your last rehearsals")
    view.setCurrentIndex(view.model().index(0, 0))
    view.clicked.emit(view.model().index(0, 0))
    person.waits_for(pages.review)
    pages.review.closed.emit()
    person.waits_for(pages.home)


def test_a_deletion_is_undone_at_home(person: Person, parts: Parts) -> None:
    view = person.waits_for_rows(2, "Your last rehearsals")
    view.setCurrentIndex(view.model().index(0, 0))
    next(one for one in view.actions() if one.text() == "Delete").trigger()
    person.waits_for_rows(1, "Your last rehearsals")
    person.press("Undo")
    person.waits_for_rows(2, "Your last rehearsals")
    assert {one.id for one in parts.library.summaries()} == {"r1", "r2"}


def test_what_was_deleted_is_gone_when_the_window_has_closed(
    parts: Parts, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(parts, tmp_path)
    person = Person(window, qtbot)
    person.waits_for(window.pages.home)
    view = person.waits_for_rows(2, "Your last rehearsals")
    view.setCurrentIndex(view.model().index(0, 0))
    next(one for one in view.actions() if one.text() == "Delete").trigger()
    person.waits_for_rows(1, "Your last rehearsals")
    window.close()
    window.shut_down()
    window.deleteLater()
    with pytest.raises(KeyError):
        parts.library.undo_delete("r2")
