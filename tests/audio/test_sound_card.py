"""Streams that open although the device is particular."""

import pytest
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.audio import sound_card
from rehearse.audio.sound_card import open_input
from rehearse.audio.sound_route import PortDevice


@pytest.mark.device
def test_a_refused_rate_gives_way_to_the_devices_own(
    virtual_microphone: VirtualMicrophone,
) -> None:
    stream = open_input(
        "",
        rate=1_200_000,
        on_block=lambda _data, _frames, _overflowed: None,
        on_end=lambda: None,
    )
    try:
        assert stream.sample_rate == 44_100
        assert stream.channels == 1
    finally:
        stream.close()
        stream.close()


@pytest.mark.parametrize(
    ("channels", "rate", "expected"),
    [
        (1, 48_000, ((48_000, 1),)),
        (2, 44_100, ((48_000, 1), (44_100, 1), (48_000, 2), (44_100, 2))),
        (4, 48_000, ((48_000, 1), (48_000, 2), (48_000, 4))),
    ],
)
def test_mono_at_the_wanted_rate_is_tried_first(
    channels: int, rate: int, expected: tuple[tuple[int, int], ...]
) -> None:
    device = PortDevice(index=0, name="mic", channels=channels, rate=rate, is_default=True)
    assert sound_card._formats(device, 48_000) == expected
