"""Whether there is a screen for the window to open on."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_SECONDS = 5.0


def display_problem(environment: Mapping[str, str] = os.environ) -> str:
    """Return why no window can be shown, as half a sentence; "" where one can.

    Only Linux and its kin can lack a screen. Qt would end the process where one is named that
    does not answer, so it is called first. Another Qt platform (`QT_QPA_PLATFORM`, such as
    offscreen) is taken at its word.
    """
    if not sys.platform.startswith(("linux", "freebsd")):
        return ""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return ""
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    if not wayland and not x11:
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    if (wayland and _wayland_answers(wayland, environment)) or (x11 and _x11_answers(x11)):
        return ""
    return f"the display {x11 or wayland} does not answer"


def _wayland_answers(name: str, environment: Mapping[str, str]) -> bool:
    folder = environment.get("XDG_RUNTIME_DIR", "")
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_SECONDS)
        try:
            line.connect(str(Path(folder, name)))
        except OSError:
            return False
    return True


def _x11_answers(name: str) -> bool:
    """Whether the X server lets this person in, by the library that Qt will ask it through."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        # Qt needs it too and says so.
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    is_refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not is_refused
