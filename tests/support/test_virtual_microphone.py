"""The tests' own sound server passes on what it is given."""

from pathlib import Path

import pytest
from tests.support.virtual_microphone import VirtualMicrophone, _pactl

pytestmark = pytest.mark.device


def test_the_microphone_is_the_systems_own(virtual_microphone: VirtualMicrophone) -> None:
    assert "Default Source: vmic\n" in _pactl("info")


def test_unplugging_takes_the_source_away_and_brings_it_back(
    virtual_microphone: VirtualMicrophone,
) -> None:
    with virtual_microphone.unplugged():
        assert "\tvmic\t" not in _pactl("list", "short", "sources")
    assert "\tvmic\t" in _pactl("list", "short", "sources")
    assert "Default Source: vmic\n" in _pactl("info")


def test_the_loudspeaker_can_be_captured(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    with virtual_microphone.capture_speaker(tmp_path / "heard.wav"):
        assert not virtual_microphone.is_heard()
    assert (tmp_path / "heard.wav").read_bytes().startswith(b"RIFF")
