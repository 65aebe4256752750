"""Playing parts of recordings: one at a time, at the speed that was chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.gui_marks import GUI

from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.domain.errors import SpeakerUnavailable
from rehearse.domain.transcript import TimeRange
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.presenters.replay_presenter import ReplayPresenter

pytestmark = GUI
AUDIO = Path("answer.flac")


class SteeredPlayback:
    """Sound that stands where the test puts it."""

    def __init__(self, start: float) -> None:
        self.position = start
        self.is_stopped = False

    def position_s(self) -> float:
        return self.position

    def is_finished(self) -> bool:
        return self.is_stopped

    def pause(self) -> None:
        raise AssertionError("nobody asks for this")

    def resume(self) -> None:
        raise AssertionError("nobody asks for this")

    def stop(self) -> None:
        self.is_stopped = True


class SteeredPlayer:
    def __init__(self) -> None:
        self.asked: list[tuple[TimeRange | None, float]] = []
        self.playbacks: list[SteeredPlayback] = []
        self.failure: Exception | None = None

    def play(
        self,
        audio: Path,
        part: TimeRange | None = None,
        *,
        device: str = "",
        speed: float = 1.0,
    ) -> SteeredPlayback:
        if self.failure is not None:
            raise self.failure
        self.asked.append((part, speed))
        self.playbacks.append(SteeredPlayback(part.start if part else 0.0))
        return self.playbacks[-1]


class Desk:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.player = SteeredPlayer()
        self.runner = BackgroundRunner()
        self.qtbot = qtbot
        self.replay = ReplayPresenter(
            player=self.player,
            settings=SettingsKeeper(folder / "settings.json"),
            runner=self.runner,
        )

    def plays(self, start: float, end: float) -> None:
        with self.qtbot.waitSignal(self.replay.position_changed):
            self.replay.play(AUDIO, TimeRange(start, end))


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.replay.stop()
    made.runner.shutdown()


def test_a_part_is_played_as_recorded(desk: Desk) -> None:
    desk.plays(1.0, 3.0)
    assert desk.player.asked == [(TimeRange(1.0, 3.0), 1.0)]


def test_another_speed_goes_on_from_where_the_sound_is(desk: Desk) -> None:
    desk.plays(1.0, 3.0)
    desk.player.playbacks[0].position = 1.8
    with desk.qtbot.waitSignal(desk.replay.position_changed):
        desk.replay.set_speed(1.5)
    assert desk.player.asked[1:] == [(TimeRange(1.8, 3.0), 1.5)]
    assert desk.player.playbacks[0].is_stopped


def test_the_speed_is_remembered(desk: Desk) -> None:
    desk.replay.set_speed(0.75)
    assert desk.player.asked == []
    desk.plays(1.0, 3.0)
    assert desk.player.asked == [(TimeRange(1.0, 3.0), 0.75)]


def test_the_same_speed_again_does_not_break_the_sound(desk: Desk) -> None:
    desk.plays(1.0, 3.0)
    desk.replay.set_speed(1.0)
    assert not desk.player.playbacks[0].is_stopped


def test_after_the_end_a_new_speed_plays_nothing(desk: Desk) -> None:
    desk.plays(1.0, 3.0)
    with desk.qtbot.waitSignal(
        desk.replay.position_changed, check_params_cb=lambda seconds: seconds is None
    ):
        desk.player.playbacks[0].is_stopped = True
    desk.replay.set_speed(1.5)
    assert len(desk.player.asked) == 1


def test_no_loudspeaker_is_one_sentence(desk: Desk) -> None:
    desk.player.failure = SpeakerUnavailable("No loudspeaker was found.")
    with desk.qtbot.waitSignal(desk.replay.failed) as said:
        desk.replay.play(AUDIO, TimeRange(0.0, 1.0))
    assert said.args == ["No loudspeaker was found."]
