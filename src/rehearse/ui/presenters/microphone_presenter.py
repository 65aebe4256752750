"""The microphone panel at work: devices that come and go, and the test."""

import uuid
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from rehearse.app.microphone_loudness import loudness_problem
from rehearse.app.microphone_settings import microphone_settings_url
from rehearse.app.parts import Parts
from rehearse.app.ports import ActiveRecording, Playback
from rehearse.domain.errors import RehearseError
from rehearse.domain.recording import Recording
from rehearse.ui.background_runner import BackgroundRunner
from rehearse.ui.device_watch import DeviceWatch
from rehearse.ui.pages.first_check.microphone_panel import TEST_SECONDS, MicrophonePanel, TestStage
from rehearse.ui.presenters.setting_change import change_setting

_POLL_MS = 50


class MicrophonePresenter(QObject):
    """Records three seconds, plays them back and throws them away."""

    def __init__(
        self,
        panel: MicrophonePanel,
        *,
        devices: DeviceWatch,
        parts: Parts,
        runner: BackgroundRunner,
        scratch: Path,
    ) -> None:
        """Keep the sound of tests in the folder `scratch`, each until it was heard."""
        super().__init__(panel)
        self._panel = panel
        self._devices = devices
        self._recorder = parts.recorder
        self._player = parts.player
        self._settings = parts.settings
        self._runner = runner
        self._scratch = scratch
        self._recording: ActiveRecording | None = None
        self._playback: Playback | None = None
        self._heard: Path | None = None
        self._problem = ""
        self._loudest = 0.0
        self._listening = QTimer(self)
        self._listening.setInterval(_POLL_MS)
        self._listening.timeout.connect(self._follow_recording)
        self._playing = QTimer(self)
        self._playing.setInterval(_POLL_MS)
        self._playing.timeout.connect(self._follow_playback)
        devices.changed.connect(self.show_devices)
        panel.microphone_chosen.connect(self._choose)
        panel.test_started.connect(self._start_test)
        panel.test_stopped.connect(self.stop_test)
        panel.offer_settings(microphone_settings_url())

    @Slot()
    def show_devices(self) -> None:
        """List what is plugged in now."""
        chosen = self._settings.current.microphone
        self._panel.show_microphones(self._devices.microphones(), chosen=chosen)

    @Slot()
    def stop_test(self) -> None:
        """End the test wherever it stands; nothing of it is kept."""
        self._listening.stop()
        if self._recording is not None:
            self._runner.run(self._recording.discard)
            self._recording = None
            self._panel.show_stage(TestStage.IDLE)
        elif self._playback is not None:
            self._runner.run(self._playback.stop)
            self._end_playback()
        elif self._panel.stage is TestStage.OPENING:
            # What is being opened or packed now is thrown away when it arrives.
            self._panel.show_stage(TestStage.IDLE)

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.stop_test()
        self._panel.show_problem(change_setting(self._settings, microphone=name))
        self._panel.show_stage(TestStage.IDLE)

    @Slot()
    def _start_test(self) -> None:
        self.stop_test()
        self._panel.show_problem("")
        self._panel.show_stage(TestStage.OPENING)
        path = self._scratch / f"microphone-test-{uuid.uuid4().hex}.wav"
        device = self._settings.current.microphone
        self._runner.run(
            lambda: self._recorder.start(path, device=device),
            on_done=self._listen,
            on_error=self._show_error,
        )

    def _listen(self, recording: ActiveRecording) -> None:
        if self._panel.stage is not TestStage.OPENING:
            self._runner.run(recording.discard)
            return
        self._recording = recording
        self._problem = ""
        self._loudest = 0.0
        self._panel.show_listening(recording.level)
        self._listening.start()

    @Slot()
    def _follow_recording(self) -> None:
        if self._recording is None:
            return
        self._problem = self._recording.problem()
        self._loudest = max(self._loudest, self._recording.level())
        # A device from which nothing comes would keep the person waiting for its first sound.
        if self._recording.elapsed_s() >= TEST_SECONDS or self._problem:
            self._listening.stop()
            recording, self._recording = self._recording, None
            self._panel.show_stage(TestStage.OPENING)
            self._runner.run(recording.stop, on_done=self._play, on_error=self._show_error)

    def _play(self, recording: Recording) -> None:
        self._heard = recording.path
        was_stopped = self._panel.stage is not TestStage.OPENING
        if was_stopped or self._problem:
            self._end_playback()
            self._panel.show_stage(TestStage.IDLE)
            self._panel.show_problem(self._problem)
            return
        speaker = self._settings.current.speaker
        self._runner.run(
            lambda: self._player.play(recording.path, device=speaker),
            on_done=self._follow,
            on_error=self._show_error,
        )

    def _follow(self, playback: Playback) -> None:
        self._playback = playback
        self._panel.show_stage(TestStage.PLAYING)
        self._playing.start()

    @Slot()
    def _follow_playback(self) -> None:
        if self._playback is not None and self._playback.is_finished():
            self._end_playback()

    def _end_playback(self) -> None:
        self._playing.stop()
        self._playback = None
        if self._heard is not None:
            heard, self._heard = self._heard, None
            self._runner.run(lambda: heard.unlink(missing_ok=True))
        problem = loudness_problem(self._loudest)
        self._panel.show_stage(TestStage.IDLE if problem else TestStage.PASSED)
        self._panel.show_problem(problem)

    def _show_error(self, error: RehearseError) -> None:
        if self._heard is not None:
            self._end_playback()
        self._panel.show_problem(str(error))
