"""How much memory a recogniser could have, by what the system says."""

import os
import sys
from pathlib import Path
from typing import Final

_MEMINFO: Final = Path("/proc/meminfo")


def free_memory() -> int | None:
    """Return the bytes that programs can still get, None where the system does not say.

    On macOS it is half of what is built in, for it keeps no such count.
    """
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        return parsed_meminfo(_MEMINFO.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return _half_of_all()


def parsed_meminfo(text: str) -> int:
    """Return the bytes of `MemAvailable` in Linux's table; ValueError where it has none."""
    for line in text.splitlines():
        name, _, amount = line.partition(":")
        if name == "MemAvailable":
            return int(amount.split()[0]) * 1024
    raise ValueError("the table has no MemAvailable")


def _half_of_all() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (OSError, ValueError):
        return None


if sys.platform == "win32":
    import ctypes

    class _MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("available", ctypes.c_ulonglong),
            ("total_page", ctypes.c_ulonglong),
            ("available_page", ctypes.c_ulonglong),
            ("total_virtual", ctypes.c_ulonglong),
            ("available_virtual", ctypes.c_ulonglong),
            ("available_extended", ctypes.c_ulonglong),
        )

    def _free_on_windows() -> int | None:
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(status.available)
