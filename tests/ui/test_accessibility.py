"""Every page, window and dialog by screen reader and by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QStyle,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.accessible_tree import count_operated, nameless, takes_tab
from tests.support.sample_screens import SCREENS
from tests.support.sample_windows import WINDOWS
from tests.support.screenshots import THEMES
from tests.support.window_parts import window_parts

import rehearse.ui
from rehearse.domain.settings import ThemeChoice
from rehearse.ui.accessible_roles import install_roles
from rehearse.ui.main_window import MainWindow
from rehearse.ui.presenters.bank_dialogs import ask_to_delete
from rehearse.ui.presenters.deletion_question import DeletionQuestion
from rehearse.ui.presenters.job_dialogs import ask_to_delete_job
from rehearse.ui.presenters.leave_question import ask_to_leave
from rehearse.ui.theme import apply_theme
from rehearse.ui.window_pages import WindowPages

pytestmark = pytest.mark.gui

EVERYTHING = {**SCREENS, **WINDOWS}
EACH = pytest.mark.parametrize("make", EVERYTHING.values(), ids=EVERYTHING.keys())
_MOST_STOPS = 120
# A date is typed part by part, and Tab goes through them.
_MOST_SECTIONS = 3


@pytest.fixture(autouse=True)
def usual_looks(qapp: QApplication) -> Iterator[None]:
    install_roles()
    apply_theme(qapp, ThemeChoice.LIGHT)
    yield
    apply_theme(qapp, ThemeChoice.LIGHT)


def shown(make: Callable[[], QWidget], qtbot: QtBot) -> QWidget:
    made = make()
    window = made
    if make in SCREENS.values():
        window = QMainWindow()
        window.setCentralWidget(made)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    return window


def test_no_page_of_the_window_is_left_out(qtbot: QtBot) -> None:
    pages = WindowPages()
    qtbot.addWidget(pages)
    there = {type(pages.widget(number)).__name__ for number in range(pages.count())}
    drawn = set()
    for make in SCREENS.values():
        screen = make()
        qtbot.addWidget(screen)
        drawn.add(type(screen).__name__)
    assert there == drawn


@EACH
def test_every_control_has_a_name_and_a_role(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    page = shown(make, qtbot)
    assert nameless(page) == []
    assert count_operated(page) > 0


@EACH
def test_tab_reaches_every_control_once_and_comes_round(
    make: Callable[[], QWidget], qtbot: QtBot
) -> None:
    page = shown(make, qtbot)
    wanted = {widget for widget in page.findChildren(QWidget) if needs_a_stop(widget)}
    forwards = walk(page, qtbot, Qt.Key.Key_Tab)
    backwards = walk(page, qtbot, Qt.Key.Key_Backtab)
    assert [told(one) for one in wanted if one not in forwards] == []
    assert {told(one) for one in forwards} ^ {told(one) for one in backwards} == set()
    assert [told(one) for one in forwards if not one.isVisible()] == []


@EACH
@pytest.mark.parametrize("theme", THEMES)
def test_focus_can_be_seen_wherever_it_is(
    make: Callable[[], QWidget], theme: ThemeChoice, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, theme)
    page = shown(make, qtbot)
    unseen: list[str] = []

    def look_at(stop: QWidget) -> None:
        place = surroundings(stop, page)
        with_focus = page.grab(place).toImage()
        stop.clearFocus()
        without = page.grab(place).toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if stop.visibleRegion().isEmpty() or with_focus == without:
            unseen.append(told(stop))

    walk(page, qtbot, Qt.Key.Key_Tab, at_each=look_at)
    assert unseen == []


@pytest.mark.parametrize(
    "name", ["home", "library", "questions", "job", "review", "settings", "export", "progress"]
)
def test_tab_goes_as_one_reads(name: str, qtbot: QtBot) -> None:
    """Within what stands together, from left to right and down."""
    page = shown(EVERYTHING[name], qtbot)
    stops = walk(page, qtbot, Qt.Key.Key_Tab)
    against = [
        (told(one), told(other))
        for one, other in pairwise(stops)
        if one.parentWidget() is other.parentWidget() and lies_before(other, one)
    ]
    # One step leads from the last back to the first.
    assert len(against) <= 1, against


@EACH
def test_nothing_moves_of_itself(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    page = shown(make, qtbot)
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    widgets = [one for one in page.findChildren(QWidget) if takes_tab(one)]
    assert [told(one) for one in widgets if one.style().styleHint(duration, None, one)] == []
    bars = page.findChildren(QProgressBar)
    assert [told(bar) for bar in bars if bar.isVisible() and bar.minimum() == bar.maximum()] == []


def test_no_effect_of_the_platform_is_left_on(qapp: QApplication) -> None:
    assert not any(qapp.isEffectEnabled(effect) for effect in Qt.UIEffect)


def test_no_part_of_the_window_is_animated() -> None:
    moving = re.compile(r"\bQ(\w*Animation\w*|TimeLine|Movie|Graphics\w*Effect|Scroller)\b")
    sources = Path(rehearse.ui.__file__).parent.rglob("*.py")
    assert [one.name for one in sources if moving.search(one.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda parent: DeletionQuestion(Path("rehearse"), parent=parent).open(),
        lambda parent: ask_to_leave(parent, lambda: None),
        lambda parent: ask_to_delete_job(parent, "Transport planner", lambda: None),
        lambda parent: ask_to_delete(parent, "Delete “Mine”?", "It is gone then.", lambda: None),
    ],
    ids=["everything", "leave", "job", "bank"],
)
def test_questions_are_named_and_begin_at_what_does_no_harm(
    ask: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    ask(parent)
    (box,) = parent.findChildren(QMessageBox)
    qtbot.waitUntil(box.isActiveWindow)
    assert nameless(box) == []
    first = box.focusWidget()
    assert isinstance(first, QPushButton)
    assert box.buttonRole(first) is QMessageBox.ButtonRole.RejectRole
    assert len(walk(box, qtbot, Qt.Key.Key_Tab)) == len(box.buttons())
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_the_whole_window_is_named_on_every_page(tmp_path: Path, qtbot: QtBot) -> None:
    parts = window_parts(tmp_path)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(parts=parts, application=application, memory=memory)
    qtbot.addWidget(window)
    window.show()
    try:
        for number in range(window.pages.count()):
            page = window.pages.widget(number)
            assert page is not None
            window.pages.turn_to(page)
            assert nameless(window) == []
        for menu in (one.menu() for one in window.menuBar().actions()):
            assert isinstance(menu, QMenu)
            assert menu.title()
            actions = [one for one in menu.actions() if not one.isSeparator()]
            assert actions
            assert all(one.text() for one in actions)
    finally:
        window.close()
        window.shut_down()
        parts.worker.close()


def needs_a_stop(widget: QWidget) -> bool:
    inside_one = isinstance(widget.parentWidget(), QLineEdit)
    return takes_tab(widget) and not inside_one and not is_other_of_a_group(widget)


def is_other_of_a_group(widget: QWidget) -> bool:
    """Of buttons of which one is down, Tab reaches that one and the arrows the others."""
    group = getattr(widget, "group", lambda: None)()
    return group is not None and group.exclusive() and group.checkedButton() is not widget


def walk(
    page: QWidget,
    qtbot: QtBot,
    key: Qt.Key,
    *,
    at_each: Callable[[QWidget], None] = lambda _stop: None,
) -> list[QWidget]:
    """Press a key until the focus comes round; fail where it never leaves a control."""
    stops: list[QWidget] = []
    focus = page.focusWidget()
    within = 0
    for _ in range(_MOST_STOPS):
        qtbot.keyClick(focus, key)
        now = page.focusWidget()
        assert now is not None
        within = within + 1 if now is focus else 0
        if within > _MOST_SECTIONS and stops in ([], [now]):
            # The only one there is.
            return [now]
        assert within <= _MOST_SECTIONS, f"the focus is caught in {told(now)}"
        focus = now
        if within:
            continue
        if now in stops:
            # Only where it began may it come round.
            assert now is stops[0], [told(stop) for stop in (*stops, now)]
            return stops
        stops.append(now)
        at_each(now)
    pytest.fail(f"no way round after {_MOST_STOPS} steps")


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"


def surroundings(stop: QWidget, page: QWidget) -> QRect:
    return QRect(stop.mapTo(page, QPoint(0, 0)), stop.size()).adjusted(-4, -4, 4, 4)


def lies_before(one: QWidget, other: QWidget) -> bool:
    """Whether `one` is read before `other`: above it, or left of it in the same line."""
    first, second = one.geometry(), other.geometry()
    if first.bottom() < second.top():
        return True
    is_same_line = first.top() <= second.bottom() and second.top() <= first.bottom()
    return is_same_line and first.right() <= second.left()
