"""Loading sounddevice, and putting what PortAudio refuses into words.

sounddevice loads the PortAudio library the moment it is imported, so the import waits until sound
is wanted, and a missing library is an error with a remedy instead of a program that will not start.
"""

import sys
from types import ModuleType
from typing import Final, Literal

from rehearse.domain.errors import MicrophoneUnavailable, RehearseError, SpeakerUnavailable

Direction = Literal["input", "output"]

_ERROR: Final[dict[Direction, type[RehearseError]]] = {
    "input": MicrophoneUnavailable,
    "output": SpeakerUnavailable,
}
_NOUN: Final[dict[Direction, str]] = {"input": "microphone", "output": "loudspeaker"}


def load_sounddevice(direction: Direction) -> ModuleType:
    """Return the module sounddevice.

    Raises:
        MicrophoneUnavailable, SpeakerUnavailable: PortAudio is missing, or does not start; the
            sentence says what to do, and is about what `direction` wants.
    """
    try:
        import sounddevice  # noqa: PLC0415 -- loads PortAudio, which may be missing: see the top
    except OSError as error:
        raise _ERROR[direction](
            "Rehearse cannot reach the sound system, because the PortAudio library is missing. "
            f"Your rehearsals are untouched. {_install_line()}"
        ) from error
    except Exception as error:
        # PortAudioError cannot be named here: the module that defines it failed to load.
        if type(error).__name__ != "PortAudioError":
            raise
        raise refused(direction, error) from error
    module: ModuleType = sounddevice
    return module


def _install_line() -> str:
    if sys.platform.startswith("linux"):
        remedy = "Install it with “sudo apt install libportaudio2”, then start Rehearse again."
    else:
        remedy = "Install Rehearse again: PortAudio comes with it."
    return remedy


def not_there(direction: Direction, device: str) -> RehearseError:
    """Return the error for a device that is not connected, or for none where "" is wanted."""
    noun = _NOUN[direction]
    if device:
        return _ERROR[direction](
            f"The {noun} “{device}” is not connected. Plug it in, or choose another in Settings."
        )
    return _ERROR[direction](
        f"No {noun} was found. Plug one in, or check in the system's settings that Rehearse "
        "may use it, then try again."
    )


def refused(direction: Direction, error: Exception) -> RehearseError:
    """Return the error for a device that PortAudio could not open or start."""
    noun = _NOUN[direction]
    return _ERROR[direction](
        f"The {noun} could not be opened ({_reason(error)}). Close other programs that use it, "
        "check the system's sound settings, then try again."
    )


def _reason(error: Exception) -> str:
    return str(error.args[0]) if error.args else "no reason given"
