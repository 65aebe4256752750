"""What every test stands on: folders of its own, no display, and a microphone without hardware."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from tests.support.required_parts import require
from tests.support.virtual_microphone import VirtualMicrophone, missing_part

_HOME = pytest.StashKey[Path]()
_MICROPHONE = pytest.StashKey[VirtualMicrophone]()


def pytest_configure(config: pytest.Config) -> None:
    """Set the environment before any module that reads it is imported."""
    config.stash[_HOME] = home = Path(tempfile.mkdtemp(prefix="rehearse-home-"))
    os.environ["HOME"] = str(home)
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not missing_part():
        config.stash[_MICROPHONE] = microphone = VirtualMicrophone()
        microphone.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if _MICROPHONE in config.stash:
        config.stash[_MICROPHONE].stop()
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.fixture(scope="session")
def virtual_microphone(request: pytest.FixtureRequest) -> VirtualMicrophone:
    """The microphone and loudspeaker of the tests; skips where they cannot be had."""
    require(missing_part(), not missing_part())
    microphone = request.config.stash[_MICROPHONE]
    microphone.keep_awake()
    return microphone
