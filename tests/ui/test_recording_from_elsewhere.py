"""A recording that the person has already, used as an answer: in the rehearsal and the review."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.support.open_window import open_window
from tests.support.window_parts import window_parts
from tests.support.window_person import WindowPerson
from tests.transcription.test_sound import tone

from rehearse.app.parts import Parts
from rehearse.domain.rehearsal import Answer, TakeState
from rehearse.ui.pages.rehearse.put_question import Stage
from rehearse.ui.widgets.recording_drop import RecordingDrop

pytestmark = pytest.mark.gui

_PATIENCE_MS = 20_000


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    made = window_parts(tmp_path / "home")
    made.settings.change(speak_questions=False, first_check_done=True)
    yield made
    made.worker.close()


@pytest.fixture
def person(parts: Parts, tmp_path: Path, qtbot: QtBot) -> Iterator[WindowPerson]:
    window = open_window(parts, tmp_path)
    person = WindowPerson(window, parts, qtbot)
    person.arrives_at(window.pages.home)
    yield person
    window.close()
    window.shut_down()
    window.deleteLater()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "my answer.ogg"
    soundfile.write(path, tone(2.0, 44_100), 44_100)
    return path


def dragged(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def hold(page: QWidget, data: QMimeData) -> bool:
    """Drag something over a page; returns whether the page would take it."""
    event = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def drop(page: QWidget, *files: Path) -> bool:
    data = dragged(*files)
    if not hold(page, data):
        return False
    event = QDropEvent(
        QPoint(9, 9).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    QApplication.sendEvent(page, event)
    return True


def invitation(page: QWidget) -> RecordingDrop:
    return page.findChildren(RecordingDrop)[0]


def answers(person: WindowPerson) -> tuple[Answer, ...]:
    (summary,) = person.parts.library.summaries()
    return person.parts.library.load(summary.id).answers


def test_a_file_that_is_dropped_on_the_question_is_the_answer(
    person: WindowPerson, mine: Path
) -> None:
    page = person.window.pages.rehearse
    person.starts()
    assert hold(page, dragged(mine))
    assert invitation(page).isVisible()
    assert invitation(page).geometry() == page.rect()
    assert drop(page, mine)
    assert not invitation(page).isVisible()
    person.waits_to_see("Your answer is saved")
    person.waits_to_see("Nothing in it stands out")
    first, *_ = answers(person)
    (take,) = first.takes
    assert take.recording is not None
    assert take.recording.path.suffix == ".flac"
    assert take.recording.path.is_relative_to(person.parts.recordings)
    assert take.recording.duration_s == pytest.approx(2.0, abs=0.15)
    assert take.state is TakeState.ANALYSED
    assert mine.is_file()


def test_a_file_can_be_chosen_by_key_or_button(person: WindowPerson, mine: Path) -> None:
    page = person.window.pages.rehearse
    person.starts()
    person.qtbot.keyClick(page, Qt.Key.Key_U)
    dialog = page.findChildren(QFileDialog)[0]
    assert "*.m4a" in dialog.nameFilters()[0]
    dialog.setDirectory(str(mine.parent))
    dialog.selectFile(mine.name)
    dialog.accept()
    person.waits_to_see("Your answer is saved")


def test_what_cannot_be_used_is_said_in_place_and_the_question_stays(
    person: WindowPerson, tmp_path: Path, mine: Path
) -> None:
    page = person.window.pages.rehearse
    (tmp_path / "letter.mp3").write_text("Dear Sir or Madam")
    person.starts()
    drop(page, tmp_path / "letter.mp3")
    person.qtbot.waitUntil(
        lambda: "letter.mp3 cannot be read as sound" in person.banner(), timeout=_PATIENCE_MS
    )
    assert page.stage is Stage.PUT
    drop(page, mine, tmp_path / "letter.mp3")
    assert "2 files were dropped" in person.banner()
    assert person.button("Record") is not None


def test_only_a_question_that_waits_for_its_answer_takes_a_file(
    person: WindowPerson, mine: Path
) -> None:
    page = person.window.pages.rehearse
    person.starts()
    text = QMimeData()
    text.setText("not a file")
    assert not hold(page, text)
    drop(page, mine)
    person.waits_to_see("Your answer is saved")
    assert not hold(page, dragged(mine))
    assert not invitation(page).isVisible()
    assert person.button("Use a recording… (U)") is None


def test_a_file_that_is_carried_on_leaves_the_page_as_it_was(
    person: WindowPerson, mine: Path
) -> None:
    page = person.window.pages.rehearse
    person.starts()
    assert hold(page, dragged(mine))
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not invitation(page).isVisible()


def test_in_the_review_it_becomes_another_take(
    person: WindowPerson, mine: Path, tmp_path: Path
) -> None:
    review = person.window.pages.review
    person.starts()
    drop(person.window.pages.rehearse, mine)
    person.waits_to_see("Nothing in it stands out")
    person.window.presenters.rehearse.end()
    person.arrives_at(review)
    assert drop(review, mine)
    person.qtbot.waitUntil(
        lambda: review.pane.take_actions.takes.count() == 2, timeout=_PATIENCE_MS
    )
    person.qtbot.waitUntil(
        lambda: answers(person)[0].takes[-1].state is TakeState.ANALYSED, timeout=_PATIENCE_MS
    )
    first, *_ = answers(person)
    assert [take.number for take in first.takes] == [1, 2]
    assert review.shown_take_id == first.takes[1].id
    assert person.banner() == ""

    (tmp_path / "letter.txt").write_text("Dear Sir or Madam")
    drop(review, tmp_path / "letter.txt")
    person.qtbot.waitUntil(
        lambda: "letter.txt cannot be read as sound" in person.banner(), timeout=_PATIENCE_MS
    )
    assert len(answers(person)[0].takes) == 2


def test_in_the_review_a_skipped_question_takes_one_too(person: WindowPerson, mine: Path) -> None:
    review = person.window.pages.review
    person.starts()
    drop(person.window.pages.rehearse, mine)
    person.waits_to_see("Nothing in it stands out")
    person.window.presenters.rehearse.end()
    person.arrives_at(review)
    review.list.setCurrentIndex(review.model.index(1))
    assert review.shown_take_id is None
    drop(review, mine)
    person.qtbot.waitUntil(lambda: review.shown_take_id is not None, timeout=_PATIENCE_MS)
    assert [len(answer.takes) for answer in answers(person)][:2] == [1, 1]
    person.press("Use a recording as another take")
    assert any(one.isVisible() for one in review.findChildren(QFileDialog))
    review.findChildren(QFileDialog)[0].reject()
