"""The choices of a report, and what they say."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rehearse.app.exports import ExportFormat
from rehearse.domain.report import Omission
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.pages.export_form import ExportForm
from rehearse.ui.theme import apply_theme

pytestmark = pytest.mark.gui


@pytest.fixture
def form(qtbot: QtBot) -> ExportForm:
    made = ExportForm(tuple(ExportFormat))
    made.offer_scopes(["This rehearsal", "A period…"], has_period=True)
    made.show_report("<p>words</p>")
    qtbot.addWidget(made)
    made.show()
    return made


def choose(form: ExportForm, ending: ExportFormat) -> None:
    form.formats.setCurrentIndex(form.formats.findData(ending))


def test_everything_is_in_it_until_the_person_says_otherwise(form: ExportForm) -> None:
    assert form.without == frozenset()
    assert form.ending is ExportFormat.PDF
    assert form.hint.text() == "Sound is saved as a zip file beside the report."


def test_each_choice_asks_for_another_report(form: ExportForm, qtbot: QtBot) -> None:
    for box in (form.transcripts, form.sound, form.names):
        with qtbot.waitSignal(form.changed):
            box.click()
    with qtbot.waitSignal(form.changed):
        form.scopes.setCurrentIndex(1)
    with qtbot.waitSignal(form.changed):
        form.since.setDate(QDate(2026, 1, 2))
    assert form.without == frozenset(Omission)
    assert form.days[0] == date(2026, 1, 2)


def test_the_voice_goes_with_the_names(form: ExportForm) -> None:
    form.names.click()
    assert form.without == {Omission.NAMES, Omission.AUDIO}
    assert not form.sound.isEnabled()
    assert "the voice goes too" in form.hint.text()
    form.names.click()
    assert form.without == frozenset()


def test_days_are_asked_for_a_period_alone(form: ExportForm) -> None:
    assert not form.since.isVisible()
    form.scopes.setCurrentIndex(1)
    assert form.is_period
    assert form.since.isVisible()


def test_one_offer_is_no_choice(form: ExportForm) -> None:
    form.offer_scopes(["This file"], has_period=False)
    assert not form.scopes.isVisible()
    assert not form.is_period


def test_an_interview_file_without_transcripts_cannot_be_saved(form: ExportForm) -> None:
    choose(form, ExportFormat.JSON)
    assert form.save.isEnabled()
    form.transcripts.click()
    assert not form.save.isEnabled()
    assert form.hint.text() == "An interview file is made of its transcripts."
    choose(form, ExportFormat.HTML)
    assert form.save.isEnabled()
    assert form.hint.text() == "The short quotes of the points stay."


def test_a_problem_is_told_and_nothing_can_be_saved(form: ExportForm) -> None:
    form.show_problem("No report was written: there is nothing.")
    assert form.banner.text == "No report was written: there is nothing."
    assert not form.save.isEnabled()
    form.scopes.setCurrentIndex(1)
    assert not form.banner.isVisible()


def test_nothing_can_be_saved_while_the_report_is_made(form: ExportForm) -> None:
    form.show_busy()
    assert not form.save.isEnabled()
    assert form.preview_note.text() == "Making the report…"
    form.show_report("<p>words</p>")
    assert form.save.isEnabled()
    assert not form.preview_note.isVisible()


def test_every_control_says_what_it_is(form: ExportForm) -> None:
    for control in (form.scopes, form.formats, form.since, form.until, form.view):
        assert control.accessibleName()


def test_large_letters_on_a_small_screen_leave_the_buttons_in_sight(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT, text_scale=200)
    try:
        large = ExportForm(tuple(ExportFormat))
        large.offer_scopes(["This rehearsal", "A period…"], has_period=True)
        qtbot.addWidget(large)
        large.resize(1280, 720)
        large.show()
        large.scopes.setCurrentIndex(1)
        assert large.height() == 720
        foot = large.save.mapTo(large, large.save.rect().bottomRight())
        assert large.rect().contains(foot)
    finally:
        apply_theme(qapp, ThemeChoice.LIGHT)
