"""The page of the system's settings on which microphones are allowed."""

import sys
from collections.abc import Mapping
from typing import Final

_PAGES: Final[Mapping[str, str]] = {
    "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
    "win32": "ms-settings:privacy-microphone",
}


def microphone_settings_url(platform: str = sys.platform) -> str:
    """Return its address, "" where the system has no such page, as on Linux."""
    return _PAGES.get(platform, "")
