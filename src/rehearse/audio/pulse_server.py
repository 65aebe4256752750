"""What the sound server of a Linux desktop (PulseAudio, or PipeWire in its place) has to offer.

PortAudio reaches that server through one ALSA plugin and so sees a single device. The names behind
it, which one is the system's own and whether it is muted are asked of the server itself.
"""

from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pulsectl

Kind = Literal["source", "sink"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseDevice:
    """A source or sink; `name` is what the server knows it by, `label` what people read."""

    name: str
    label: str
    is_default: bool
    is_muted: bool
    is_monitor: bool


def pulse_devices(kind: Kind, *, timeout_s: float = 1.0) -> tuple[PulseDevice, ...] | None:
    """Return the sources or sinks of the sound server; None where none answers in time."""
    # In a thread, for a server that hangs: pulsectl's own time limit is for connecting alone, and
    # then always waits for all of it.
    answers: SimpleQueue[tuple[PulseDevice, ...] | None] = SimpleQueue()
    Thread(target=lambda: answers.put(_ask(kind)), name="sound server", daemon=True).start()
    try:
        return answers.get(timeout=timeout_s)
    except Empty:
        return None


def _ask(kind: Kind) -> tuple[PulseDevice, ...] | None:
    try:
        import pulsectl  # noqa: PLC0415  (loads libpulse, which need not be there)
        from pulsectl._pulsectl import LibPulse  # noqa: PLC0415
    except (ImportError, OSError):
        return None
    try:
        with pulsectl.Pulse("Rehearse", connect=False) as server:
            server.connect()
            return _devices(server, kind)
    except (pulsectl.PulseError, LibPulse.CallError):
        return None


def _devices(server: "pulsectl.Pulse", kind: Kind) -> tuple[PulseDevice, ...]:
    default = getattr(server.server_info(), f"default_{kind}_name")
    return tuple(
        PulseDevice(
            name=found.name,
            label=found.description or found.name,
            is_default=found.name == default,
            is_muted=bool(found.mute),
            is_monitor=kind == "source" and found.monitor_of_sink_name is not None,
        )
        for found in (server.source_list() if kind == "source" else server.sink_list())
    )
