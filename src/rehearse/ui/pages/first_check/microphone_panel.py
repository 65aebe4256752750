"""Which microphone, and whether it hears the person."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rehearse.ui.pages.first_check.device_picker import DevicePicker
from rehearse.ui.pages.labels import label
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.icon_button import IconButton
from rehearse.ui.widgets.level_meter import LevelMeter

TEST_SECONDS = 3
"""How long the test records."""


class TestStage(StrEnum):
    """How far the microphone test has come."""

    __test__ = False  # not a test class, whatever its name

    IDLE = "idle"
    OPENING = "opening"
    LISTENING = "listening"
    PLAYING = "playing"
    PASSED = "passed"


class MicrophonePanel(QFrame):
    """The picker, the level meter, and a test that records three seconds and plays them back."""

    microphone_chosen = Signal(str)
    """Name of the microphone; "" is the system's own."""

    test_started = Signal()
    test_stopped = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._stage = TestStage.IDLE
        self._picker = DevicePicker(self.tr("Microphone"))
        self._meter = LevelMeter()
        self._test = IconButton("mic", self.tr("&Test the microphone"), look="")
        self._says = label("", "muted")
        self._problem = label("", "error")
        self._settings_url = ""
        self._settings = IconButton(
            "external-link", self.tr("&Open the system's settings"), look=""
        )
        self._settings.clicked.connect(self._on_settings)
        self._lay_out()
        self.setFocusProxy(self._picker)
        self._picker.device_chosen.connect(self.microphone_chosen)
        self._test.clicked.connect(self._on_test_clicked)
        self.show_stage(TestStage.IDLE)
        self.show_problem("")

    def show_microphones(self, names: Sequence[str], *, chosen: str) -> None:
        """List the microphones that are plugged in and select `chosen`."""
        self._picker.show_devices(names, chosen=chosen)

    def show_stage(self, stage: TestStage) -> None:
        """Say how far the test has come."""
        self._stage = stage
        if stage is not TestStage.LISTENING:
            self._meter.rest()
        running = stage in {TestStage.LISTENING, TestStage.PLAYING}
        text = self.tr("S&top") if running else self._invitation()
        self._test.set_label(text)
        self._test.set_icon_name("square" if running else "mic")
        self._test.setAccessibleName(text.replace("&", ""))
        self._test.setEnabled(stage is not TestStage.OPENING)
        self._says.setText(self._sentence(stage))

    def show_listening(self, level: Callable[[], float]) -> None:
        """Say that the test records; `level` gives the peak of the last moments, 0 to 1."""
        self.show_problem("")
        self.show_stage(TestStage.LISTENING)
        self._meter.follow(level)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what is wrong and how to mend it; "" when nothing is."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._settings.setVisible(bool(sentence and self._settings_url))
        if sentence:
            self.show_stage(TestStage.IDLE)
            self._says.clear()

    def offer_settings(self, url: str) -> None:
        """Offer with each problem the page of the system's settings at `url`; none where ""."""
        self._settings_url = url

    @property
    def stage(self) -> TestStage:
        """How far the test has come."""
        return self._stage

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(GRID)
        rows.addWidget(label(self.tr("Microphone"), "heading"))
        picking = QHBoxLayout()
        picking.setSpacing(GRID)
        picking.addWidget(self._picker, 1)
        picking.addWidget(self._test)
        rows.addLayout(picking)
        rows.addWidget(self._meter)
        self._keep_height(self._says)
        rows.addWidget(self._says)
        rows.addWidget(self._problem)
        mending = QHBoxLayout()
        mending.addWidget(self._settings)
        mending.addStretch(1)
        rows.addLayout(mending)

    def _keep_height(self, line: QLabel) -> None:
        # The cards below would jump each time that the sentence comes and goes.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)

    def _invitation(self) -> str:
        if self._stage is TestStage.PASSED:
            return self.tr("&Test again")
        return self.tr("&Test the microphone")

    def _sentence(self, stage: TestStage) -> str:
        sentences = {
            TestStage.IDLE: self.tr(
                "Records {n} seconds and plays them back; nothing of it is kept."
            ).format(n=TEST_SECONDS),
            TestStage.OPENING: self.tr("Opening the microphone…"),
            TestStage.LISTENING: self.tr("Say something, as loud as you would in the interview."),
            TestStage.PLAYING: self.tr("This is how you sounded."),
            TestStage.PASSED: self.tr("The microphone hears you."),
        }
        return sentences[stage]

    @Slot()
    def _on_settings(self) -> None:
        QDesktopServices.openUrl(QUrl(self._settings_url))

    @Slot()
    def _on_test_clicked(self) -> None:
        if self._stage in {TestStage.LISTENING, TestStage.PLAYING}:
            self.test_stopped.emit()
        else:
            self.test_started.emit()
