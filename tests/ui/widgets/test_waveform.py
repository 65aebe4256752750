"""The waveform shows where the points lie and takes the person there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI
from tests.support.sample_rehearsals import peaks

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme, current_colours
from rehearse.ui.theme_findings import FindingGroup
from rehearse.ui.widgets.waveform import WaveformView
from rehearse.ui.widgets.waveform_drawing import WaveformSpan

pytestmark = GUI
SPAN = WaveformSpan(start_s=10, end_s=20, group=FindingGroup.TONE, label="About your boss")


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> WaveformView:
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = WaveformView()
    qtbot.addWidget(made)
    made.resize(400, 72)
    made.set_peaks(peaks(), duration_s=40.0)
    made.show()
    return made


def count_of(image: QImage, colour: str, columns: range) -> int:
    return sum(
        image.pixelColor(x, y).name().upper() == colour
        for x in columns
        for y in range(image.height())
    )


def test_click_asks_for_the_moment(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.seek_requested) as asked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 30))
    assert asked.args == [pytest.approx(10.0)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Left, 7.0),
        (Qt.Key.Key_Right, 17.0),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 40.0),
    ],
)
def test_keys_move(qtbot: QtBot, view: WaveformView, key: Qt.Key, expected: float) -> None:
    view.set_position(12.0)
    with qtbot.waitSignal(view.seek_requested) as asked:
        qtbot.keyClick(view, key)
    assert asked.args == [pytest.approx(expected)]


def test_keys_stay_within_the_recording(qtbot: QtBot, view: WaveformView) -> None:
    view.set_position(2.0)
    with qtbot.waitSignal(view.seek_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert asked.args == [0.0]


def test_marked_seconds_wear_the_colour_of_their_point(view: WaveformView) -> None:
    shade = current_colours().finding(FindingGroup.TONE)
    assert count_of(view.grab().toImage(), shade, range(400)) == 0
    view.set_spans((SPAN,))
    image = view.grab().toImage()
    assert count_of(image, shade, range(100, 200)) > 100
    assert count_of(image, shade, range(210, 400)) == 0


def test_playhead_stands_where_the_sound_is(view: WaveformView) -> None:
    accent = current_colours().accent
    view.clearFocus()
    view.set_position(20.0)
    image = view.grab().toImage()
    assert count_of(image, accent, range(198, 202)) > 60
    view.set_position(None)
    assert count_of(view.grab().toImage(), accent, range(400)) == 0


def test_focus_can_be_seen(view: WaveformView) -> None:
    view.clearFocus()
    without = view.grab().toImage()
    view.setFocus()
    assert view.grab().toImage() != without


def test_screen_reader_hears_length_and_points(view: WaveformView) -> None:
    view.set_spans((SPAN,))
    assert "0:40" in view.accessibleName()
    assert view.accessibleDescription() == "0:10 About your boss"


def test_without_sound_nothing_is_asked(qtbot: QtBot, view: WaveformView) -> None:
    view.set_peaks((), duration_s=0.0)
    with qtbot.assertNotEmitted(view.seek_requested):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 30))
