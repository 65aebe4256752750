"""Nothing that is said leaves the machine: no part of the program speaks to a network.

Only a download that the person asks for does, and that has tests of its own.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command_line import COMMAND, command_environment
from tests.support.network_watch import internet_calls, missing_tracer, traced
from tests.support.required_parts import require
from tests.support.spoken_answers import speak
from tests.support.tiny_whisper import Recital, build_whisper

from rehearse.shipped import shipped_folder

# Python's own eyes, for machines on which processes cannot be traced. Native libraries escape it.
_AUDITED = """
import socket, sys
FAMILIES = (socket.AF_INET, socket.AF_INET6)
CALLS = ("socket.connect", "socket.sendto", "socket.sendmsg")
LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request")

def watch(event, arguments):
    if event in LOOKUPS or (event in CALLS and arguments[0].family in FAMILIES):
        print("LEAK", event, arguments, file=sys.stderr, flush=True)

sys.addaudithook(watch)
"""
_COMMAND = "from rehearse.__main__ import run\nsys.argv[0] = 'rehearse'\nrun()\n"
# The window as it opens for the first time, with its worker, until that has loaded everything.
_WINDOW = """
import sys
from PySide6.QtCore import QMetaObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from rehearse.app.worker_messages import WorkerReady
from rehearse.main import build_parts
from rehearse.storage.folders import find_folders
from rehearse.ui.application import run_application

def build():
    parts = build_parts(find_folders())
    application = QApplication.instance()

    def close_when_ready(event):
        if isinstance(event, WorkerReady):
            print("ready", event.engine, flush=True)
            QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)

    parts.worker.subscribe(close_when_ready)
    parts.worker.configure(parts.settings.current)
    return parts

sys.exit(run_application(["rehearse"], build_parts=build))
"""
# One answer through the worker process, as the window has it done.
_WORKER = """
import sys, threading
from pathlib import Path
from rehearse.app.worker_client import WorkerClient, worker_command
from rehearse.app.worker_messages import JobFailed, ProcessTake, TakeAnalysed
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import Settings

done = threading.Event()

def listen(event):
    print(type(event).__name__, flush=True)
    if isinstance(event, TakeAnalysed | JobFailed):
        done.set()

client = WorkerClient(command=worker_command(), settings=Settings(), log=Path(sys.argv[2]))
client.subscribe(listen)
question = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
client.submit(ProcessTake(job_id="j1", audio=Path(sys.argv[1]), question=question, job=None))
assert done.wait(100)
client.close()
"""


# With these, libraries that report to their makers stay silent of themselves, and prove nothing.
_HUSHED_BY = ("CI", "DO_NOT_TRACK", "HF_HUB_OFFLINE", "GITHUB_ACTIONS", "TF_BUILD")


def _as_for_everybody(environment: dict[str, str]) -> dict[str, str]:
    """Return the environment without what hushes libraries on test machines, or for this one."""
    return {
        name: value
        for name, value in environment.items()
        if name not in _HUSHED_BY and not name.startswith("ORT_") and "TELEMETRY" not in name
    }


def _run(command: list[str], home: Path) -> "subprocess.CompletedProcess[str]":
    ended = subprocess.run(
        command,
        env=_as_for_everybody(command_environment(home, QT_QPA_PLATFORM="offscreen")),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended


def _assert_silent(command: list[str], home: Path) -> str:
    """Run `command` traced, fail where it speaks to a network, and return what it printed."""
    part = missing_tracer()
    require(part, not part)
    log = home.parent / "calls.log"
    ended = _run(traced(command, log), home)
    assert internet_calls(log) == []
    return ended.stdout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_the_tracer_sees_a_call_to_the_network(tmp_path: Path) -> None:
    part = missing_tracer()
    require(part, not part)
    call = "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    call += "s.connect(('127.0.0.1', 9))\ns.close()\n"
    log = tmp_path / "calls.log"
    _run(traced([sys.executable, "-c", f"{_AUDITED}{call}"], log), tmp_path)
    (line,) = internet_calls(log)
    assert "127.0.0.1" in line


def test_the_demonstration_speaks_to_nobody(home: Path) -> None:
    printed = _assert_silent([*COMMAND, "demo", "--to", str(home.parent / "reports")], home)
    assert "The reports lie here:" in printed


def test_whisper_speaks_to_nobody(home: Path, tmp_path: Path) -> None:
    build_whisper(home / "models" / "base.en", Recital(text="we made a plan"))
    spoken = speak("We made a plan with the whole team.", tmp_path / "spoken.wav")
    printed = _assert_silent([*COMMAND, "transcribe", str(spoken)], home)
    assert "made a plan" in printed


def test_the_worker_speaks_to_nobody(home: Path, tmp_path: Path) -> None:
    spoken = speak("I made a plan with the team.", tmp_path / "spoken.wav")
    command = [sys.executable, "-c", _WORKER, str(spoken), str(tmp_path / "worker.log")]
    assert "TakeAnalysed" in _assert_silent(command, home)


@pytest.mark.gui
@pytest.mark.parametrize("is_first_start", [True, False])
def test_the_window_speaks_to_nobody(home: Path, is_first_start: bool) -> None:
    home.mkdir()
    (home / "settings.json").write_text(json.dumps({"first_check_done": not is_first_start}))
    printed = _assert_silent([sys.executable, "-c", _WINDOW], home)
    assert "ready pocketsphinx" in printed


def test_python_itself_opens_no_connection_in_an_analysis(home: Path) -> None:
    sample = shipped_folder("samples") / "sample-rehearsal.json"
    script = f"{_AUDITED}{_COMMAND}"
    ended = _run([sys.executable, "-c", script, "analyze", str(sample)], home)
    assert "LEAK" not in ended.stderr
    assert "never listened" in ended.stdout


@pytest.mark.gui
def test_python_itself_opens_no_connection_for_the_window(home: Path) -> None:
    ended = _run([sys.executable, "-c", f"{_AUDITED}{_WINDOW}"], home)
    assert "LEAK" not in ended.stderr


def test_libraries_are_told_not_to_report_before_they_are_imported(home: Path) -> None:
    script = "import rehearse, os, sys\n"
    script += "print(os.environ['ORT_DISABLE_TELEMETRY'], 'onnxruntime' in sys.modules)"
    assert _run([sys.executable, "-c", script], home).stdout == "1 False\n"


def test_the_audit_sees_a_call_to_the_network(home: Path) -> None:
    call = "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.connect(('127.0.0.1', 9))\n"
    ended = _run([sys.executable, "-c", f"{_AUDITED}{call}s.close()\n"], home)
    assert "LEAK socket.connect" in ended.stderr
