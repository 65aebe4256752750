"""All that can be set, each with what it means and where its default comes from."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rehearse.domain.settings import EngineChoice, Settings, ThemeChoice
from rehearse.ui.first_focus import begin_at
from rehearse.ui.pages.centred_column import CentredColumn
from rehearse.ui.pages.first_check.device_picker import DevicePicker
from rehearse.ui.pages.first_check.microphone_panel import MicrophonePanel
from rehearse.ui.pages.first_check.model_panel import ModelPanel
from rehearse.ui.pages.labels import label
from rehearse.ui.pages.questions.option_editor import OptionEditor
from rehearse.ui.pages.rehearse.voice_panel import VoicePanel
from rehearse.ui.pages.segmented_choice import Option, SegmentedChoice
from rehearse.ui.theme import GRID, set_look
from rehearse.ui.widgets.banner import Banner, Tone
from rehearse.ui.widgets.icon_button import IconButton

_WIDTH_IN_TEXT = 54
THRESHOLDS = (
    "pace_slow_wpm",
    "pace_fast_wpm",
    "fillers_per_minute",
    "too_short_s",
    "too_long_factor",
    "long_pause_s",
)
"""The options that decide what is flagged."""


class SettingsPage(QWidget):
    """Every change takes effect at once; there is nothing to confirm."""

    setting_changed = Signal(str, object)
    """Name of the option in `Settings` and its new value."""

    thresholds_reset = Signal()
    data_folder_opened = Signal()
    deletion_chosen = Signal()
    """The person wants everything deleted; nobody has asked yet whether they are sure."""

    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.microphone = MicrophonePanel()
        self.models = ModelPanel()
        self.voice = VoicePanel()
        self._banner = Banner()
        self._make_choices()
        self._options = {name: OptionEditor(name) for name in (*THRESHOLDS, "think_seconds")}
        self._text_scale = OptionEditor("text_scale")
        self._folder = label("", "muted")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._connect_choices()
        self._lay_out()
        begin_at(self, self._back)

    def show_settings(self, settings: Settings) -> None:
        """Show the values in force."""
        self._engine.choose(settings.engine)
        self._theme.choose(settings.theme)
        self._speak.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._speak.setChecked(settings.speak_questions)
        self._speak.blockSignals(False)  # noqa: FBT003  (Qt's own signature)
        for editor in (*self._options.values(), self._text_scale):
            editor.show_value(settings)

    def show_speakers(self, names: Sequence[str], *, chosen: str) -> None:
        """List the loudspeakers that are plugged in and select `chosen`."""
        self._speaker.show_devices(names, chosen=chosen)

    def show_data_folder(self, folder: Path) -> None:
        """Say where recordings and rehearsals lie."""
        self._folder.setText(str(folder))

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what went wrong."""
        self._banner.show_message(sentence, Tone.ERROR)

    def _make_choices(self) -> None:
        self._speaker = DevicePicker(self.tr("Loudspeaker"))
        self._speak = QCheckBox(self.tr("&Read each question aloud"))
        self._engine = SegmentedChoice(self.tr("Recogniser"), self._engines())
        self._theme = SegmentedChoice(self.tr("Theme"), self._themes())
        self._back = IconButton("arrow-left", self.tr("&Back"))
        self._open_folder = IconButton("folder-open", self.tr("&Open folder"), look="")
        self._delete = IconButton("trash-2", self.tr("Delete e&verything…"), look="danger")
        self._reset = IconButton("undo-2", self.tr("Use the &defaults"))

    def _connect_choices(self) -> None:
        self._speaker.device_chosen.connect(self._on_speaker)
        self._speak.toggled.connect(self._on_speak)
        self.voice.setting_changed.connect(self.setting_changed)
        self._engine.chosen.connect(self._on_engine)
        self._theme.chosen.connect(self._on_theme)
        for editor in (*self._options.values(), self._text_scale):
            editor.changed.connect(self.setting_changed)
        self._back.clicked.connect(self.left)
        self._open_folder.clicked.connect(self.data_folder_opened)
        self._delete.clicked.connect(self.deletion_chosen)
        self._reset.clicked.connect(self.thresholds_reset)

    def _lay_out(self) -> None:
        column = CentredColumn(width=_WIDTH_IN_TEXT)
        column.add(label(self.tr("Settings"), "title"))
        column.add(self.microphone)
        spoken = (self._speaker, self._speak, self.voice)
        column.add(self._card(self.tr("Loudspeaker and questions"), *spoken))
        column.add(self.models)
        column.add(self._card(self.tr("Which recogniser to use"), self._engine))
        think = self._options["think_seconds"]
        column.add(self._card(self.tr("Rehearsing"), think))
        thresholds = [self._options[name] for name in THRESHOLDS]
        column.add(self._card(self.tr("What is flagged"), *thresholds, self._reset))
        column.add(self._card(self.tr("Look"), self._theme, self._text_scale))
        folder = (self._folder, self._open_folder, self._delete)
        column.add(self._card(self.tr("Where your data lies"), *folder))
        column.fill_below()
        head = QHBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        head.addWidget(self._back)
        head.addWidget(self._banner, 1)
        head.addStretch(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(head)
        rows.addWidget(column, 1)

    def _card(self, heading: str, *controls: QWidget) -> QFrame:
        card = QFrame()
        set_look(card, "panel")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        rows.setSpacing(2 * GRID)
        rows.addWidget(label(heading, "heading"))
        for control in controls:
            is_button = isinstance(control, IconButton)
            side = Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0)
            rows.addWidget(control, 0, side)
        return card

    def _engines(self) -> tuple[Option, ...]:
        return (
            Option(
                value=EngineChoice.AUTO,
                text=self.tr("Automatic"),
                meaning=self.tr("Whisper where a model is downloaded."),
            ),
            Option(
                value=EngineChoice.WHISPER,
                text=self.tr("Whisper"),
                meaning=self.tr("Only Whisper; needs a downloaded model."),
            ),
            Option(
                value=EngineChoice.POCKETSPHINX,
                text=self.tr("Built-in"),
                meaning=self.tr("Works at once, transcripts are rough."),
            ),
        )

    def _themes(self) -> tuple[Option, ...]:
        return (
            Option(
                value=ThemeChoice.SYSTEM,
                text=self.tr("System"),
                meaning=self.tr("As the system is set."),
            ),
            Option(value=ThemeChoice.LIGHT, text=self.tr("Light"), meaning=""),
            Option(value=ThemeChoice.DARK, text=self.tr("Dark"), meaning=""),
        )

    @Slot(str)
    def _on_speaker(self, name: str) -> None:
        self.setting_changed.emit("speaker", name)

    @Slot(bool)
    def _on_speak(self, is_on: bool) -> None:  # noqa: FBT001  (Qt's slot signature)
        self.setting_changed.emit("speak_questions", is_on)

    @Slot(object)
    def _on_engine(self, choice: EngineChoice) -> None:
        self.setting_changed.emit("engine", choice)

    @Slot(object)
    def _on_theme(self, choice: ThemeChoice) -> None:
        self.setting_changed.emit("theme", choice)


def default_thresholds() -> dict[str, object]:
    """Return the default of every option that decides what is flagged."""
    return {f.name: f.default for f in dataclasses.fields(Settings) if f.name in THRESHOLDS}
