"""The window with its real parts: from the first check to the review, and out again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListView,
)
from pytestqt.qtbot import QtBot
from tests.support.open_window import open_window
from tests.support.virtual_microphone import VirtualMicrophone
from tests.support.window_parts import DownloadAtWill, window_parts
from tests.support.window_person import WindowPerson

from rehearse.app.parts import Parts
from rehearse.app.take_processing import EngineStopped, context_of
from rehearse.domain.job import Job
from rehearse.domain.rehearsal import Mode, TakeState
from rehearse.ui.pages.export_form import ExportForm
from rehearse.ui.pages.first_check.microphone_panel import TestStage
from rehearse.ui.pages.rehearse.put_question import Stage

pytestmark = [pytest.mark.gui, pytest.mark.device]

_PATIENCE_MS = 20_000


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    made = window_parts(tmp_path)
    made.settings.change(speak_questions=False)
    yield made
    made.worker.close()


@pytest.fixture
def person(
    parts: Parts, virtual_microphone: VirtualMicrophone, tmp_path: Path, qtbot: QtBot
) -> Iterator[WindowPerson]:
    virtual_microphone.keep_awake()
    window = open_window(parts, tmp_path)
    yield WindowPerson(window, parts, qtbot)
    window.close()
    window.shut_down()
    window.deleteLater()


def test_practice_from_the_first_check_to_the_review(person: WindowPerson) -> None:
    person.passes_the_check()
    assert person.parts.settings.current.first_check_done
    person.starts()
    person.answers()
    person.waits_to_see("Nothing in it stands out")
    person.press("Next question")
    for _ in range(3):
        person.press("Skip (S)")
    person.arrives_at(person.window.pages.review)
    summary = person.parts.library.summaries()[0]
    assert (summary.answered, summary.asked) == (1, 4)
    person.press("Back")
    person.arrives_at(person.window.pages.home)
    lists = person.page.findChildren(QListView)
    person.qtbot.waitUntil(lambda: lists[0].model().rowCount() == 1)


def test_take_recorded_is_kept_with_its_sound_and_words(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.answers()
    person.waits_to_see("Nothing in it stands out")
    rehearsal = person.parts.library.load(person.parts.library.summaries()[0].id)
    take = rehearsal.answers[0].last_take
    assert take is not None
    assert take.state is TakeState.ANALYSED
    assert take.recording is not None
    assert take.recording.path.exists()
    assert take.recording.duration_s > 0.3


def test_trying_again_makes_a_second_take_of_the_same_question(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.answers()
    person.press("Try again (T)")
    person.answers()
    rehearsal = person.parts.library.load(person.parts.library.summaries()[0].id)
    assert [take.number for take in rehearsal.answers[0].takes] == [1, 2]


def test_starting_over_throws_the_sound_away_and_records_anew(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.records(seconds=1.0)
    person.press("I'd like to start over")
    person.records_on()
    person.press("Done")
    person.waits_to_see("Your answer is saved")
    rehearsal = person.parts.library.load(person.parts.library.summaries()[0].id)
    takes = rehearsal.answers[0].takes
    assert len(takes) == 1
    assert takes[0].recording is not None
    kept = [path for path in person.parts.recordings.rglob("*") if path.is_file()]
    assert kept == [takes[0].recording.path]


def test_a_tough_interviewer_follows_up_once_and_says_why_only_in_the_review(
    person: WindowPerson,
) -> None:
    person.passes_the_check()
    person.press("Interviewer: Tough")
    person.starts()
    person.press("Skip (S)")
    person.answers()
    person.press("Next question")
    person.waits_to_see("How did it end?")
    assert person.sees("Question 2 of 3: a follow-up")
    assert not person.sees("a tough interviewer")
    person.answers()
    person.press("Next question")
    person.waits_to_see("Question 3 of 3")
    person.press("Skip (S)")
    person.press("Skip (S)")
    person.arrives_at(person.window.pages.review)
    rehearsal = person.parts.library.load(person.parts.library.summaries()[0].id)
    takes = [len(answer.takes) for answer in rehearsal.answers]
    assert takes == [0, 1, 1, 0, 0]
    person.window.pages.review.list.setCurrentIndex(person.window.pages.review.model.index(2))
    assert person.sees("a tough interviewer")


def test_real_goes_from_question_to_question_without_stops(person: WindowPerson) -> None:
    person.passes_the_check()
    person.press("Mode: Real")
    person.starts()
    for _ in range(4):
        person.records_on()
        person.press("Done")
    person.arrives_at(person.window.pages.review)
    summary = person.parts.library.summaries()[0]
    assert (summary.mode, summary.answered) == (Mode.REAL, 4)


def test_ending_in_the_middle_of_an_answer_keeps_it(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.records()
    person.press("End rehearsal")
    person.answers_box("End rehearsal")
    person.arrives_at(person.window.pages.review)
    assert person.parts.library.summaries()[0].answered == 1


def test_ending_before_anything_was_said_leaves_no_trace(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.press("End rehearsal")
    person.answers_box("End rehearsal")
    person.arrives_at(person.window.pages.home)
    person.qtbot.waitUntil(lambda: not person.parts.library.summaries())


def test_going_on_after_asking_to_end_goes_on_recording(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.records()
    person.press("End rehearsal")
    person.answers_box("Go on")
    assert person.window.pages.rehearse.stage is Stage.RECORDING


def test_closing_while_recording_keeps_the_answer(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.records()
    person.window.close()
    assert person.window.isVisible()
    person.qtbot.waitUntil(lambda: not person.window.isVisible(), timeout=_PATIENCE_MS)
    assert person.parts.library.summaries()[0].answered == 1


def test_no_microphone_is_one_sentence_and_the_question_stays(
    person: WindowPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.passes_the_check()
    person.parts.settings.change(microphone="A microphone that is not there")
    person.starts()
    person.press("Record")
    person.qtbot.waitUntil(lambda: bool(person.banner()), timeout=_PATIENCE_MS)
    assert "A microphone that is not there" in person.banner()
    assert person.window.pages.rehearse.stage is Stage.PUT
    assert person.button("Record") is not None


def test_answer_is_heard_in_the_review(
    person: WindowPerson, virtual_microphone: VirtualMicrophone
) -> None:
    person.passes_the_check()
    person.starts()
    person.records(seconds=3)
    person.press("End rehearsal")
    person.answers_box("End rehearsal")
    person.arrives_at(person.window.pages.review)
    person.press("Play the answer")
    person.qtbot.waitUntil(virtual_microphone.is_playing, timeout=_PATIENCE_MS)
    person.press("Pause")
    person.qtbot.waitUntil(lambda: not virtual_microphone.is_playing(), timeout=_PATIENCE_MS)
    person.press("Back")
    person.arrives_at(person.window.pages.home)


def test_microphone_test_ends_when_its_page_is_left(
    person: WindowPerson, virtual_microphone: VirtualMicrophone
) -> None:
    person.arrives_at(person.window.pages.first_check)
    person.press("Test the microphone")
    person.press("Continue with the built-in recogniser")
    person.arrives_at(person.window.pages.home)
    scratch = person.window.presenters.scratch
    person.qtbot.waitUntil(
        lambda: not virtual_microphone.is_heard() and not list(scratch.iterdir()),
        timeout=_PATIENCE_MS,
    )
    assert person.window.pages.first_check.microphone.stage is TestStage.IDLE


def test_retake_from_the_review_returns_there(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    person.answers()
    person.press("End rehearsal")
    person.answers_box("End rehearsal")
    person.arrives_at(person.window.pages.review)
    person.window.activateWindow()
    person.qtbot.waitUntil(person.window.isActiveWindow)
    person.qtbot.keyClick(person.page.focusWidget(), Qt.Key.Key_T)
    person.arrives_at(person.window.pages.rehearse)
    person.answers()
    person.press("See the review")
    person.arrives_at(person.window.pages.review)
    rehearsal = person.parts.library.load(person.parts.library.summaries()[0].id)
    assert len(rehearsal.answers[0].takes) == 2


def test_report_is_written_where_the_person_says(person: WindowPerson, tmp_path: Path) -> None:
    person.passes_the_check()
    person.starts()
    person.answers()
    person.waits_to_see("Nothing in it stands out")
    person.press("End rehearsal")
    person.answers_box("End rehearsal")
    person.arrives_at(person.window.pages.review)
    person.window.menu.export.trigger()
    (form,) = person.window.findChildren(ExportForm)
    person.qtbot.waitUntil(lambda: "What was said" in form.view.toPlainText(), timeout=_PATIENCE_MS)
    form.save.click()
    (dialog,) = form.findChildren(QFileDialog)
    path = tmp_path / "report.json"
    dialog.fileSelected.emit(str(path))
    person.qtbot.waitUntil(path.exists, timeout=_PATIENCE_MS)
    assert len(json.loads(path.read_text(encoding="utf-8"))["answers"]) == 1
    person.qtbot.waitUntil(lambda: str(path) in person.window.statusBar().currentMessage())


def test_a_recogniser_that_stopped_is_told_of_at_the_foot(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    sentence = "Whisper small.en stopped. Your recording is safe, and Whisper tiny.en took over."
    rehearsal = person.parts.library.load(person.parts.library.summaries()[0].id)
    context = context_of(rehearsal, rehearsal.answers[0].id)
    stopped = EngineStopped(context=context, take_id="t", sentence=sentence)
    person.window.presenters.news.engine_stopped.emit(stopped)
    assert person.window.statusBar().currentMessage() == sentence


def test_last_job_is_remembered_in_the_next_window(
    person: WindowPerson, tmp_path: Path, qtbot: QtBot
) -> None:
    person.passes_the_check()
    person.window.pages.home.show_job(Job(title="Nurse"))
    person.press("Questions: 5")
    person.starts()
    again = open_window(person.parts, tmp_path)
    home = again.pages.home
    qtbot.waitUntil(lambda: home.wish().prepared is not None, timeout=_PATIENCE_MS)
    prepared = home.wish().prepared
    assert prepared is not None
    assert prepared.job.title == "Nurse"
    again.close()
    again.shut_down()
    again.deleteLater()


def test_microphone_test_hears_and_plays_back(person: WindowPerson) -> None:
    person.arrives_at(person.window.pages.first_check)
    person.press("Test the microphone")
    person.waits_to_see("Say something")
    person.waits_to_see("The microphone sends only silence")
    assert not list(person.window.presenters.scratch.iterdir())


def test_download_goes_on_while_the_person_does(person: WindowPerson) -> None:
    person.arrives_at(person.window.pages.first_check)
    store = person.parts.models
    assert isinstance(store, DownloadAtWill)
    person.press("Download")
    person.waits_to_see("250 kB of 1 MB")
    person.press("Continue while it downloads")
    person.arrives_at(person.window.pages.home)
    assert person.window.statusBar().currentMessage() == "Downloading Whisper… 25 %"
    store.may_end.set()
    person.window.menu.settings.trigger()
    person.arrives_at(person.window.pages.settings)
    person.waits_to_see("Whisper is on this computer.")


def test_cancelled_download_leaves_things_as_they_were(person: WindowPerson) -> None:
    person.arrives_at(person.window.pages.first_check)
    person.press("Download")
    person.press("Cancel download")
    person.press("Download")
    store = person.parts.models
    assert isinstance(store, DownloadAtWill)
    store.fail_with("The disk is full; what has arrived is kept.")
    person.waits_to_see("The disk is full; what has arrived is kept.")


def test_settings_take_effect_and_lead_back(person: WindowPerson) -> None:
    person.passes_the_check()
    person.window.menu.settings.trigger()
    person.arrives_at(person.window.pages.settings)
    person.press("Theme: Dark")
    assert person.parts.settings.current.theme == "dark"
    person.press("Back")
    person.arrives_at(person.window.pages.home)


def test_menu_leads_nowhere_else_while_rehearsing(person: WindowPerson) -> None:
    person.passes_the_check()
    person.starts()
    menu = person.window.menu
    assert not any(one.isEnabled() for one in (menu.new, menu.settings, menu.check, menu.export))


def test_notices_of_the_start_are_shown(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, qtbot: QtBot
) -> None:
    parts = window_parts(tmp_path, notices=("my-bank.toml, line 4: unknown kind.",))
    parts.settings.change(first_check_done=True)
    window = open_window(parts, tmp_path)
    person = WindowPerson(window, parts, qtbot)
    person.arrives_at(window.pages.home)
    assert "my-bank.toml" in person.banner()
    window.close()
    window.shut_down()
    window.deleteLater()
    parts.worker.close()


def test_geometry_is_remembered(person: WindowPerson, tmp_path: Path) -> None:
    person.window.resize(1001, 701)
    person.window.close()
    again = open_window(person.parts, tmp_path)
    # The width is cut to the screen, which is a small one where there is none.
    assert again.height() == 701
    again.close()
    again.shut_down()
    again.deleteLater()


def test_one_question_is_asked_from_the_questions_page(person: WindowPerson) -> None:
    person.passes_the_check()
    person.press("Browse questions")
    person.arrives_at(person.window.pages.questions)
    person.press("Ask me this one")
    person.arrives_at(person.window.pages.rehearse)
    person.answers()
    person.press("See the review")
    person.arrives_at(person.window.pages.review)
    assert person.parts.library.summaries()[0].asked == 1
    person.window.menu.questions.trigger()
    person.press("Back")
    person.arrives_at(person.window.pages.home)


def test_progress_leads_to_the_rehearsal_of_a_point_and_to_the_next_questions(
    person: WindowPerson,
) -> None:
    person.passes_the_check()
    window = person.window
    window.menu.progress.trigger()
    person.arrives_at(window.pages.progress)
    person.waits_to_see("Nothing to show yet")
    person.press("Start a rehearsal")
    person.arrives_at(window.pages.home)
    person.starts()
    person.answers()
    window.presenters.rehearse.end()
    person.arrives_at(window.pages.review)
    person.qtbot.waitUntil(
        lambda: any(
            one.is_judged for held in person.parts.library.measured() for one in held.answers
        ),
        timeout=_PATIENCE_MS,
    )
    window.menu.progress.trigger()
    person.arrives_at(window.pages.progress)
    person.waits_to_see("1 rehearsal, 1 answered")
    person.qtbot.waitUntil(lambda: window.pages.progress.shown.plot.is_drawn, timeout=_PATIENCE_MS)
    window.pages.progress.shown.plot.point_opened.emit(0)
    person.arrives_at(window.pages.review)
    window.menu.progress.trigger()
    person.press("Practise these")
    person.arrives_at(window.pages.rehearse)
    assert not window.menu.progress.isEnabled()
