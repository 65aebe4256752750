"""Whether a graphics card computes here; at its first failure it is given up for good.

A fact about the process, not about one recogniser: the next one must not try, and wait, and fail
again, and the person is told once.
"""

import logging
import threading

_log = logging.getLogger(__name__)


class _Card:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_given_up = False
        self._notice = ""

    def is_usable(self) -> bool:
        if self._is_given_up:
            return False
        import ctranslate2  # noqa: PLC0415  (who only asks for notices must not load it)

        try:
            return int(ctranslate2.get_cuda_device_count()) > 0
        except RuntimeError as error:
            # A driver that is older than the libraries makes even the question fail.
            self.give_up(error)
            return False

    def give_up(self, error: BaseException) -> None:
        _log.warning("The graphics card failed, so the processor takes over: %s", error)
        with self._lock:
            if not self._is_given_up:
                self._is_given_up = True
                self._notice = (
                    f"The graphics card cannot be used for recognition ({error}), so the processor "
                    "does it from now on: that takes longer and hears the same. Nothing is lost."
                )

    def take_notice(self) -> str:
        with self._lock:
            notice, self._notice = self._notice, ""
        return notice


_CARD = _Card()

is_usable = _CARD.is_usable
"""Whether CTranslate2 finds a card that has not failed yet."""

give_up = _CARD.give_up
"""Use the card no more in this process, for the reason of an error."""

take_notice = _CARD.take_notice
"""The sentence on a card that was given up, the first time it is asked for; "" ever after."""
