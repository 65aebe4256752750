"""What went wrong, on disk: a rotating log, and the stack of a crash for the next start."""

import faulthandler
import logging
import logging.handlers
from pathlib import Path
from typing import TextIO

_MEGABYTE = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class ErrorLog:
    """The log file and the crash file of one run; `folder` is created where it is missing.

    Raises:
        OSError: the folder cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.path = folder / "rehearse.log"
        self._crash_path = folder / "crash.txt"
        self._handler = logging.handlers.RotatingFileHandler(
            self.path, maxBytes=_MEGABYTE, backupCount=3, encoding="utf-8"
        )
        self._handler.setFormatter(logging.Formatter(_FORMAT))
        self._crash_file: TextIO | None = None

    def open(self) -> str:
        """Begin to log warnings and worse, and to catch crashes of the interpreter.

        Returns:
            The stack that the last run left when it crashed, "" where it ended well.
        """
        logging.getLogger().addHandler(self._handler)
        last_crash = self._take_last_crash()
        self._crash_file = self._crash_path.open("a", encoding="utf-8")
        faulthandler.enable(self._crash_file)
        return last_crash

    def close(self) -> None:
        """Stop logging; an empty crash file is removed."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None
        if self._crash_path.exists() and self._crash_path.stat().st_size == 0:
            self._crash_path.unlink()

    def _take_last_crash(self) -> str:
        if not self._crash_path.exists():
            return ""
        stack = self._crash_path.read_text(encoding="utf-8", errors="replace").strip()
        if stack:
            # Kept under another name, so that a report can still be made after it was shown.
            self._crash_path.replace(self.folder / "last-crash.txt")
        return stack
