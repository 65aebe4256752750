"""The application in a process of its own: it opens, it ends, and it says why it cannot."""

import os
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
_DELETE_EVERYTHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from tests.support.window_parts import window_parts
from rehearse.ui.application import run_application
from rehearse.ui.main_window import MainWindow

def press(within, text):
    found = within.findChildren(QPushButton)
    next(one for one in found if text in one.text().replace("&", "")).click()

def build():
    parts = window_parts(Path(sys.argv[1]))
    parts.settings.change(first_check_done=True)
    QTimer.singleShot(0, choose)
    return parts

def choose():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    press(window.pages.settings, "Delete everything")
    for answer in sys.argv[2:]:
        box = window.findChildren(QMessageBox)[-1]
        print(box.informativeText())
        press(box, answer)
    if not window.deletes_everything:
        window.close()

sys.exit(run_application(["rehearse"], build_parts=build))
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


def run(script: str, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    root = Path(__file__).parents[2]
    lines = f"import sys; sys.path[:0] = [{str(root / 'src')!r}, {str(root)!r}]\n{script}"
    return subprocess.run(
        [sys.executable, "-c", lines, str(folder), *arguments],
        env=os.environ | {"XDG_CONFIG_HOME": str(folder.parent / "config")},
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


def test_everything_is_deleted_when_the_person_is_sure(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ended = run(_DELETE_EVERYTHING, home, "Delete everything")
    assert ended.returncode == 0, ended.stderr
    assert str(home) in ended.stdout
    assert not home.exists()


def test_nothing_is_deleted_when_the_person_is_not_sure(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ended = run(_DELETE_EVERYTHING, home, "Keep everything")
    assert ended.returncode == 0, ended.stderr
    assert (home / "library.db").is_file()
    assert (home / "settings.json").is_file()
