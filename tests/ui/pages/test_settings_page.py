"""Settings: what is in force is shown, what is changed is told at once."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from rehearse.domain.settings import EngineChoice, Settings, ThemeChoice
from rehearse.ui.pages.settings_page import THRESHOLDS, SettingsPage, default_thresholds

pytestmark = pytest.mark.gui

FIELDS = {field.name: field for field in dataclasses.fields(Settings)}


class SettingsDriver:
    """A person who changes settings."""

    def __init__(self, page: SettingsPage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChildren(QAbstractButton)
        return next(one for one in found if name in (one.accessibleName(), one.text()))

    def number(self, option: str) -> QSpinBox | QDoubleSpinBox:
        meaning = FIELDS[option].metadata["meaning"]
        found: list[QSpinBox | QDoubleSpinBox] = [
            *self.page.findChildren(QSpinBox),
            *self.page.findChildren(QDoubleSpinBox),
        ]
        return next(one for one in found if one.accessibleName() == meaning)

    def change(self, name: str) -> tuple[str, object]:
        with self.qtbot.waitSignal(self.page.setting_changed) as blocker:
            self.button(name).click()
        option, value = blocker.args
        assert isinstance(option, str)
        return option, value

    def text(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel))


@pytest.fixture
def person(qtbot: QtBot) -> SettingsDriver:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.resize(1000, 3000)
    page.show()
    page.show_settings(Settings())
    return SettingsDriver(page, qtbot)


@pytest.mark.parametrize("option", [*THRESHOLDS, "think_seconds", "text_scale"])
def test_each_number_has_its_meaning_range_default_and_source(
    person: SettingsDriver, option: str
) -> None:
    field, number = FIELDS[option], person.number(option)
    assert number.value() == field.default
    assert number.minimum() == field.metadata["low"]
    assert number.maximum() == field.metadata["high"]
    assert f"Default {field.default}" in person.text()
    assert str(field.metadata["source"]) in person.text()


def test_values_in_force_are_shown_without_a_change_being_told(person: SettingsDriver) -> None:
    changed = Settings(
        engine=EngineChoice.POCKETSPHINX,
        theme=ThemeChoice.DARK,
        speak_questions=False,
        pace_slow_wpm=90,
        too_long_factor=2.0,
    )
    with person.qtbot.assertNotEmitted(person.page.setting_changed):
        person.page.show_settings(changed)
    assert person.button("Recogniser: Built-in").isChecked()
    assert person.button("Theme: Dark").isChecked()
    assert not person.button("&Read each question aloud").isChecked()
    assert person.number("pace_slow_wpm").value() == 90
    assert person.number("too_long_factor").value() == 2.0


def test_choices_are_told_with_the_name_of_the_option(person: SettingsDriver) -> None:
    assert person.change("Theme: Light") == ("theme", ThemeChoice.LIGHT)
    assert person.change("Recogniser: Whisper") == ("engine", EngineChoice.WHISPER)
    assert person.change("&Read each question aloud") == ("speak_questions", False)


def test_typed_number_is_told_once_it_is_finished(person: SettingsDriver) -> None:
    number = person.number("think_seconds")
    told: list[tuple[str, object]] = []
    person.page.setting_changed.connect(lambda *args: told.append(args))
    number.selectAll()
    person.qtbot.keyClicks(number, "45")
    assert told == []
    person.qtbot.keyClick(number, Qt.Key.Key_Return)
    assert told == [("think_seconds", 45)]


def test_wheel_over_a_number_does_not_change_it(person: SettingsDriver) -> None:
    number = person.number("think_seconds")
    number.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        number.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with person.qtbot.assertNotEmitted(person.page.setting_changed):
        QApplication.sendEvent(number, turn)
    assert number.value() == Settings().think_seconds


def test_data_folder_is_named_and_can_be_opened(person: SettingsDriver) -> None:
    person.page.show_data_folder(Path("/home/me/rehearse"))
    assert str(Path("/home/me/rehearse")) in person.text()
    with person.qtbot.waitSignal(person.page.data_folder_opened):
        person.button("Open folder").click()


def test_defaults_are_those_of_the_settings() -> None:
    assert Settings(**default_thresholds()) == Settings()  # type: ignore[arg-type]  # by name
    assert set(default_thresholds()) == set(THRESHOLDS)


def test_speaker_is_chosen_by_name(person: SettingsDriver) -> None:
    person.page.show_speakers(["Headphones"], chosen="")
    found = person.page.findChildren(QComboBox)
    picker = next(one for one in found if one.accessibleName() == "Loudspeaker")
    with person.qtbot.waitSignal(person.page.setting_changed) as blocker:
        picker.activated.emit(picker.findText("Headphones"))
    assert blocker.args == ["speaker", "Headphones"]


def test_every_control_has_a_name_and_takes_the_keyboard(person: SettingsDriver) -> None:
    for control in (
        *person.page.findChildren(QAbstractSpinBox),
        *person.page.findChildren(QComboBox),
        *person.page.findChildren(QAbstractButton),
    ):
        if control.isVisible():
            is_check_box = isinstance(control, QAbstractButton) and control.text()
            assert control.accessibleName() or is_check_box
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
