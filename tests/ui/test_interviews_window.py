"""Interview files of other people, in a window of their own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.window_parts import window_parts

from rehearse.app.parts import Parts
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.interviews_window import InterviewsWindow
from rehearse.ui.pages.export_form import ExportForm
from rehearse.ui.presenters.interviews_presenter import InterviewsPresenter

pytestmark = pytest.mark.gui
PATIENCE_MS = 60_000


class Desk:
    """A counsellor before the window."""

    def __init__(self, parts: Parts, qtbot: QtBot) -> None:
        self.parts, self.qtbot = parts, qtbot
        self.home = QWidget()
        qtbot.addWidget(self.home)
        self.runner = BackgroundRunner(parent=self.home)
        self.presenter = InterviewsPresenter(parts=parts, runner=self.runner, parent=self.home)
        self.presenter.show(self.home)

    @property
    def window(self) -> InterviewsWindow:
        assert self.presenter.window is not None
        return self.presenter.window

    def opens(self, *paths: Path) -> None:
        self.presenter.open_files(paths)

    def reads(self, words: str) -> None:
        self.qtbot.waitUntil(
            lambda: words in self.window.view.toPlainText() and self.window.view.isVisible(),
            timeout=PATIENCE_MS,
        )


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    parts = window_parts(tmp_path / "home")
    made = Desk(parts, qtbot)
    yield made
    made.presenter.close()
    made.runner.shutdown()
    parts.worker.close()


def interview(path: Path, *said: str) -> Path:
    answers = [
        {"id": f"a{at}", "question": {"text": "Why us?"}, "transcript": text}
        for at, text in enumerate(said, start=1)
    ]
    document = {
        "format": "rehearse-interview",
        "version": 1,
        "job": {"title": "Nurse"},
        "answers": answers,
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_it_says_what_to_do_first(desk: Desk) -> None:
    assert desk.window.state.heading == "No file is open"
    assert not desk.window.export_button.isVisible()
    desk.window.state.action.click()
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert dialog.nameFilters() == ["Interview files (*.json)"]
    dialog.reject()


def test_files_are_listed_analysed_and_shown(desk: Desk, tmp_path: Path) -> None:
    desk.opens(
        interview(tmp_path / "anna.json", "I like the ward."),
        interview(tmp_path / "bert.json", "It is near.", "I asked around."),
    )
    desk.reads("It is near.")
    assert [row.path.stem for row in desk.window.model.rows] == ["anna", "bert"]
    desk.window.list.setCurrentIndex(desk.window.model.index(0))
    desk.reads("I like the ward.")
    desk.qtbot.waitUntil(
        lambda: "0 points · 1 answer · Nurse" in str(desk.window.model.index(0).data()),
        timeout=PATIENCE_MS,
    )
    assert "From anna.json, saved" in desk.window.view.toPlainText()


def test_nothing_gets_into_ones_own_library(desk: Desk, tmp_path: Path) -> None:
    desk.opens(interview(tmp_path / "anna.json", "I like the ward."))
    desk.reads("I like the ward.")
    assert desk.parts.library.summaries() == ()
    assert desk.parts.library.practice() == ()
    assert desk.window.view.isReadOnly()
    assert not list(desk.parts.recordings.glob("*"))


def test_a_wrong_file_is_told_and_the_others_are_opened(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    desk.opens(bad, interview(tmp_path / "anna.json", "I like the ward."))
    desk.reads("I like the ward.")
    assert desk.window.banner.text.startswith("bad.json: line 1, column 2: is not JSON")
    assert len(desk.window.model.rows) == 1


def test_a_file_without_answers_is_shown_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.opens(interview(tmp_path / "none.json"))
    desk.reads("No question was asked.")


def test_a_closed_file_is_gone(desk: Desk, tmp_path: Path) -> None:
    desk.opens(interview(tmp_path / "anna.json", "I like the ward."))
    desk.reads("I like the ward.")
    desk.window.close_button.click()
    assert desk.window.model.rows == ()
    assert desk.window.state.heading == "No file is open"


def test_files_can_be_dropped(desk: Desk, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(interview(tmp_path / "anna.json", "I like it.")))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    desk.window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    desk.reads("I like it.")


def test_one_report_of_all_that_are_open(desk: Desk, tmp_path: Path) -> None:
    desk.opens(
        interview(tmp_path / "anna.json", "I like the ward."),
        interview(tmp_path / "bert.json", "It is near."),
    )
    desk.reads("It is near.")
    desk.window.list.setCurrentIndex(desk.window.model.index(0))
    desk.reads("I like the ward.")
    desk.window.export_button.click()
    (form,) = desk.window.findChildren(ExportForm)
    form.scopes.setCurrentIndex(1)
    desk.qtbot.waitUntil(
        lambda: "bert: Nurse" in form.view.toPlainText() and form.save.isEnabled(),
        timeout=PATIENCE_MS,
    )
    form.save.click()
    (dialog,) = form.findChildren(QFileDialog)
    path = tmp_path / "all.html"
    dialog.fileSelected.emit(str(path))
    desk.qtbot.waitUntil(lambda: "Report saved" in desk.window.banner.text, timeout=PATIENCE_MS)
    page = path.read_text(encoding="utf-8")
    assert page.count('<section class="part"') == 2
    assert "Over all answers" not in page


def test_the_list_keeps_to_the_rules(
    desk: Desk, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    desk.opens(interview(tmp_path / "anna.json", "I like the ward."))
    desk.reads("I like the ward.")
    qtmodeltester.check(desk.window.model)


def test_every_control_says_what_it_is(desk: Desk) -> None:
    window = desk.window
    for control in (window.list, window.view, window.open_button, window.export_button):
        assert control.accessibleName()
