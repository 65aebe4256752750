"""Questions read aloud: by the system's own voice, by a command, or not at all."""

import shutil
import sys
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QProcess, Signal, Slot
from PySide6.QtTextToSpeech import QTextToSpeech

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_DAEMON = "speech-dispatcher"
_END_MS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCommand:
    """A program that reads aloud what it gets on its standard input."""

    program: str
    arguments: tuple[str, ...]


_VOICE_COMMANDS = (
    VoiceCommand(program="espeak-ng", arguments=("-v", "en-gb", "-s", "155", "--stdin")),
    VoiceCommand(program="flite", arguments=("-voice", "slt", "-f", "/dev/stdin")),
    VoiceCommand(program="say", arguments=("-f", "-")),
)


def system_engine() -> str:
    """Return the name of Qt's speech engine to use, "" where there is none that can speak."""
    engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
    # Without its daemon the plug-in loads, says nothing, and holds the window while it tries.
    if "speechd" in engines and shutil.which(_DAEMON) is None:
        engines.remove("speechd")
    return engines[0] if engines else ""


def voice_command() -> VoiceCommand | None:
    """Return the first command-line voice that is on this machine."""
    return next((voice for voice in _VOICE_COMMANDS if shutil.which(voice.program)), None)


class SpeechOutput(QObject):
    """Speaks one sentence at a time; a new one, or `stop`, cuts the last one short.

    Nothing is created before the first `say`, for a speech engine may take seconds to start.
    """

    finished = Signal()
    """The sentence has been spoken, cut short, or could not be spoken."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: QTextToSpeech | None = None
        self._process: QProcess | None = None
        self._daemon: QProcess | None = None
        self._waiting = ""
        self._is_prepared = False
        self._is_speaking = False

    def is_speaking(self) -> bool:
        """Whether a sentence is being spoken, or is about to be."""
        return self._is_speaking

    def say(self, text: str) -> None:
        """Speak `text`; `finished` follows, once for all sentences that cut each other short."""
        self._silence()
        self._is_speaking = True
        self._waiting = text
        if self._is_prepared:
            self._speak_waiting()
        elif self._daemon is None:
            self._prepare()

    @Slot()
    def stop(self) -> None:
        """Be silent at once."""
        self._silence()
        self._finish()

    def _silence(self) -> None:
        self._waiting = ""
        if self._engine is not None:
            self._engine.stop(QTextToSpeech.BoundaryHint.Immediate)
        if self._process is not None:
            self._end_process(self._process)

    def _prepare(self) -> None:
        if system_engine() == "speechd" and sys.platform == "linux":
            # Started beforehand by itself, the daemon cannot hold the window for seconds.
            self._daemon = QProcess(self)
            self._daemon.finished.connect(self._use_best_voice)
            self._daemon.errorOccurred.connect(self._use_best_voice)
            self._daemon.start(_DAEMON, ["--spawn"])
            return
        self._use_best_voice()

    @Slot()
    def _use_best_voice(self) -> None:
        if self._is_prepared:
            return
        self._is_prepared = True
        name = system_engine()
        if name:
            self._use_engine(QTextToSpeech(name, self))
        self._speak_waiting()

    def _use_engine(self, engine: QTextToSpeech) -> None:
        if engine.state() is QTextToSpeech.State.Error:
            engine.deleteLater()
            return
        engine.setLocale(_LOCALE)
        engine.stateChanged.connect(self._follow_engine)
        self._engine = engine

    def _speak_waiting(self) -> None:
        text, self._waiting = self._waiting, ""
        if not text:
            return
        if self._engine is not None:
            self._engine.say(text)
        else:
            self._speak_by_command(text, voice_command())

    def _speak_by_command(self, text: str, voice: VoiceCommand | None) -> None:
        if voice is None:
            self._finish()
            return
        self._process = QProcess(self)
        self._process.finished.connect(self._on_process_end)
        self._process.errorOccurred.connect(self._on_process_end)
        self._process.start(voice.program, list(voice.arguments))
        self._process.write(text.encode())
        self._process.closeWriteChannel()

    @Slot("QTextToSpeech::State")
    def _follow_engine(self, state: QTextToSpeech.State) -> None:
        if state is QTextToSpeech.State.Error:
            self._fall_back_to_command()
        elif state is QTextToSpeech.State.Ready:
            self._finish()

    def _fall_back_to_command(self) -> None:
        if self._engine is not None:
            self._engine.deleteLater()
            self._engine = None
        self._finish()

    @Slot()
    def _on_process_end(self) -> None:
        process = self.sender()
        if process is self._process and isinstance(process, QProcess):
            self._process = None
            process.deleteLater()
            self._finish()

    def _end_process(self, process: QProcess) -> None:
        self._process = None
        process.kill()
        # Gone within milliseconds; what records next must not hear its last word.
        process.waitForFinished(_END_MS)
        process.deleteLater()

    def _finish(self) -> None:
        if self._is_speaking:
            self._is_speaking = False
            self.finished.emit()
