"""What the sound server of a Linux desktop (PulseAudio, or PipeWire in its place) has to offer.

PortAudio reaches that server through one ALSA plugin and so sees a single device. The names behind
it, which one is the system's own and whether it is muted are asked of the server itself, through
libpulse, which Qt's multimedia needs anyway. The structures follow pulse/introspect.h, whose
layout is part of the library's stable interface.
"""

import ctypes
import ctypes.util
import functools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

_NO_AUTOSPAWN: Final = 1
_READY: Final = 4
_FAILED_OR_TERMINATED: Final = (5, 6)
_RUNNING: Final = 0
_NOTHING: Final = 0xFFFFFFFF
_LIBRARY: Final = "libpulse.so.0"

Kind = Literal["source", "sink"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseDevice:
    """A source or sink; `name` is what the server knows it by, `label` what people read."""

    name: str
    label: str
    is_default: bool
    is_muted: bool
    is_monitor: bool


class _SampleSpec(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _ServerInfo(ctypes.Structure):
    _fields_ = (
        ("user_name", ctypes.c_char_p),
        ("host_name", ctypes.c_char_p),
        ("server_version", ctypes.c_char_p),
        ("server_name", ctypes.c_char_p),
        ("sample_spec", _SampleSpec),
        ("default_sink_name", ctypes.c_char_p),
        ("default_source_name", ctypes.c_char_p),
    )


class _ChannelMap(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("map", ctypes.c_int * 32))


class _Volume(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("values", ctypes.c_uint32 * 32))


class _DeviceInfo(ctypes.Structure):
    # The head that pa_source_info and pa_sink_info share; `partner` is the sink that a source
    # monitors, or the monitor of a sink.
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("description", ctypes.c_char_p),
        ("sample_spec", _SampleSpec),
        ("channel_map", _ChannelMap),
        ("owner_module", ctypes.c_uint32),
        ("volume", _Volume),
        ("mute", ctypes.c_int),
        ("partner", ctypes.c_uint32),
    )


_ON_SERVER = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_ServerInfo), ctypes.c_void_p)
_ON_DEVICE = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.POINTER(_DeviceInfo), ctypes.c_int, ctypes.c_void_p
)


def pulse_devices(kind: Kind, *, timeout_s: float = 1.0) -> tuple[PulseDevice, ...] | None:
    """Return the sources or sinks of the sound server; None where no server answers."""
    library = _library()
    if library is None:
        return None
    return _Conversation(library, time.monotonic() + timeout_s).devices(kind)


@functools.cache
def _library() -> Any | None:  # noqa: ANN401 -- ctypes has no type for a library's functions
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for name, result, arguments in (
        ("pa_mainloop_new", pointer, ()),
        ("pa_mainloop_free", None, (pointer,)),
        ("pa_mainloop_get_api", pointer, (pointer,)),
        ("pa_mainloop_prepare", ctypes.c_int, (pointer, ctypes.c_int)),
        ("pa_mainloop_poll", ctypes.c_int, (pointer,)),
        ("pa_mainloop_dispatch", ctypes.c_int, (pointer,)),
        ("pa_context_new", pointer, (pointer, text)),
        ("pa_context_connect", ctypes.c_int, (pointer, text, ctypes.c_int, pointer)),
        ("pa_context_get_state", ctypes.c_int, (pointer,)),
        ("pa_context_disconnect", None, (pointer,)),
        ("pa_context_unref", None, (pointer,)),
        ("pa_context_get_server_info", pointer, (pointer, _ON_SERVER, pointer)),
        ("pa_context_get_source_info_list", pointer, (pointer, _ON_DEVICE, pointer)),
        ("pa_context_get_sink_info_list", pointer, (pointer, _ON_DEVICE, pointer)),
        ("pa_operation_get_state", ctypes.c_int, (pointer,)),
        ("pa_operation_unref", None, (pointer,)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


class _Conversation:
    """One connection, asked and closed again."""

    def __init__(self, library: Any, deadline: float) -> None:  # noqa: ANN401 -- as above
        self._pulse = library
        self._deadline = deadline
        self._loop = library.pa_mainloop_new()
        self._context = library.pa_context_new(library.pa_mainloop_get_api(self._loop), b"Rehearse")

    def devices(self, kind: Kind) -> tuple[PulseDevice, ...] | None:
        try:
            if not self._connect():
                return None
            default = self._default_name(kind)
            return self._list(kind, default)
        finally:
            self._pulse.pa_context_disconnect(self._context)
            self._pulse.pa_context_unref(self._context)
            self._pulse.pa_mainloop_free(self._loop)

    def _connect(self) -> bool:
        if self._pulse.pa_context_connect(self._context, None, _NO_AUTOSPAWN, None) < 0:
            return False
        state = self._pulse.pa_context_get_state
        self._turn_until(lambda: state(self._context) in (_READY, *_FAILED_OR_TERMINATED))
        return bool(state(self._context) == _READY)

    def _default_name(self, kind: Kind) -> str:
        names: list[bytes] = []

        def on_server(_context: int, info: Any, _data: int) -> None:  # noqa: ANN401 -- a ctypes pointer
            if info:
                at = info.contents
                names.append(at.default_source_name if kind == "source" else at.default_sink_name)

        callback = _ON_SERVER(on_server)
        self._finish(self._pulse.pa_context_get_server_info(self._context, callback, None))
        return _text(names[0]) if names else ""

    def _list(self, kind: Kind, default: str) -> tuple[PulseDevice, ...]:
        found: list[PulseDevice] = []

        def on_device(_context: int, info: Any, end: int, _data: int) -> None:  # noqa: ANN401 -- a ctypes pointer
            if not end and info:
                found.append(_device(info.contents, kind, default))

        callback = _ON_DEVICE(on_device)
        ask = getattr(self._pulse, f"pa_context_get_{kind}_info_list")
        self._finish(ask(self._context, callback, None))
        return tuple(found)

    def _finish(self, operation: int | None) -> None:
        if operation is None:
            return
        state = self._pulse.pa_operation_get_state
        self._turn_until(lambda: state(operation) != _RUNNING)
        self._pulse.pa_operation_unref(operation)

    def _turn_until(self, is_done: Callable[[], bool]) -> None:
        while not is_done():
            left_us = int((self._deadline - time.monotonic()) * 1e6)
            if left_us <= 0 or self._pulse.pa_mainloop_prepare(self._loop, left_us) < 0:
                return
            self._pulse.pa_mainloop_poll(self._loop)
            self._pulse.pa_mainloop_dispatch(self._loop)


def _device(info: _DeviceInfo, kind: Kind, default: str) -> PulseDevice:
    name = _text(info.name)
    return PulseDevice(
        name=name,
        label=_text(info.description) or name,
        is_default=name == default,
        is_muted=bool(info.mute),
        is_monitor=kind == "source" and info.partner != _NOTHING,
    )


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")
