"""Which devices there are, and how PortAudio reaches the one that is wanted."""

import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from rehearse.audio.port_audio import Direction, load_sounddevice, refused
from rehearse.audio.pulse_server import PulseDevice, pulse_devices

_WINDOWS_HOST: Final = "Windows WASAPI"
_PULSE_PLUGINS: Final = ("pulse", "default")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortDevice:
    """A device as PortAudio lists it; `rate` is its own sample rate in Hz."""

    index: int
    name: str
    channels: int
    rate: int
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where to open a stream: PortAudio's device, and the sound server's device behind it."""

    device: PortDevice
    pulse_name: str = ""


def port_devices(direction: Direction) -> tuple[PortDevice, ...]:
    """Return PortAudio's own list of devices.

    Raises:
        MicrophoneUnavailable, SpeakerUnavailable: PortAudio is missing or refuses.
    """
    card = load_sounddevice(direction)
    try:
        return _listed(card, direction)
    except card.PortAudioError as error:
        raise refused(direction, error) from error


def _listed(card: ModuleType, direction: Direction) -> tuple[PortDevice, ...]:
    hosts = card.query_hostapis()
    # Windows lists each device once per driver model, and cuts its name short in the others.
    wanted = [host for host in hosts if host["name"] == _WINDOWS_HOST] or hosts
    if wanted == hosts:
        default = card.default.device[0 if direction == "input" else 1]
    else:
        default = wanted[0][f"default_{direction}_device"]
    indexes = {index for host in wanted for index in host["devices"]}
    return tuple(
        PortDevice(
            index=info["index"],
            name=info["name"],
            channels=info[f"max_{direction}_channels"],
            rate=round(info["default_samplerate"]),
            is_default=info["index"] == default,
        )
        for info in card.query_devices()
        if info["index"] in indexes and info[f"max_{direction}_channels"] > 0
    )


def selectable(direction: Direction) -> tuple[PulseDevice, ...] | None:
    """Return the devices that the sound server lets choose; None where there is no such server."""
    if not sys.platform.startswith("linux"):
        return None
    return pulse_devices("source" if direction == "input" else "sink")


def find_route(direction: Direction, device: str) -> Route | None:
    """Return how to reach `device` (name or label, "" is the system's own); None where it is not.

    Raises:
        MicrophoneUnavailable, SpeakerUnavailable: PortAudio is missing or refuses.
    """
    served = selectable(direction)
    if served is not None:
        return _route_through_server(direction, device, served)
    return _route_through_portaudio(direction, device)


def _route_through_server(
    direction: Direction, device: str, served: tuple[PulseDevice, ...]
) -> Route | None:
    by_name = {listed.name: listed for listed in port_devices(direction)}
    plugin = next((by_name[name] for name in _PULSE_PLUGINS if name in by_name), None)
    if plugin is None:
        return _route_through_portaudio(direction, device)
    if not device:
        return Route(device=plugin)
    names = [one.name for one in served if device in (one.name, one.label)]
    return Route(device=plugin, pulse_name=names[0]) if names else None


def _route_through_portaudio(direction: Direction, device: str) -> Route | None:
    listed = port_devices(direction)
    if device:
        return next((Route(device=one) for one in listed if one.name == device), None)
    ranked = sorted(listed, key=lambda one: not one.is_default)
    return Route(device=ranked[0]) if ranked else None
