"""The docked player: it asks, somebody else plays."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from rehearse.ui.theme import set_look
from rehearse.ui.widgets.clock_text import clock_text
from rehearse.ui.widgets.flow_layout import FlowLayout
from rehearse.ui.widgets.icon_button import IconButton

SKIP_S = 5.0
"""How far one press on skip goes, in seconds."""

SPEEDS = (0.75, 0.9, 1.0, 1.25, 1.5)
"""How fast the sound can be heard; its pitch stays."""


class PlayerBar(QWidget):
    """Knows where the sound is and how long it is; holds no sound."""

    play_requested = Signal(float)
    pause_requested = Signal()
    seek_requested = Signal(float)
    speed_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duration_s = 0.0
        self._position_s = 0.0
        self._is_playing = False
        self.back = IconButton("rewind", "5 s", accessible_name=self.tr("Back 5 seconds"))
        self.play = IconButton("play", look="primary")
        self.forward = IconButton("fast-forward", "5 s", accessible_name=self.tr("On 5 seconds"))
        self.speed = QComboBox()
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("How fast it is played; the voice keeps its pitch"))
        for speed in SPEEDS:
            self.speed.addItem(f"{speed:g}×", speed)  # noqa: RUF001 -- the sign for "times"
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self._time = QLabel()
        self._arrange()
        self.play.clicked.connect(self._on_play_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.forward.clicked.connect(self._on_forward_clicked)
        self.speed.currentIndexChanged.connect(self._on_speed_changed)
        self.set_playing(is_playing=False)
        self.set_duration(0.0)

    def set_duration(self, seconds: float) -> None:
        """Take on another recording, at its start; 0 switches the player off."""
        self._duration_s = seconds
        self.setEnabled(seconds > 0)
        self.set_position(0.0)

    def set_position(self, seconds: float) -> None:
        """Show where the sound is."""
        self._position_s = min(max(seconds, 0.0), self._duration_s)
        here, whole = clock_text(self._position_s), clock_text(self._duration_s)
        self._time.setText(f"{here} / {whole}")
        spoken = self.tr("{here} of {whole}").format(here=here, whole=whole)
        self._time.setAccessibleName(spoken)

    def set_playing(self, *, is_playing: bool) -> None:
        """Show whether sound is heard now."""
        self._is_playing = is_playing
        self.play.set_icon_name("pause" if is_playing else "play")
        self.play.set_label(self.tr("Pause") if is_playing else self.tr("Play answer"))
        self.play.setAccessibleName(self.tr("Pause") if is_playing else self.tr("Play the answer"))

    def set_urged(self, *, is_urged: bool) -> None:
        """Make playing the obvious next step, or leave that to another button."""
        set_look(self.play, "primary" if is_urged else "")
        self.play.dress()

    @property
    def position_s(self) -> float:
        """Where the sound is, in seconds."""
        return self._position_s

    @property
    def is_playing(self) -> bool:
        """Whether sound is heard now."""
        return self._is_playing

    @property
    def time_text(self) -> str:
        """Position and length as shown."""
        return self._time.text()

    def _arrange(self) -> None:
        set_look(self._time, "digits")
        set_look(self.speed, "compact")
        row = FlowLayout(self)
        for widget in (self.play, self.back, self.forward, self.speed, self._time):
            row.addWidget(widget)

    @Slot()
    def _on_play_clicked(self) -> None:
        if self._is_playing:
            self.pause_requested.emit()
        else:
            self.play_requested.emit(self._position_s)

    @Slot()
    def _on_back_clicked(self) -> None:
        self._skip(-SKIP_S)

    @Slot()
    def _on_forward_clicked(self) -> None:
        self._skip(SKIP_S)

    @Slot(int)
    def _on_speed_changed(self, row: int) -> None:
        self.speed_chosen.emit(SPEEDS[row])

    def _skip(self, seconds: float) -> None:
        self.seek_requested.emit(min(max(self._position_s + seconds, 0.0), self._duration_s))
