"""Programs that read text aloud from the command line, where the system has no voices for Qt."""

import re
import shutil
from dataclasses import dataclass

USUAL_RATE = 100
"""Percent of a voice's own speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCommand:
    """A program that reads aloud what it gets on its standard input.

    `{voice}` in `voice_option` stands for a voice's name; in `rate_option`, `{wpm}` stands for
    words a minute and `{stretch}` for how much longer each sound takes. `list_option` makes the
    program print its voices, of which `voice_pattern` finds the names.
    """

    program: str
    arguments: tuple[str, ...]
    usual_voice: str = ""
    usual_wpm: int = 170
    voice_option: tuple[str, ...] = ()
    rate_option: tuple[str, ...] = ()
    list_option: tuple[str, ...] = ()
    voice_pattern: str = ""


_VOICE_COMMANDS = (
    VoiceCommand(
        program="espeak-ng",
        arguments=("--stdin",),
        usual_voice="en-gb",
        usual_wpm=155,
        voice_option=("-v", "{voice}"),
        rate_option=("-s", "{wpm}"),
        list_option=("--voices=en",),
        # Priority, language, age and gender, name …: the language is what chooses a voice.
        voice_pattern=r"^\s*\d+\s+(\S+)",
    ),
    VoiceCommand(
        program="flite",
        arguments=("-f", "/dev/stdin"),
        usual_voice="slt",
        voice_option=("-voice", "{voice}"),
        rate_option=("--setf", "duration_stretch={stretch:.2f}"),
        list_option=("-lv",),
        voice_pattern=r"(?<= )(?!available:)(\S+)(?=\s)",
    ),
    VoiceCommand(
        program="say",
        arguments=("-f", "-"),
        usual_wpm=175,
        voice_option=("-v", "{voice}"),
        rate_option=("-r", "{wpm}"),
        list_option=("-v", "?"),
        voice_pattern=r"^(\S.*?)\s+en[_-]\w+\s+#",
    ),
)


def voice_command() -> VoiceCommand | None:
    """Return the first command-line voice that is on this machine."""
    return next((voice for voice in _VOICE_COMMANDS if shutil.which(voice.program)), None)


def speaking_arguments(command: VoiceCommand, *, voice: str, rate: int) -> list[str]:
    """Return the arguments to speak with; `voice` "" is the usual one, `rate` is in percent."""
    name = voice or command.usual_voice
    options = [part.format(voice=name) for part in command.voice_option] if name else []
    if rate != USUAL_RATE or command.usual_voice:
        wpm, stretch = round(command.usual_wpm * rate / USUAL_RATE), USUAL_RATE / rate
        options += [part.format(wpm=wpm, stretch=stretch) for part in command.rate_option]
    return [*options, *command.arguments]


def voices_in(command: VoiceCommand, printed: str) -> tuple[str, ...]:
    """Return the names of the voices in what `list_option` made the program print."""
    found = re.findall(command.voice_pattern, printed, re.MULTILINE)
    return tuple(dict.fromkeys(found))
