"""Devices are listed by the names that the system shows, and followed when they come and go."""

import pytest
from pytestqt.qtbot import QtBot
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.audio.devices import microphones
from rehearse.ui.device_watch import DeviceWatch

# What the multimedia library says of itself when it is loaded is no fault of the program.
pytestmark = [pytest.mark.gui, pytest.mark.device]


def test_nothing_is_listed_before_the_start(qtbot: QtBot) -> None:
    assert DeviceWatch().microphones() == ()


def test_names_are_those_that_the_recorder_knows(
    virtual_microphone: VirtualMicrophone, qtbot: QtBot
) -> None:
    watch = DeviceWatch()
    watch.start()
    known = {device.label for device in microphones()}
    assert set(watch.microphones()) & known


def test_unplugging_is_told(virtual_microphone: VirtualMicrophone, qtbot: QtBot) -> None:
    watch = DeviceWatch()
    watch.start()
    before = watch.microphones()
    with virtual_microphone.unplugged():
        qtbot.waitUntil(lambda: watch.microphones() != before, timeout=10_000)
    qtbot.waitUntil(lambda: watch.microphones() == before, timeout=10_000)
