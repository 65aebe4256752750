"""Imports point one way, and all but the window does without Qt."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command_line import command_environment
from tests.support.interview_format import assert_obeys_format

from rehearse.shipped import shipped_folder

_PROJECT = Path(__file__).parents[1]
_WITHOUT_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} must not be imported here")

sys.meta_path.insert(0, NoQt())
"""
_EVERY_MODULE = """
import importlib, pkgutil
import rehearse

names = [
    module.name
    for module in pkgutil.walk_packages(rehearse.__path__, "rehearse.", onerror=print)
    if not module.name.startswith("rehearse.ui") and module.name != "rehearse.__main__"
]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
_COMMAND = "from rehearse.__main__ import run\nsys.argv[0] = 'rehearse'\nrun()\n"


def _without_qt(script: str, *arguments: str, home: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", f"{_WITHOUT_QT}{script}", *arguments],
        env=command_environment(home),
        input="",
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_qt_really_cannot_be_imported_there(tmp_path: Path) -> None:
    ended = _without_qt("import rehearse.ui.application", home=tmp_path)
    assert ended.returncode != 0
    assert "must not be imported here" in ended.stderr


def test_every_module_but_the_window_s_is_imported_without_qt(tmp_path: Path) -> None:
    ended = _without_qt(_EVERY_MODULE, home=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 100


def test_an_interview_is_analysed_without_qt(tmp_path: Path) -> None:
    sample = shipped_folder("samples") / "sample-rehearsal.json"
    ended = _without_qt(_COMMAND, "analyze", str(sample), "--format", "json", home=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert_obeys_format(json.loads(ended.stdout))


def test_the_worker_serves_without_qt(tmp_path: Path) -> None:
    ended = _without_qt(_COMMAND, "worker", home=tmp_path)
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr


def test_a_command_that_needs_no_window_never_loads_qt(tmp_path: Path) -> None:
    script = "import rehearse.cli, rehearse.main, sys\n"
    script += "print([name for name in sys.modules if name.startswith('PySide6')])"
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env=command_environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == "[]\n"


def test_the_contracts_of_imports_are_kept() -> None:
    checker = "from importlinter.cli import lint_imports_command\nlint_imports_command()"
    ended = subprocess.run(
        [sys.executable, "-c", checker, "--no-cache"],
        cwd=_PROJECT,
        env=command_environment(_PROJECT),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if "No module named 'importlinter'" in ended.stderr:
        pytest.fail("import-linter is missing: set up with `make test`")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "0 broken" in ended.stdout
