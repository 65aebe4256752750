"""Files that another process may be reading at this very moment."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

_TRIES: Final = 20
_WAIT_S: Final = 0.05

_Result = TypeVar("_Result")


def once_nobody_reads(act: Callable[[], _Result]) -> _Result:
    """Return what `act`, which renames or deletes a file, returns; try for a second.

    Windows refuses both while the file is open elsewhere, and the recogniser opens a recording
    for some milliseconds each second while it is made.

    Raises:
        OSError: as `act`; PermissionError where it was refused to the end.
    """
    for _ in range(_TRIES - 1):
        try:
            return act()
        except PermissionError:
            threading.Event().wait(_WAIT_S)
    return act()
