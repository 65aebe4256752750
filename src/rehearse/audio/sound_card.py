"""The one place that knows sounddevice: it finds devices, opens streams, and names what fails.

sounddevice loads the PortAudio library the moment it is imported, so the import waits until sound
is wanted, and a missing library is an error with a remedy instead of a program that will not start.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final, Literal, Protocol

from rehearse.audio.pulse_server import PulseDevice, pulse_devices
from rehearse.domain.errors import MicrophoneUnavailable, RehearseError, SpeakerUnavailable

Direction = Literal["input", "output"]

# How long PortAudio may gather sound before it calls back. Below 0.1 s a busy machine loses sound.
LATENCY_S: Final = 0.2
_WINDOWS_HOST: Final = "Windows WASAPI"
_PULSE_PLUGINS: Final = ("pulse", "default")
_PULSE_VARIABLE: Final = {"input": "PULSE_SOURCE", "output": "PULSE_SINK"}
_ERROR: Final[dict[Direction, type[RehearseError]]] = {
    "input": MicrophoneUnavailable,
    "output": SpeakerUnavailable,
}
_NOUN: Final[dict[Direction, str]] = {"input": "microphone", "output": "loudspeaker"}
_lock = threading.RLock()
_open_streams: set["SoundStream"] = set()


class _PortAudioStream(Protocol):
    samplerate: float
    channels: int
    latency: float
    time: float

    def start(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PortDevice:
    """A device as PortAudio lists it; `rate` is its own sample rate in Hz."""

    index: int
    name: str
    channels: int
    rate: int
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Route:
    """Where to open a stream: PortAudio's device, and the sound server's device behind it."""

    device: PortDevice
    pulse_name: str = ""


class SoundStream:
    """An open stream of the sound card; closing it twice does no harm."""

    def __init__(self, stream: _PortAudioStream, direction: Direction) -> None:
        """Take over `stream`, opened and not yet started."""
        self._stream = stream
        self._direction = direction
        self.sample_rate = round(stream.samplerate)
        self.channels = stream.channels
        self.latency_s = stream.latency

    def time_s(self) -> float:
        """The clock in which the stream's callbacks are told about times, seconds."""
        return float(self._stream.time)

    def start(self) -> None:
        """Let the sound flow.

        Raises:
            MicrophoneUnavailable, SpeakerUnavailable: the device refuses; it is closed.
        """
        try:
            self._stream.start()
        except sys.modules["sounddevice"].PortAudioError as error:
            self.close()
            raise _refused(self._direction, error) from error

    def close(self) -> None:
        """Drop what is still in the device's buffers and free it."""
        with _lock:
            if self not in _open_streams:
                return
            _open_streams.discard(self)
            self._stream.close()


def port_devices(direction: Direction) -> tuple[PortDevice, ...]:
    """Return PortAudio's own list of devices.

    Raises:
        MicrophoneUnavailable, SpeakerUnavailable: PortAudio is missing or refuses.
    """
    card = _sounddevice(direction)
    try:
        return _listed(card, direction)
    except card.PortAudioError as error:
        raise _refused(direction, error) from error


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


def forget_devices() -> None:
    """Let PortAudio look anew for devices, unless a stream is open, which that would kill."""
    with _lock:
        if _open_streams or "sounddevice" not in sys.modules:
            return
        card = sys.modules["sounddevice"]
        # sounddevice has no public call for this; its issue tracker points to these two.
        card._terminate()  # noqa: SLF001 -- see above
        card._initialize()  # noqa: SLF001 -- see above


def open_input(
    device: str,
    *,
    rate: int,
    on_block: Callable[[bytes, int, bool], None],
    on_end: Callable[[], None],
) -> SoundStream:
    """Open the microphone `device`, int16, at `rate` Hz or the device's own rate.

    `on_block(data, frames, overflowed)` is called on PortAudio's thread with interleaved samples of
    the stream's `channels`; `on_end` when the device ends the stream.

    Raises:
        MicrophoneUnavailable.
    """

    def callback(data: Any, frames: int, _time: Any, status: Any) -> None:  # noqa: ANN401 -- from C
        on_block(bytes(data), frames, bool(status.input_overflow))

    def attempt(card: ModuleType, route: _Route, at: int, channels: int) -> _PortAudioStream:
        stream: _PortAudioStream = card.RawInputStream(
            device=route.device.index,
            samplerate=at,
            channels=channels,
            dtype="int16",
            latency=LATENCY_S,
            callback=callback,
            finished_callback=on_end,
        )
        return stream

    return _open("input", device, rate, attempt)


def open_output(
    device: str,
    *,
    rate: int,
    fill: Callable[[Any, float, float], bool],
    on_end: Callable[[], None],
    latency_s: float,
) -> SoundStream:
    """Open the loudspeaker `device`, int16, at `rate` Hz or the device's own rate.

    `fill(block, now, heard_at)` writes samples into `block` (frames, channels) on PortAudio's
    thread; `heard_at` is when its first sample leaves the loudspeaker, both in the stream's clock,
    seconds. It returns whether more is to come. `on_end` is called when all has been played, or
    the device ended the stream.

    Raises:
        SpeakerUnavailable.
    """

    def attempt(card: ModuleType, route: _Route, at: int, channels: int) -> _PortAudioStream:
        def callback(block: Any, _frames: int, time: Any, _: Any) -> None:  # noqa: ANN401 -- from C
            if not fill(block, time.currentTime, time.outputBufferDacTime):
                raise card.CallbackStop

        stream: _PortAudioStream = card.OutputStream(
            device=route.device.index,
            samplerate=at,
            channels=channels,
            dtype="int16",
            latency=latency_s,
            callback=callback,
            finished_callback=on_end,
        )
        return stream

    return _open("output", device, rate, attempt)


def _open(
    direction: Direction,
    device: str,
    rate: int,
    attempt: Callable[[ModuleType, _Route, int, int], _PortAudioStream],
) -> SoundStream:
    card = _sounddevice(direction)
    with _lock:
        route = _route(direction, device)
        errors: list[Exception] = []
        for at, channels in _formats(route.device, rate):
            try:
                with _chosen(direction, route.pulse_name):
                    opened = attempt(card, route, at, channels)
            except card.PortAudioError as error:
                errors.append(error)
            else:
                stream = SoundStream(opened, direction)
                _open_streams.add(stream)
                return stream
    raise _refused(direction, errors[0]) from errors[0]


def _formats(device: PortDevice, rate: int) -> tuple[tuple[int, int], ...]:
    """Return (rate, channels) in the order of trying; some drivers open only what they are."""
    wanted = dict.fromkeys((rate, device.rate))
    counts = dict.fromkeys((1, min(2, device.channels), device.channels))
    return tuple((at, count) for count in counts for at in wanted)


def _route(direction: Direction, device: str) -> _Route:
    """Find `device`, by name or label; look anew at what is plugged in before giving up."""
    route = _found(direction, device)
    if route is None:
        forget_devices()
        route = _found(direction, device)
    if route is None:
        raise _not_there(direction, device)
    return route


def _found(direction: Direction, device: str) -> _Route | None:
    served = selectable(direction)
    if served is not None:
        return _route_through_server(direction, device, served)
    return _route_through_portaudio(direction, device)


def _route_through_server(
    direction: Direction, device: str, served: tuple[PulseDevice, ...]
) -> _Route | None:
    by_name = {listed.name: listed for listed in port_devices(direction)}
    plugin = next((by_name[name] for name in _PULSE_PLUGINS if name in by_name), None)
    if plugin is None:
        return _route_through_portaudio(direction, device)
    if not device:
        return _Route(device=plugin)
    names = [one.name for one in served if device in (one.name, one.label)]
    return _Route(device=plugin, pulse_name=names[0]) if names else None


def _route_through_portaudio(direction: Direction, device: str) -> _Route | None:
    listed = port_devices(direction)
    if device:
        return next((_Route(device=one) for one in listed if one.name == device), None)
    ranked = sorted(listed, key=lambda one: not one.is_default)
    return _Route(device=ranked[0]) if ranked else None


@contextmanager
def _chosen(direction: Direction, pulse_name: str) -> Iterator[None]:
    """Name the server's device in the environment while a stream opens: libpulse reads it there."""
    variable = _PULSE_VARIABLE[direction]
    before = os.environ.get(variable)
    if pulse_name:
        os.environ[variable] = pulse_name
    try:
        yield
    finally:
        if pulse_name and before is None:
            del os.environ[variable]
        elif pulse_name and before is not None:
            os.environ[variable] = before


def _sounddevice(direction: Direction) -> ModuleType:
    try:
        import sounddevice  # noqa: PLC0415 -- loads PortAudio, which may be missing: see the top
    except OSError as error:
        raise _ERROR[direction](
            "Rehearse cannot reach the sound system, because the PortAudio library is missing. "
            f"Your rehearsals are untouched. {_install_line()}"
        ) from error
    except Exception as error:
        # PortAudioError cannot be named here: the module that defines it failed to load.
        if type(error).__name__ != "PortAudioError":
            raise
        raise _refused(direction, error) from error
    module: ModuleType = sounddevice
    return module


def _install_line() -> str:
    if sys.platform.startswith("linux"):
        remedy = "Install it with “sudo apt install libportaudio2”, then start Rehearse again."
    else:
        remedy = "Install Rehearse again: PortAudio comes with it."
    return remedy


def _not_there(direction: Direction, device: str) -> RehearseError:
    noun = _NOUN[direction]
    if device:
        return _ERROR[direction](
            f"The {noun} “{device}” is not connected. Plug it in, or choose another in Settings."
        )
    return _ERROR[direction](
        f"No {noun} was found. Plug one in, or check in the system's settings that Rehearse "
        "may use it, then try again."
    )


def _refused(direction: Direction, error: Exception) -> RehearseError:
    noun = _NOUN[direction]
    return _ERROR[direction](
        f"The {noun} could not be opened ({_reason(error)}). Close other programs that use it, "
        "check the system's sound settings, then try again."
    )


def _reason(error: Exception) -> str:
    return str(error.args[0]) if error.args else "no reason given"
