"""Questions read aloud: by the system's own voice, by a command, or not at all."""

import shutil
import sys

from PySide6.QtCore import QLocale, QObject, QProcess, Signal, Slot
from PySide6.QtTextToSpeech import QTextToSpeech

from rehearse.ui.voice_commands import (
    USUAL_RATE,
    VoiceCommand,
    speaking_arguments,
    voice_command,
    voices_in,
)

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_DAEMON = "speech-dispatcher"
_END_MS = 100


def system_engine() -> str:
    """Return the name of Qt's speech engine to use, "" where there is none that can speak."""
    engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
    # Without its daemon the plug-in loads, says nothing, and holds the window while it tries.
    if "speechd" in engines and shutil.which(_DAEMON) is None:
        engines.remove("speechd")
    return engines[0] if engines else ""


class SpeechOutput(QObject):
    """Speaks one sentence at a time; a new one, or `stop`, cuts the last one short.

    Nothing is created before the first `say`, for a speech engine may take seconds to start.
    """

    finished = Signal()
    """The sentence has been spoken, cut short, or could not be spoken."""

    voices_found = Signal(object)
    """Names of the voices that can be chosen, as a tuple; empty where there are none."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: QTextToSpeech | None = None
        self._process: QProcess | None = None
        self._daemon: QProcess | None = None
        self._voice = ""
        self._rate = USUAL_RATE
        self._waiting = ""
        self._spoken = ""
        self._wants_voices = False
        self._is_prepared = False
        self._is_speaking = False

    def is_speaking(self) -> bool:
        """Whether a sentence is being spoken, or is about to be."""
        return self._is_speaking

    def use_voice(self, name: str, *, rate: int = USUAL_RATE) -> None:
        """Speak with this voice from the next sentence on; `rate` is in percent of its own.

        "" is the system's own voice, and so is one that is not there.
        """
        self._voice = name
        self._rate = rate

    def find_voices(self) -> None:
        """Look for the voices that can be chosen; `voices_found` follows."""
        self._wants_voices = True
        if self._is_prepared:
            self._tell_voices()
        elif self._daemon is None:
            self._prepare()

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
        if self._wants_voices:
            self._tell_voices()
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
            self._dress_engine(self._engine)
            self._engine.say(text)
        else:
            self._speak_by_command(text, voice_command(), voice=self._voice)

    def _dress_engine(self, engine: QTextToSpeech) -> None:
        for voice in engine.availableVoices():
            if voice.name() == self._voice:
                engine.setVoice(voice)
        # Qt counts from -1 to 1, with the voice's own speed at 0.
        engine.setRate(min(max((self._rate - USUAL_RATE) / USUAL_RATE, -1.0), 1.0))

    def _tell_voices(self) -> None:
        self._wants_voices = False
        if self._engine is not None:
            names = dict.fromkeys(voice.name() for voice in self._engine.availableVoices())
            self.voices_found.emit(tuple(names))
            return
        command = voice_command()
        if command is None:
            self.voices_found.emit(())
            return
        lister = QProcess(self)
        lister.finished.connect(self._on_voices_listed)
        lister.errorOccurred.connect(self._on_voices_listed)
        lister.start(command.program, list(command.list_option))

    @Slot()
    def _on_voices_listed(self) -> None:
        lister, command = self.sender(), voice_command()
        if not isinstance(lister, QProcess):
            return
        printed = bytes(lister.readAllStandardOutput().data()).decode(errors="replace")
        lister.deleteLater()
        self.voices_found.emit(voices_in(command, printed) if command is not None else ())

    def _speak_by_command(self, text: str, command: VoiceCommand | None, *, voice: str) -> None:
        if command is None:
            self._finish()
            return
        # Kept for a second try with the usual voice, where the chosen one is not there any more.
        self._spoken = text if voice else ""
        self._process = QProcess(self)
        self._process.finished.connect(self._on_process_end)
        self._process.errorOccurred.connect(self._on_process_error)
        arguments = speaking_arguments(command, voice=voice, rate=self._rate)
        self._process.start(command.program, arguments)
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

    @Slot(QProcess.ProcessError)
    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        # A program that ends before it has read all is told as an error first; its end follows.
        if error is QProcess.ProcessError.FailedToStart:
            self._on_process_end()

    @Slot()
    def _on_process_end(self) -> None:
        process = self.sender()
        if process is self._process and isinstance(process, QProcess):
            self._process = None
            process.deleteLater()
            if process.exitCode() != 0 and self._spoken:
                self._speak_by_command(self._spoken, voice_command(), voice="")
            else:
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
