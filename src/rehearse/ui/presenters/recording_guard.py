"""What can happen to a recording while the person speaks: it is cut off, or the computer sleeps."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from rehearse.app.ports import ActiveRecording
from rehearse.ui.sleep_watch import SleepWatch

_LOOK_MS = 200


def slept_sentence(seconds: float) -> str:
    """Return what is said to somebody whose computer slept in the middle of an answer."""
    translate = QCoreApplication.translate
    minutes = round(seconds / 60)
    said = translate("recording_guard", "The computer slept for {n} minutes").format(n=minutes)
    if minutes < 1:
        said = translate("recording_guard", "The computer was asleep for a moment")
    elif minutes == 1:
        said = translate("recording_guard", "The computer slept for a minute")
    rest = translate(
        "recording_guard",
        "so your answer is paused. What you said is safe: go on, or start over.",
    )
    return f"{said}, {rest}"


class RecordingGuard(QObject):
    """Looks after one recording at a time, between `watch` and `rest`."""

    cut_off = Signal(str)
    """Nothing more can be recorded; the sentence says why. Told once a recording."""

    slept = Signal(float)
    """The computer slept for so many seconds and is awake again."""

    def __init__(self, *, sleep: SleepWatch | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sleep = sleep or SleepWatch()
        self._recording: ActiveRecording | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, recording: ActiveRecording) -> None:
        """Look after `recording` from now on."""
        self._recording = recording
        self._sleep.restart()
        self._timer.start()

    def rest(self) -> None:
        """Look after nothing."""
        self._timer.stop()
        self._recording = None

    @Slot()
    def _look(self) -> None:
        recording = self._recording
        if recording is None:
            return
        slept_s = self._sleep.slept_s()
        if slept_s:
            self.slept.emit(slept_s)
        if recording.is_over():
            sentence = recording.problem()
            self.rest()
            self.cut_off.emit(sentence)
