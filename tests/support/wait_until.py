"""Waiting for a condition instead of for a length of time."""

import threading
import time
from collections.abc import Callable


def wait_until(condition: Callable[[], object], *, timeout_s: float = 10.0, what: str = "") -> None:
    """Return as soon as `condition` holds; it is asked every 10 ms.

    Raises:
        TimeoutError: it did not hold within `timeout_s` seconds; the message says `what`.
    """
    pause = threading.Event()
    deadline = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {timeout_s} s in vain for {what or condition}.")
        pause.wait(0.01)
