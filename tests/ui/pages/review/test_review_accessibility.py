"""The review page by keyboard alone and by screen reader, and as a picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.sample_rehearsals import peaks, sample_rehearsal
from tests.support.screenshots import SIZES, THEMES, take_screenshot

from rehearse.app.replay import finding_range
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.pages.review.review_page import ReviewPage
from rehearse.ui.theme import apply_theme, current_colours

pytestmark = GUI

Role = QAccessible.Role
# What a person operates or reads as one thing; the rest is frames and words.
OPERATED = {Role.Button, Role.List, Role.EditableText, Role.ComboBox, Role.ProgressBar, Role.Slider}


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[ReviewPage]:
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = ReviewPage(finding_range=finding_range)
    made.show_rehearsal(sample_rehearsal(rough=True))
    made.set_waveform("take-disagreement-1", peaks())
    made.resize(SIZES[0])
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    shiboken6.delete(made)


def everything_in(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None:
            yield from everything_in(child)


@pytest.mark.parametrize("row", range(6))
def test_every_control_has_a_name(page: ReviewPage, row: int) -> None:
    page.list.setCurrentIndex(page.model.index(row))
    root = QAccessible.queryAccessibleInterface(page)
    named = 0
    for node in everything_in(root):
        if node.role() in OPERATED and not node.state().invisible:
            assert node.text(QAccessible.Text.Name), node.object()
            named += 1
    assert named >= 4


def test_tab_reaches_every_control_and_comes_round(page: ReviewPage, qtbot: QtBot) -> None:
    wanted = {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and _takes_tab(widget)
    }
    reached: list[QWidget] = []
    focus: QWidget = page.list
    while focus not in reached:
        reached.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        now = page.window().focusWidget()
        assert now is not None
        focus = now
    assert wanted <= set(reached)
    buttons = [button for card in page.findings.cards for button in card.buttons]
    order = [stop for stop in reached if stop in buttons or stop is page.findings.more]
    assert order == [*(button for button in buttons if button in wanted), page.findings.more]
    assert {page.pane.transcript, page.pane.waveform, page.pane.player.play} <= set(reached)


def test_focus_can_be_seen_on_every_control(page: ReviewPage) -> None:
    for widget in (
        page.list,
        page.pane.transcript,
        page.pane.waveform,
        page.pane.player.play,
        page.header.back,
        page.findings.cards[0].dismiss,
    ):
        page.header.export.setFocus()
        without = widget.grab().toImage()
        widget.setFocus()
        assert widget.grab().toImage() != without, widget


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=["small", "large"])
def test_screenshot_wears_the_theme(
    page: ReviewPage, tmp_path: Path, theme: ThemeChoice, size: QSize
) -> None:
    path = take_screenshot(page, tmp_path / "shots" / "review.png", theme=theme, size=size)
    image = QImage(str(path))
    assert image.size() == size
    colours = current_colours()
    assert image.pixelColor(4, size.height() - 4).name().upper() == colours.window
    shades = {
        image.pixelColor(x, y).name().upper()
        for x in range(0, size.width(), 3)
        for y in range(0, size.height(), 3)
    }
    assert {colours.surface, colours.tone, colours.fit, colours.text} <= shades


@pytest.mark.parametrize("text_scale", [100, 150, 200])
def test_nothing_is_cut_off_at_any_text_size(
    page: ReviewPage, tmp_path: Path, text_scale: int, qapp: QApplication
) -> None:
    take_screenshot(page, tmp_path / "a.png", theme=ThemeChoice.LIGHT, text_scale=text_scale)
    page.resize(SIZES[0])
    page.show()
    qapp.processEvents()
    assert page.width() <= SIZES[0].width()
    for widget in (page.list, page.pane, page.findings):
        corner = widget.mapTo(page, QPoint(0, 0))
        assert page.rect().contains(QRect(corner, widget.size()))
    column = page.findings.viewport().width()
    for card in page.findings.cards:
        if card.isVisible():
            assert card.width() <= column
            assert card.minimumSizeHint().width() <= column
    apply_theme(qapp, ThemeChoice.LIGHT)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and (
        widget.focusProxy() is None
    )
