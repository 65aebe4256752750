"""Playing parts of recordings for the review page."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehearse.app.ports import Playback, Player
from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.domain.errors import RehearseError
from rehearse.domain.transcript import TimeRange
from rehearse.ui.background_runner import BackgroundRunner

_POLL_MS = 33


class ReplayPresenter(QObject):
    """Plays one part at a time; a new one, or `stop`, ends the last."""

    position_changed = Signal(object)
    """Seconds from the start of the file of what is heard now; None when it has ended."""

    failed = Signal(str)
    """The sentence to show."""

    def __init__(
        self,
        *,
        player: Player,
        settings: SettingsKeeper,
        runner: BackgroundRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._settings = settings
        self._runner = runner
        self._playback: Playback | None = None
        self._asked = 0
        self._speed = 1.0
        self._heard: tuple[Path, TimeRange] | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._follow)

    def play(self, audio: Path, part: TimeRange) -> None:
        """Play `part` (seconds) of a sound file."""
        self._silence()
        self._asked += 1
        self._heard = (audio, part)
        speaker = self._settings.current.speaker
        self._runner.run(
            partial(self._player.play, audio, part, device=speaker, speed=self._speed),
            on_done=partial(self._begin, self._asked),
            on_error=self._fail,
        )

    @Slot(float)
    def set_speed(self, speed: float) -> None:
        """Play at another speed (1 is as recorded) from now on, and what is heard from here on."""
        if speed == self._speed:
            return
        self._speed = speed
        if self._playback is not None and self._heard is not None:
            audio, part = self._heard
            here = min(max(self._playback.position_s(), part.start), part.end)
            self.play(audio, TimeRange(here, part.end))

    @Slot()
    def stop(self) -> None:
        """Be silent at once."""
        self._asked += 1
        self._silence()
        self.position_changed.emit(None)

    def _begin(self, asked: int, playback: Playback) -> None:
        if asked != self._asked:
            # Another part, or silence, was asked for while the device was being opened.
            self._runner.run(playback.stop)
            return
        self._playback = playback
        self._poll.start()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._playback is None:
            return
        if self._playback.is_finished():
            # The last position first: the page decides by it whether the end was reached.
            self.position_changed.emit(self._playback.position_s())
            self._silence()
            self.position_changed.emit(None)
        else:
            self.position_changed.emit(self._playback.position_s())

    def _silence(self) -> None:
        self._poll.stop()
        if self._playback is not None:
            self._runner.run(self._playback.stop)
            self._playback = None

    def _fail(self, error: RehearseError) -> None:
        self.position_changed.emit(None)
        self.failed.emit(str(error))
