"""The whole application changes dress at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI

from rehearse.domain.finding import FindingKind
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme, current_colours, set_look
from rehearse.ui.theme_colours import DARK, LIGHT
from rehearse.ui.theme_findings import (
    FindingGroup,
    group_of,
    icon_name_of,
    pen_style_of,
    underline_of,
)
from rehearse.ui.theme_icons import icon_path
from rehearse.ui.widgets.icon_button import IconButton

pytestmark = GUI


@pytest.mark.parametrize(
    ("choice", "expected"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)]
)
def test_choice_dresses_the_application(
    qapp: QApplication, choice: ThemeChoice, expected: object
) -> None:
    apply_theme(qapp, choice)
    assert current_colours() is expected
    assert QGuiApplication.palette().window().color().name().upper() == current_colours().window


def test_change_of_theme_reaches_a_shown_window(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    page.setObjectName("page")
    qtbot.addWidget(page)
    apply_theme(qapp, ThemeChoice.LIGHT)
    page.resize(40, 40)
    page.show()
    assert page.grab().toImage().pixelColor(20, 20).name().upper() == LIGHT.window
    apply_theme(qapp, ThemeChoice.DARK)
    assert page.grab().toImage().pixelColor(20, 20).name().upper() == DARK.window


def test_icons_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    button = IconButton("square", accessible_name="Stop")
    qtbot.addWidget(button)
    light = button.icon().pixmap(24, 24).toImage()
    apply_theme(qapp, ThemeChoice.DARK)
    assert button.icon().pixmap(24, 24).toImage() != light


def test_text_grows_in_full_and_headings_by_half(qtbot: QtBot, qapp: QApplication) -> None:
    question = QLabel("Why us?")
    qtbot.addWidget(question)
    set_look(question, "question")
    apply_theme(qapp, ThemeChoice.LIGHT, text_scale=100)
    assert question.fontInfo().pixelSize() == 30
    assert QApplication.font().pixelSize() == 15
    apply_theme(qapp, ThemeChoice.LIGHT, text_scale=200)
    assert question.fontInfo().pixelSize() == 45
    assert QApplication.font().pixelSize() == 30
    apply_theme(qapp, ThemeChoice.LIGHT)


def test_bundled_typeface_is_used(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    assert QApplication.font().family().startswith("Inter")


def test_system_choice_follows_the_system(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.SYSTEM)
    system_is_dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert current_colours().dark is system_is_dark


def test_forced_choice_ignores_the_system(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_colours() is LIGHT


@pytest.mark.parametrize("kind", FindingKind)
def test_every_kind_of_finding_has_a_look(kind: FindingKind) -> None:
    group = group_of(kind)
    assert icon_path(icon_name_of(group)).is_file()


def test_groups_differ_without_colour() -> None:
    assert len({underline_of(group) for group in FindingGroup}) == len(FindingGroup)
    assert len({pen_style_of(group) for group in FindingGroup}) == len(FindingGroup)
    assert len({icon_name_of(group) for group in FindingGroup}) == len(FindingGroup)


def test_unknown_icon_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="nonesuch"):
        icon_path("nonesuch")
