"""Which voice reads the questions aloud, how fast, and a sentence to hear it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rehearse.domain.settings import Settings
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.questions.option_editor import OptionEditor
from rehearse.ui.theme import GRID
from rehearse.ui.widgets.icon_button import IconButton


class VoicePanel(QWidget):
    """Lists the voices that were found; without any it says what the person can do."""

    setting_changed = Signal(str, object)
    """Name of the option in `Settings` and its new value."""

    sample_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self._names: tuple[str, ...] = ()
        self._voice = QComboBox()
        self._voice.setMinimumContentsLength(24)
        self._voice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._rate = OptionEditor("speech_rate")
        self._sample = IconButton("volume-2", self.tr("&Hear it"))
        self._none = label(
            self.tr(
                "No voice was found on this computer, so questions are shown as text. On Linux "
                "the package espeak-ng or flite brings one."
            ),
            "small",
        )
        self._none.hide()
        self._lay_out()
        self._voice.activated.connect(self._on_voice)
        self._rate.changed.connect(self.setting_changed)
        self._sample.clicked.connect(self.sample_asked)
        self._list_voices()

    def show_settings(self, settings: Settings) -> None:
        """Show the values in force."""
        self._chosen = settings.voice
        self._rate.show_value(settings)
        self._list_voices()

    def show_voices(self, names: Sequence[str]) -> None:
        """Offer these voices."""
        self._names = tuple(names)
        self._none.setVisible(not names)
        self._sample.setEnabled(bool(names))
        self._list_voices()

    def _list_voices(self) -> None:
        self._voice.clear()
        self._voice.addItem(self.tr("The system's own"), "")
        for name in self._names:
            self._voice.addItem(name, name)
        if self._chosen and self._chosen not in self._names:
            text = self.tr("{name} (not found)").format(name=self._chosen)
            self._voice.addItem(text, self._chosen)
        self._voice.setCurrentIndex(max(self._voice.findData(self._chosen), 0))

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(GRID)
        choice.addWidget(self._voice, 1)
        choice.addWidget(self._sample)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(label(self.tr("&Voice that reads questions aloud"), buddy=self._voice))
        rows.addLayout(choice)
        rows.addWidget(self._none)
        rows.addWidget(self._rate)

    @Slot(int)
    def _on_voice(self, index: int) -> None:
        self._chosen = str(self._voice.itemData(index) or "")
        self.setting_changed.emit("voice", self._chosen)
