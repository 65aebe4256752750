"""The questions page at work, with real banks on the disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.take_factory import rehearsal_of_two
from tests.support.window_parts import window_parts

from rehearse.app.parts import Parts
from rehearse.app.rehearsal_session import RehearsalSession
from rehearse.domain.job import Job
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.rehearsal import Mode, Rehearsal
from rehearse.storage.banks.bank_files import load_bank
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.pages.questions.question_editor import QuestionEditor
from rehearse.ui.pages.questions.questions_page import QuestionsPage
from rehearse.ui.presenters.questions_presenter import QuestionsPresenter
from rehearse.ui.widgets.banner import Banner

pytestmark = pytest.mark.gui

BANK = """[bank]
id = "friend"
title = "From a <i>friend</i>"
language = "en"
license = "CC0-1.0"

[[question]]
id = "queue"
kind = "behavioral"
text = "Tell me about a <img src=x> queue."
competencies = ["patience"]
hint = "<script>alert(1)</script>"
"""


class Person:
    """Somebody at the questions page."""

    def __init__(
        self, page: QuestionsPage, runner: BackgroundRunner, parts: Parts, qtbot: QtBot
    ) -> None:
        self.page, self.runner, self.parts, self.qtbot = page, runner, parts, qtbot
        self.presenter = QuestionsPresenter(page, parts=parts, runner=runner)

    def opens(self) -> None:
        self.presenter.refresh()
        read: list[bool] = []
        # Jobs are done in order: after this one the files have been read.
        self.runner.run(lambda: True, on_done=read.append)
        self.qtbot.waitUntil(lambda: bool(read), timeout=10_000)

    def sees_lines(self, are_right: Callable[[list[str]], bool]) -> None:
        self.qtbot.waitUntil(lambda: are_right(self.lines()), timeout=10_000)

    def lines(self) -> list[str]:
        return self._lines("Questions")

    def banks(self) -> list[str]:
        return self._lines("Question banks")

    def _lines(self, name: str) -> list[str]:
        model = self.list_of(name).model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def list_of(self, name: str) -> QAbstractItemView:
        found = self.page.findChildren(QAbstractItemView)
        return next(one for one in found if one.accessibleName() == name)

    def types(self, words: str) -> None:
        search = self.page.findChild(QLineEdit)
        assert isinstance(search, QLineEdit)
        search.clear()
        self.qtbot.keyClicks(search, words)

    def chooses_bank(self, title: str) -> None:
        view = self.list_of("Question banks")
        row = next(n for n, line in enumerate(self.banks()) if line.startswith(title))
        view.setCurrentIndex(view.model().index(row, 0))

    def presses(self, name: str, within: QWidget | None = None) -> None:
        found = (within or self.page).findChildren(QPushButton)
        named = (
            one for one in found if name in {one.accessibleName(), one.text().replace("&", "")}
        )
        self.qtbot.mouseClick(
            next(one for one in named if one.isVisible() and one.isEnabled()),
            Qt.MouseButton.LeftButton,
        )

    def shown(self) -> str:
        labels = self.page.detail.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def banner(self) -> str:
        banner = self.page.findChild(Banner)
        assert isinstance(banner, Banner)
        return banner.text

    def waits_for_banner(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: text in self.banner(), timeout=10_000)

    def editor(self) -> QuestionEditor:
        self.qtbot.waitUntil(lambda: bool(self.page.findChildren(QuestionEditor)))
        return self.page.findChildren(QuestionEditor)[-1]

    def writes(self, text: str) -> QuestionEditor:
        editor = self.editor()
        field = next(
            one for one in editor.findChildren(QPlainTextEdit) if one.accessibleName() == "Question"
        )
        field.setPlainText(text)
        return editor

    def answers_box(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.page.findChildren(QMessageBox)), timeout=10_000)
        box = self.page.findChildren(QMessageBox)[-1]
        next(one for one in box.buttons() if one.text() == name).click()

    def drops(self, *paths: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place, action = QPoint(10, 10), Qt.DropAction.CopyAction
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(place, action, data, buttons, keys)
        self.page.dragEnterEvent(entered)
        if entered.isAccepted():
            self.page.dropEvent(QDropEvent(place, action, data, buttons, keys))


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    made = window_parts(tmp_path)
    yield made
    made.worker.close()


@pytest.fixture
def person(parts: Parts, qtbot: QtBot) -> Iterator[Person]:
    page, runner = QuestionsPage(), BackgroundRunner()
    failures: list[BaseException] = []
    runner.failed_unexpectedly.connect(failures.append)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    yield Person(page, runner, parts, qtbot)
    runner.shutdown()
    assert failures == []


def own_bank(parts: Parts, name: str = "friend.toml", text: str = BANK) -> Path:
    path = parts.data_folder / "banks" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_search_as_you_type_finds_by_text_and_competency(person: Person) -> None:
    own_bank(person.parts)
    person.opens()
    everything = person.lines()
    assert len(everything) == 5
    person.types("PATIENCE que")
    assert person.lines() == ["Tell me about a <img src=x> queue."]
    assert "patience" in person.shown()
    person.types("nothing like it")
    assert person.lines() == []
    assert "Choose a question" in person.shown()
    person.presses("Show all questions")
    assert person.lines() == everything


def test_markup_is_shown_as_text(person: Person) -> None:
    own_bank(person.parts)
    person.opens()
    person.types("queue")
    assert "Tell me about a <img src=x> queue." in person.shown()
    assert "<script>alert(1)</script>" in person.shown()
    labels = person.page.findChildren(QLabel)
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in labels if one.text())
    person.chooses_bank("From a")
    person.presses("Delete bank…")
    box = person.page.findChildren(QMessageBox)[-1]
    assert "From a <i>friend</i>" in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    person.answers_box("Keep")


def test_filters_narrow_the_list_down(person: Person) -> None:
    own_bank(person.parts)
    person.opens()
    person.chooses_bank("From a")
    assert len(person.lines()) == 1
    person.chooses_bank("All questions")
    kind, competency = person.page.findChildren(QComboBox)
    kind.setCurrentIndex(kind.findData(QuestionKind.CLOSING.value))
    assert person.lines() == ["Any questions for us?"]
    competency.setCurrentIndex(competency.findData("patience"))
    assert person.lines() == []
    kind.setCurrentIndex(0)
    assert len(person.lines()) == 1


def test_favourites_are_marked_found_and_unmarked(person: Person) -> None:
    person.opens()
    person.chooses_bank("Favourites")
    assert person.lines() == []
    person.chooses_bank("All questions")
    person.types("yourself")
    person.presses("Add to favourites")
    person.qtbot.waitUntil(lambda: "Favourites (1)" in person.banks())
    person.types("")
    person.chooses_bank("Favourites")
    assert person.lines() == ["Tell me about yourself."]
    person.presses("Remove favourite")
    person.sees_lines(lambda lines: lines == [])


def test_question_of_ones_own_is_written_changed_and_deleted(person: Person) -> None:
    person.opens()
    person.presses("New question")
    editor = person.writes("What would you\nchange here?")
    person.presses("Save question", editor)
    person.sees_lines(lambda lines: "What would you change here?" in lines)
    path = person.parts.data_folder / "banks" / "my-questions.toml"
    assert load_bank(path).title == "My questions"
    assert "What would you change here?" in person.shown()
    person.presses("Edit")
    person.presses("Save question", person.writes("And now?"))
    person.sees_lines(lambda lines: "And now?" in lines)
    person.presses("Delete…")
    person.answers_box("Delete")
    person.sees_lines(lambda lines: "And now?" not in lines)
    assert not path.exists()


def test_shipped_question_is_duplicated_to_edit(person: Person) -> None:
    person.opens()
    person.types("yourself")
    names = {one.accessibleName() for one in person.page.detail.findChildren(QPushButton)}
    assert {"Edit", "Delete…"} <= names
    visible = [one for one in person.page.detail.findChildren(QPushButton) if one.isVisible()]
    assert {"Edit", "Delete…"}.isdisjoint(one.accessibleName() for one in visible)
    person.presses("Duplicate to edit")
    editor = person.editor()
    person.presses("Save question", editor)
    person.sees_lines(lambda lines: len(lines) == 2)
    copy = person.parts.questions.current.find_question("my-questions/tell-me-about-yourself")
    assert copy is not None
    assert copy.hint == "Begin with now."


def test_what_is_wrong_with_a_question_is_said_and_nothing_lost(person: Person) -> None:
    person.opens()
    person.presses("New question")
    editor = person.editor()
    person.presses("Save question", editor)
    assert "Write the question first" in banner_of(editor)
    person.writes("x" * 501)
    person.presses("Save question", editor)
    person.qtbot.waitUntil(lambda: "Question: must have 500" in banner_of(editor))
    editor.reject()
    assert "has not been saved" in banner_of(editor)
    assert editor.isVisible()
    person.presses("Discard", editor)
    assert not editor.isVisible()


def banner_of(editor: QuestionEditor) -> str:
    banner = editor.findChild(Banner)
    assert isinstance(banner, Banner)
    return banner.text


def test_banks_are_imported_by_dialog_and_by_drop(person: Person, tmp_path: Path) -> None:
    person.opens()
    path = tmp_path / "friend.toml"
    path.write_text(BANK, encoding="utf-8")
    person.presses("Import…")
    dialog = person.page.findChildren(QFileDialog)[-1]
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    person.waits_for_banner("Imported: From a <i>friend</i>.")
    person.drops(path)
    person.waits_for_banner("Here already: From a <i>friend</i>.")
    path.write_text(BANK.replace("queue.", "line."), encoding="utf-8")
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b"\xff\xfe")
    person.drops(path, bad, tmp_path / "photo.png")
    person.waits_for_banner("bad.toml, line 1: is not UTF-8 text")
    person.answers_box("Keep both")
    person.waits_for_banner("Imported: From a <i>friend</i> (2).")
    assert len(person.parts.questions.banks) == 3


def test_other_files_are_not_taken(person: Person, tmp_path: Path) -> None:
    person.opens()
    person.drops(tmp_path / "photo.png")
    assert person.banner() == ""


def test_bank_is_exported(person: Person, tmp_path: Path) -> None:
    person.opens()
    person.chooses_bank("Tests")
    person.presses("Export bank…")
    dialog = person.page.findChildren(QFileDialog)[-1]
    dialog.filesSelected.emit([str(tmp_path / "out.toml")])
    dialog.reject()
    person.waits_for_banner("Bank saved:")
    assert load_bank(tmp_path / "out.toml").id == "tests"


def test_broken_bank_is_one_sentence_and_the_rest_works(person: Person) -> None:
    own_bank(person.parts, text=BANK.replace("behavioral", "riddle"))
    person.opens()
    assert person.banner().startswith("friend.toml, question 1 (queue), kind: must be one of")
    assert "The other banks work as ever." in person.banner()
    assert len(person.lines()) == 4


def test_bank_deleted_while_it_is_looked_at_does_no_harm(person: Person) -> None:
    path = own_bank(person.parts)
    person.opens()
    person.types("queue")
    path.unlink()
    person.presses("Edit")
    editor = person.writes("Changed?")
    person.presses("Save question", editor)
    person.qtbot.waitUntil(lambda: "friend.toml: cannot be read" in banner_of(editor))
    person.presses("Cancel", editor)
    person.presses("Discard", editor)
    person.types("")
    person.types("queue")
    person.presses("Delete…")
    person.answers_box("Delete")
    person.waits_for_banner("friend.toml: cannot be read")
    assert person.lines() == []


def test_deleting_a_bank_leaves_the_shipped_ones(person: Person) -> None:
    path = own_bank(person.parts)
    person.opens()
    person.chooses_bank("From a")
    person.presses("Delete bank…")
    person.answers_box("Delete")
    person.qtbot.waitUntil(lambda: not path.exists())
    person.sees_lines(lambda lines: len(lines) == 4)


def test_ask_me_this_one_asks_that_one_alone(person: Person) -> None:
    job = Job(title="Nurse")
    before = rehearsal_of_two()
    person.parts.library.save(
        Rehearsal(id=before.id, started_at=before.started_at, job=job, answers=before.answers)
    )
    person.opens()
    person.types("disagreed")
    with person.qtbot.waitSignal(person.presenter.session_started) as started:
        person.presses("Ask me this one")
    assert started.args is not None
    session = started.args[0]
    assert isinstance(session, RehearsalSession)
    rehearsal = person.parts.library.load(session.rehearsal.id)
    assert [one.question.id for one in rehearsal.answers] == ["conflict"]
    assert (rehearsal.mode, rehearsal.job) == (Mode.PRACTICE, job)


def test_the_keyboard_alone_is_enough(person: Person) -> None:
    person.opens()
    asked: list[Question] = []
    person.page.detail.asked.connect(asked.append)
    view = person.list_of("Questions")
    view.setFocus()
    person.qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "Tell me about a time you disagreed." in person.shown()
    person.qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [one.id for one in asked] == ["conflict"]


def test_what_was_read_at_the_start_is_there_at_once(person: Person) -> None:
    person.presenter.refresh()
    assert len(person.lines()) == 4
