"""Zooming and scrolling the sound of an answer: by buttons, keys, wheel and scroll bar."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.sample_rehearsals import peaks

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme
from rehearse.ui.theme_findings import FindingGroup
from rehearse.ui.widgets.waveform_drawing import WaveformSpan
from rehearse.ui.widgets.waveform_panel import WaveformPanel

pytestmark = GUI
WHOLE_S = 180.0


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> WaveformPanel:
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = WaveformPanel()
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.view.set_peaks(peaks(6000), duration_s=WHOLE_S)
    made.show()
    return made


def in_view(panel: WaveformPanel) -> tuple[float, float]:
    window = panel.view.window_in_view
    return window.start, window.end


def turn_wheel(panel: WaveformPanel, notches: int, *, x: float, with_control: bool) -> bool:
    """Turn the wheel over the sound; returns whether anybody took it."""
    place = QPointF(x, 30)
    event = QWheelEvent(
        place,
        QPointF(panel.view.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier if with_control else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    panel.view.wheelEvent(event)
    return event.isAccepted()


def test_buttons_zoom_and_end_at_the_whole_and_at_the_nearest(
    qtbot: QtBot, panel: WaveformPanel
) -> None:
    assert not panel.zoom_out.isEnabled()
    assert not panel.bar.isVisible()
    presses = 0
    while panel.zoom_in.isEnabled():
        qtbot.mouseClick(panel.zoom_in, Qt.MouseButton.LeftButton)
        presses += 1
    assert 5 < presses < 20
    assert panel.view.window_in_view.length == pytest.approx(2.0)
    assert panel.bar.isVisible()
    while panel.zoom_out.isEnabled():
        qtbot.mouseClick(panel.zoom_out, Qt.MouseButton.LeftButton)
    assert in_view(panel) == (0.0, WHOLE_S)


def test_keys_zoom_around_the_playhead(qtbot: QtBot, panel: WaveformPanel) -> None:
    panel.view.set_position(30.0)
    before = panel.view.x_of(30.0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Plus)
    qtbot.keyClick(panel.view, Qt.Key.Key_Plus)
    assert panel.view.window_in_view.length == pytest.approx(WHOLE_S / 2.25)
    assert panel.view.x_of(30.0) == pytest.approx(before)
    qtbot.keyClick(panel.view, Qt.Key.Key_0)
    assert in_view(panel) == (0.0, WHOLE_S)


def test_the_wheel_zooms_at_the_pointer_and_scrolls_what_is_zoomed(panel: WaveformPanel) -> None:
    under = panel.view.seconds_at(400)
    assert turn_wheel(panel, 4, x=400, with_control=True)
    assert panel.view.seconds_at(400) == pytest.approx(under, abs=0.01)
    start, _ = in_view(panel)
    assert turn_wheel(panel, -1, x=400, with_control=False)
    assert in_view(panel)[0] > start


def test_the_wheel_over_the_whole_answer_is_left_to_the_page(panel: WaveformPanel) -> None:
    assert not turn_wheel(panel, -1, x=400, with_control=False)
    assert in_view(panel) == (0.0, WHOLE_S)


def test_the_bar_scrolls_and_follows(panel: WaveformPanel) -> None:
    panel.view.zoom(6.0, around=0.0)
    panel.bar.setValue(90_000)
    assert in_view(panel) == pytest.approx((90.0, 120.0))
    panel.view.scroll_to(10.0)
    assert panel.bar.value() == 10_000


def test_a_click_asks_for_the_moment_that_is_seen_there(qtbot: QtBot, panel: WaveformPanel) -> None:
    panel.view.zoom(6.0, around=0.0)
    panel.view.scroll_to(60.0)
    with qtbot.waitSignal(panel.view.seek_requested) as asked:
        qtbot.mouseClick(
            panel.view, Qt.MouseButton.LeftButton, pos=QPoint(panel.view.width() // 2, 30)
        )
    assert asked.args == [pytest.approx(75.0, abs=0.1)]


def test_the_view_goes_along_with_the_playhead(panel: WaveformPanel) -> None:
    panel.view.zoom(18.0, around=0.0)
    panel.view.set_position(9.9)
    panel.view.set_position(10.1)
    assert panel.view.window_in_view.holds(10.1)


def test_who_scrolled_away_is_left_alone(panel: WaveformPanel) -> None:
    panel.view.zoom(18.0, around=0.0)
    panel.view.set_position(5.0)
    panel.view.scroll_to(100.0)
    panel.view.set_position(5.1)
    assert in_view(panel)[0] == 100.0
    panel.view.set_position(150.0)
    assert panel.view.window_in_view.holds(150.0)


def test_the_point_at_hand_comes_into_view(panel: WaveformPanel) -> None:
    span = WaveformSpan(start_s=170, end_s=175, group=FindingGroup.TONE, label="About your boss")
    panel.view.set_spans((span,))
    panel.view.zoom(18.0, around=0.0)
    panel.view.set_active_span(span)
    start, end = in_view(panel)
    assert start < span.start_s
    assert span.end_s < end


def test_another_answer_is_seen_whole(panel: WaveformPanel) -> None:
    panel.view.zoom(18.0, around=0.0)
    panel.view.set_peaks(peaks(600), duration_s=42.0)
    assert in_view(panel) == (0.0, 42.0)
