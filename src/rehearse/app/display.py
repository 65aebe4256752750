"""Whether there is a screen for the window to open on."""

import os
import sys
from collections.abc import Mapping


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether a window can be shown; only Linux and its kin can lack a screen.

    A Qt platform that is named (`QT_QPA_PLATFORM`, such as offscreen) is taken at its word.
    """
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(environment.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
