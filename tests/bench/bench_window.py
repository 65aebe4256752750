"""How soon the window is up, from the start of the process to its first paint."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

RUNS = 5
SCRIPT = """
import sys, time
from PySide6.QtCore import QEvent, QObject
from rehearse.main import build_parts
from rehearse.storage.folders import find_folders
from rehearse.ui import application as program
from rehearse.ui.main_window import MainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWindow():
            print(time.monotonic(), flush=True)
            program.QApplication.instance().removeEventFilter(self)
            program.QApplication.instance().quit()
        return False

watch = FirstPaint()
make = program.make_application
def made(arguments):
    app = make(arguments)
    app.installEventFilter(watch)
    return app
program.make_application = made
program.run_application(sys.argv, build_parts=lambda: build_parts(find_folders()))
"""


def bench_window_up(
    figure: Callable[[str, str, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    times = [seconds_to_first_paint() for _ in range(RUNS + 1)][1:]
    value = f"{statistics.median(times):.2f} s (median of {RUNS}, worst {max(times):.2f})"
    figure("Window up, warm", value, "< 1.5 s")


def seconds_to_first_paint() -> float:
    """Start the program in a process of its own and return how long its window took."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    return float(done.stdout.split()[0]) - began
