"""What is really heard when a point is played in the review: captured behind the loudspeaker."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.virtual_microphone import VirtualMicrophone
from tests.ui.presenters.test_review_presenter import FIRST, Desk

from rehearse.domain.settings import ThemeChoice
from rehearse.ui.theme import apply_theme

pytestmark = [pytest.mark.gui, pytest.mark.device]
RATE = 48_000
PATIENCE_MS = 20_000


@pytest.fixture
def desk(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, virtual_microphone: VirtualMicrophone
) -> Iterator[Desk]:
    """A review whose first take is noise: no two stretches of it are alike."""
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = Desk(tmp_path, qtbot)
    random = np.random.default_rng(0)
    noise = random.integers(1_000, 20_000, 42 * RATE).astype(np.int16)
    soundfile.write(made.parts.recordings / f"{FIRST}.wav", noise, RATE)
    made.opens()
    made.driver.choose_take(1)
    yield made
    made.closes()


def play_first_point(desk: Desk) -> None:
    desk.driver.click_button("Play this moment", within=desk.driver.cards[0])
    with desk.qtbot.waitSignal(
        desk.replay.position_changed,
        timeout=PATIENCE_MS,
        check_params_cb=lambda seconds: seconds is None,
    ):
        pass


def heard(path: Path) -> np.ndarray:
    samples: np.ndarray = soundfile.read(path, dtype="int16", always_2d=True)[0][:, 0]
    (sounding,) = np.nonzero(samples)
    return samples[sounding[0] : sounding[-1] + 1]


def test_a_point_is_heard_from_a_second_before_its_first_word_to_its_last(
    desk: Desk, virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    finding = desk.driver.cards[0].finding
    assert finding.start_s is not None
    assert finding.end_s is not None
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        play_first_point(desk)
    recorded = soundfile.read(desk.parts.recordings / f"{FIRST}.wav", dtype="int16")[0]
    first, last = round((finding.start_s - 1.0) * RATE), round(finding.end_s * RATE)
    assert np.array_equal(heard(tmp_path / "heard.wav"), recorded[first:last])


def test_it_takes_as_much_longer_as_the_speed_says(
    desk: Desk, virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    finding = desk.driver.cards[0].finding
    assert finding.start_s is not None
    assert finding.end_s is not None
    desk.qtbot.keyClick(desk.page.pane.player.speed, Qt.Key.Key_Home)
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        play_first_point(desk)
    seconds = len(heard(tmp_path / "heard.wav")) / RATE
    assert seconds == pytest.approx((finding.end_s - finding.start_s + 1.0) / 0.75, abs=0.02)
