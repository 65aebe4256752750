"""What the sound server is asked, and what comes of it where it does not answer."""

import sys
import time

import pytest
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.audio.pulse_server import pulse_devices

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PulseAudio is Linux's"),
]


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")


def test_sources_are_listed_with_the_monitors_of_sinks(
    virtual_microphone: VirtualMicrophone,
) -> None:
    found = {one.name: one for one in pulse_devices("source") or ()}
    assert found["vmic"].is_default
    assert not found["vmic"].is_monitor
    assert found["vspk.monitor"].is_monitor
    assert [one.name for one in found.values() if one.is_default] == ["vmic"]
    assert all(one.label for one in found.values())


def test_a_muted_source_is_known(virtual_microphone: VirtualMicrophone) -> None:
    with virtual_microphone.muted():
        muted = [one.name for one in pulse_devices("source") or () if one.is_muted]
    assert muted == ["vmic"]


def test_sinks_are_no_monitors(virtual_microphone: VirtualMicrophone) -> None:
    found = pulse_devices("sink") or ()
    assert "vspk" in [one.name for one in found if one.is_default]
    assert not any(one.is_monitor for one in found)


@pytest.mark.usefixtures("no_server")
def test_without_a_server_there_is_none() -> None:
    assert pulse_devices("source") is None


def test_without_the_library_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pulsectl", None)
    assert pulse_devices("source") is None


def test_a_server_that_hangs_is_given_up(virtual_microphone: VirtualMicrophone) -> None:
    with virtual_microphone.hanging():
        begun = time.monotonic()
        assert pulse_devices("source", timeout_s=0.2) is None
        assert time.monotonic() - begun < 2
    assert pulse_devices("source")
