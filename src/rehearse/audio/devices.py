"""Which microphones and loudspeakers there are, and whether a microphone hears anything."""

from dataclasses import dataclass
from threading import Event
from typing import Final

from rehearse.audio.level import peak, samples_of
from rehearse.audio.port_audio import Direction
from rehearse.audio.recording_watch import FIRST_SOUND_S
from rehearse.audio.silence_remedy import silence_remedy
from rehearse.audio.sound_card import open_input
from rehearse.audio.sound_route import port_devices, selectable
from rehearse.domain.errors import MicrophoneUnavailable

# What recordings are made at where the device allows it: no loss, and a whole multiple of the
# 16 kHz that recognition wants.
RECORDING_RATE: Final = 48_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundDevice:
    """A microphone or loudspeaker: `name` is what to open it by, `label` what people read."""

    name: str
    label: str
    is_default: bool = False
    is_muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrophoneCheck:
    """What a moment of listening showed: `peak` is 0 to 1, `problem` one sentence or ""."""

    device: SoundDevice | None
    sample_rate: int
    peak: float
    problem: str


def microphones() -> tuple[SoundDevice, ...]:
    """Return the microphones, the system's own first; empty where there is none.

    Raises:
        MicrophoneUnavailable: PortAudio is missing; the sentence holds the line that installs it.
    """
    return _listed("input")


def speakers() -> tuple[SoundDevice, ...]:
    """Return the loudspeakers, the system's own first; empty where there is none.

    Raises:
        SpeakerUnavailable: PortAudio is missing; the sentence holds the line that installs it.
    """
    return _listed("output")


def microphone_named(name: str) -> SoundDevice | None:
    """Return the microphone that opening `name` would open ("" is the system's own), or None.

    Raises:
        MicrophoneUnavailable: PortAudio is missing.
    """
    listed = microphones()
    if not name:
        return next((one for one in listed if one.is_default), None)
    return next((one for one in listed if name in (one.name, one.label)), None)


def check_microphone(device: str = "", *, listen_s: float = 1.0) -> MicrophoneCheck:
    """Listen to a microphone for `listen_s` seconds and say what is wrong with it, if anything.

    Raises:
        MicrophoneUnavailable: it cannot be opened, or not one sample arrived.
    """
    hearing = _Hearing()
    stream = open_input(
        device, rate=RECORDING_RATE, on_block=hearing.on_block, on_end=hearing.has_enough.set
    )
    try:
        hearing.wanted_frames = round(listen_s * stream.sample_rate)
        stream.start()
        hearing.has_enough.wait(FIRST_SOUND_S + 2 * listen_s)
    finally:
        stream.close()
    if not hearing.blocks:
        raise MicrophoneUnavailable(
            "The microphone opened, but no sound arrived from it. Check that it is plugged in and "
            "that Rehearse may use it, then try again."
        )
    loudest = peak(samples_of(b"".join(hearing.blocks), channels=stream.channels))
    found = microphone_named(device)
    return MicrophoneCheck(
        device=found,
        sample_rate=stream.sample_rate,
        peak=loudest,
        problem=silence_problem(found) if loudest == 0 else "",
    )


def silence_problem(device: SoundDevice | None) -> str:
    """Return what is wrong with a microphone that sends nothing but zeros, and how to mend it."""
    if device is not None and device.is_muted:
        return (
            f"The microphone “{device.label}” is muted: unmute it in the system's sound settings."
        )
    return f"The microphone sends only silence. {silence_remedy()}"


class _Hearing:
    """Gathers blocks until there are enough."""

    def __init__(self) -> None:
        self.blocks: list[bytes] = []
        self.wanted_frames = 0
        self.has_enough = Event()
        self._frames = 0

    def on_block(self, data: bytes, frames: int, _overflowed: bool) -> None:  # noqa: FBT001 -- open_input's callback
        self.blocks.append(data)
        self._frames += frames
        if self._frames >= self.wanted_frames:
            self.has_enough.set()


def _listed(direction: Direction) -> tuple[SoundDevice, ...]:
    ports = port_devices(direction)
    served = selectable(direction)
    if served is None:
        devices = [
            SoundDevice(name=one.name, label=one.name, is_default=one.is_default) for one in ports
        ]
    else:
        devices = [
            SoundDevice(
                name=one.name, label=one.label, is_default=one.is_default, is_muted=one.is_muted
            )
            for one in served
            # What a loudspeaker plays is no microphone, unless the person made it the default.
            if not one.is_monitor or one.is_default
        ]
    return tuple(sorted(devices, key=lambda one: not one.is_default))
