"""A window is opened only where it can be seen."""

import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.required_parts import require

from rehearse.app.display import display_problem

_NOBODY = ":9753"

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always one")


@pytest.fixture
def x_display() -> Iterator[str]:
    """The name of an X server that answers."""
    require("The program Xvfb (package xvfb)", shutil.which("Xvfb") is not None)
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().decode().strip()}"
        server.terminate()


@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ""}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": _NOBODY}, f"the display {_NOBODY} does not answer"),
        ({"WAYLAND_DISPLAY": "gone-0"}, "the display gone-0 does not answer"),
        ({"DISPLAY": _NOBODY, "QT_QPA_PLATFORM": "xcb"}, "does not answer"),
        ({"QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"DISPLAY": _NOBODY, "QT_QPA_PLATFORM": "vnc"}, ""),
    ],
)
@on_linux
def test_linux_needs_a_display_that_answers(environment: dict[str, str], problem: str) -> None:
    found = display_problem(environment)
    assert problem in found
    assert bool(problem) == bool(found)


@on_linux
def test_an_x_server_is_a_display(x_display: str) -> None:
    assert display_problem({"DISPLAY": x_display}) == ""
    assert display_problem({"DISPLAY": x_display, "WAYLAND_DISPLAY": "gone-0"}) == ""


@on_linux
def test_a_wayland_compositor_is_a_display() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(Path(folder, "wayland-0")))
        compositor.listen()
        assert display_problem({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": folder}) == ""
        assert display_problem({"WAYLAND_DISPLAY": f"{folder}/wayland-0"}) == ""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert display_problem({}) == ""
