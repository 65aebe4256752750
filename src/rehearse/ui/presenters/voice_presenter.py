"""The voice that reads questions aloud: as the settings say, and to be heard on request."""

from PySide6.QtCore import QObject, Slot

from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.domain.settings import Settings
from rehearse.ui.pages.rehearse.voice_panel import VoicePanel
from rehearse.ui.speech_output import SpeechOutput


class VoicePresenter(QObject):
    """Keeps the voice as the settings are, and lists the voices when they are looked at."""

    def __init__(
        self,
        panel: VoicePanel,
        *,
        settings: SettingsKeeper,
        speech: SpeechOutput,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._settings = settings
        self._speech = speech
        panel.sample_asked.connect(self._say_sample)
        speech.voices_found.connect(panel.show_voices)
        settings.subscribe(self._use)
        self._use(settings.current)

    def refresh(self) -> None:
        """Show what is chosen, and look for voices."""
        self._panel.show_settings(self._settings.current)
        self._speech.find_voices()

    def _use(self, settings: Settings) -> None:
        self._speech.use_voice(settings.voice, rate=settings.speech_rate)

    @Slot()
    def _say_sample(self) -> None:
        self._speech.say(self.tr("Tell me about yourself."))
