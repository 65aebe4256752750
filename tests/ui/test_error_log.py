"""The log rotates into the data folder; a crash is there at the next start."""

import logging
import subprocess
import sys
from pathlib import Path

from rehearse.ui.error_log import ErrorLog


def test_warnings_are_written_to_the_log(tmp_path: Path) -> None:
    log = ErrorLog(tmp_path / "logs")
    assert log.open() == ""
    logging.getLogger("rehearse.somewhere").warning("the microphone hiccuped")
    log.close()
    assert "the microphone hiccuped" in log.path.read_text(encoding="utf-8")
    logging.getLogger("rehearse.somewhere").warning("after the end")
    assert "after the end" not in log.path.read_text(encoding="utf-8")


def test_no_crash_leaves_nothing_behind(tmp_path: Path) -> None:
    log = ErrorLog(tmp_path)
    log.open()
    log.close()
    assert not (tmp_path / "crash.txt").exists()


def test_crash_is_found_at_the_next_start_and_only_then(tmp_path: Path) -> None:
    script = (
        "import sys, faulthandler; from pathlib import Path\n"
        "from rehearse.ui.error_log import ErrorLog\n"
        "log = ErrorLog(Path(sys.argv[1])); log.open()\n"
        "faulthandler._sigabrt()\n"
    )
    died = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert died.returncode != 0
    log = ErrorLog(tmp_path)
    stack = log.open()
    log.close()
    assert "Aborted" in stack
    assert (tmp_path / "last-crash.txt").read_text(encoding="utf-8").strip() == stack
    again = ErrorLog(tmp_path)
    assert again.open() == ""
    again.close()
