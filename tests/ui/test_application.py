"""The application in a process of its own: it opens, it ends, and it says why it cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.gui

_OPEN_AND_CLOSE = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.support.window_parts import window_parts
from rehearse.ui.application import run_application
from rehearse.ui.main_window import MainWindow

def build():
    parts = window_parts(Path(sys.argv[1]))
    QTimer.singleShot(0, wait)
    return parts

def wait():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    assert window.isVisible()
    window.pages.currentChanged.connect(QApplication.quit)
    window._finish_check()

status = run_application(["rehearse"], build_parts=build)
left = [t.name for t in threading.enumerate() if t is not threading.main_thread()]
print("threads", left)
sys.exit(status)
"""
_CANNOT_OPEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from rehearse.domain.errors import LibraryUnavailable
from rehearse.ui.application import run_application

def read_and_close():
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    print(box.text())
    box.accept()

def build():
    QTimer.singleShot(0, read_and_close)
    raise LibraryUnavailable("The library was written by a newer version; nothing was changed.")

sys.exit(run_application(["rehearse"], build_parts=build))
"""


def run(script: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    root = Path(__file__).parents[2]
    lines = f"import sys; sys.path[:0] = [{str(root / 'src')!r}, {str(root)!r}]\n{script}"
    return subprocess.run(
        [sys.executable, "-c", lines, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_window_opens_and_ends_without_leaving_threads(tmp_path: Path) -> None:
    ended = run(_OPEN_AND_CLOSE, tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "threads []"
    assert (tmp_path / "logs" / "rehearse.log").exists()
    assert not (tmp_path / "logs" / "crash.txt").exists()


def test_library_that_cannot_be_opened_is_told_in_one_sentence(tmp_path: Path) -> None:
    ended = run(_CANNOT_OPEN, tmp_path)
    assert ended.returncode == 1
    assert ended.stdout.strip() == (
        "The library was written by a newer version; nothing was changed."
    )
