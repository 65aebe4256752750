"""Opening streams of the sound card, in and out."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final, Protocol

from rehearse.audio.port_audio import Direction, load_sounddevice, not_there, refused
from rehearse.audio.sound_route import PortDevice, Route, find_route

# How long PortAudio may gather sound before it calls back. Below 0.1 s a busy machine loses sound.
LATENCY_S: Final = 0.2
_PULSE_VARIABLE: Final = {"input": "PULSE_SOURCE", "output": "PULSE_SINK"}
_lock = threading.RLock()
_open_streams: set["SoundStream"] = set()


class _PortAudioStream(Protocol):
    samplerate: float
    channels: int
    latency: float
    time: float

    def start(self) -> None: ...
    def close(self) -> None: ...


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
            raise refused(self._direction, error) from error

    def close(self) -> None:
        """Drop what is still in the device's buffers and free it."""
        with _lock:
            if self not in _open_streams:
                return
            _open_streams.discard(self)
            self._stream.close()


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

    def attempt(card: ModuleType, route: Route, at: int, channels: int) -> _PortAudioStream:
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

    def attempt(card: ModuleType, route: Route, at: int, channels: int) -> _PortAudioStream:
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
    attempt: Callable[[ModuleType, Route, int, int], _PortAudioStream],
) -> SoundStream:
    card = load_sounddevice(direction)
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
    raise refused(direction, errors[0]) from errors[0]


def _formats(device: PortDevice, rate: int) -> tuple[tuple[int, int], ...]:
    """Return (rate, channels) in the order of trying; some drivers open only what they are."""
    wanted = dict.fromkeys((rate, device.rate))
    counts = dict.fromkeys((1, min(2, device.channels), device.channels))
    return tuple((at, count) for count in counts for at in wanted)


def _route(direction: Direction, device: str) -> Route:
    """Find `device`, by name or label; look anew at what is plugged in before giving up."""
    route = find_route(direction, device)
    if route is None:
        forget_devices()
        route = find_route(direction, device)
    if route is None:
        raise not_there(direction, device)
    return route


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
