"""What to do about a microphone that sends nothing but zeros, on each system.

A live microphone never does: there is always some noise in its last bits. Where a system refuses a
program the microphone, macOS and Windows hand it zeros instead of an error.
"""

import os
import sys
from collections.abc import Mapping
from typing import Final

_REMEDIES: Final[Mapping[str, str]] = {
    "darwin": (
        "macOS may not let Rehearse use it: open System Settings, Privacy & Security, Microphone, "
        "switch Rehearse on (or the Terminal it was started from), then start it anew."
    ),
    "win32": (
        "Windows may not let Rehearse use it: open Settings, Privacy & security, Microphone, and "
        "switch on “Microphone access” and “Let desktop apps access your microphone”."
    ),
}
_LINUX: Final = (
    "It may be muted or turned down: open the system's sound settings, choose Input, and raise its "
    "volume; a switch or key on the microphone or laptop may mute it too."
)


def silence_remedy(
    *, platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> str:
    """Return one sentence with the way to mend it on `platform`."""
    if environment.get("FLATPAK_ID"):
        return "Rehearse may not be allowed to use it: allow it sound in Flatseal or your settings."
    if environment.get("SNAP_NAME"):
        name = environment["SNAP_NAME"]
        return (
            "Rehearse may not be allowed to use it: run “snap connect "
            f"{name}:audio-record” in a terminal."
        )
    return _REMEDIES.get(platform, _LINUX)
