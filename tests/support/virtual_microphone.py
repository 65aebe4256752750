"""A microphone and a loudspeaker without hardware: PulseAudio with null sinks.

Whatever is played to the sink `vmic_in` is heard by the default source `vmic`; whatever a program
plays goes to `vspk`, whose monitor can be recorded. The server lives in a temporary folder and is
found through environment variables alone; nothing of the machine's configuration is touched.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.wait_until import wait_until

MICROPHONE = "vmic"
MICROPHONE_INPUT = "vmic_in"
SPEAKER = "vspk"
# The system's own source while the microphone is unplugged: silence that nobody else listens to.
_NO_MICROPHONE = "vnone"
_WAV_HEADER_BYTES = 44
PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")
# The plugin through which PortAudio, which speaks ALSA, reaches PulseAudio.
_ALSA_PLUGIN = "*/alsa-lib/libasound_module_pcm_pulse.so"

_SERVER_SCRIPT = f"""\
load-module module-native-protocol-unix auth-anonymous=1 socket={{folder}}/native
load-module module-null-sink sink_name={SPEAKER} rate=48000
load-module module-null-sink sink_name={MICROPHONE_INPUT} rate=48000 channels=1
load-module module-null-sink sink_name={_NO_MICROPHONE} rate=48000 channels=1
load-module module-remap-source source_name={MICROPHONE} master={MICROPHONE_INPUT}.monitor
set-default-sink {SPEAKER}
set-default-source {MICROPHONE}
"""
_ALSA_CONFIGURATION = """\
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


def missing_part() -> str:
    """Return the name of the first part that the virtual microphone lacks here, or ""."""
    for program in PROGRAMS:
        if shutil.which(program) is None:
            return f"The program {program} (packages pulseaudio, pulseaudio-utils)"
    if not any(Path("/usr/lib").glob(_ALSA_PLUGIN)):
        return "The ALSA plugin for PulseAudio (package libasound2-plugins)"
    return ""


class VirtualMicrophone:
    """A sound server of the tests' own; `start` sets the environment of this process."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self.folder = Path(tempfile.mkdtemp(prefix="rehearse-sound-"))
        self._server: subprocess.Popen[bytes] | None = None
        self._listeners: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start the server; must run before sounddevice is imported anywhere in this process.

        Raises:
            TimeoutError: the server did not answer within 10 s.
        """
        (self.folder / "server.pa").write_text(_SERVER_SCRIPT.format(folder=self.folder))
        (self.folder / "asound.conf").write_text(_ALSA_CONFIGURATION)
        os.environ.update(self._environment())
        command = ["pulseaudio", "-n", "-F", str(self.folder / "server.pa"), "--daemonize=no"]
        command += ["--exit-idle-time=-1", "--use-pid-file=no"]
        if shutil.which("setpriv"):  # so that the server never outlives a killed test run
            command = ["setpriv", "--pdeathsig", "TERM", *command]
        log = (self.folder / "server.log").open("wb")
        with log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until(self._is_ready, what="the sound server of the tests")

    def keep_awake(self) -> None:
        """Have the microphone and the loudspeaker move sound at once from now on.

        A null sink that nobody listens to wakes every two seconds only.
        """
        if self._listeners:
            return
        for sink in (MICROPHONE_INPUT, SPEAKER):
            command = ["parec", f"--device={sink}.monitor", "--latency-msec=50"]
            self._listeners.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
            with subprocess.Popen(command, stdout=subprocess.PIPE) as first_sound:
                assert first_sound.stdout is not None
                first_sound.stdout.read(1)
                first_sound.terminate()

    def stop(self) -> None:
        """Stop the server and delete its folder."""
        for process in (*self._listeners, self._server):
            if process is not None:
                process.terminate()
                process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def speak_into_microphone(self, wav: Path) -> subprocess.Popen[bytes]:
        """Play `wav` to whoever listens to the microphone; `wait()` on it for the end."""
        return subprocess.Popen(["paplay", f"--device={MICROPHONE_INPUT}", str(wav)])

    @contextmanager
    def capture_speaker(self, path: Path) -> Iterator[None]:
        """Record what is played on the loudspeaker, from before the block until its end.

        `path` becomes a WAV, 48 kHz stereo int16.
        """
        command = ["parec", f"--device={SPEAKER}.monitor", "--rate=48000", "--channels=2"]
        command += ["--format=s16le", "--latency-msec=20", "--file-format=wav", str(path)]
        recorder = subprocess.Popen(command)
        try:
            wait_until(
                lambda: path.is_file() and path.stat().st_size > _WAV_HEADER_BYTES,
                what="the capture of the loudspeaker",
            )
            yield
        finally:
            recorder.send_signal(signal.SIGINT)
            recorder.wait(10)

    def unplug(self) -> None:
        """Take the microphone away; its listeners are moved to a source that is silent."""
        _pactl("set-default-source", f"{_NO_MICROPHONE}.monitor")
        _pactl("unload-module", "module-remap-source")

    def plug_in(self) -> None:
        """Bring the microphone back as the system's own."""
        arguments = (f"source_name={MICROPHONE}", f"master={MICROPHONE_INPUT}.monitor")
        _pactl("load-module", "module-remap-source", *arguments)
        _pactl("set-default-source", MICROPHONE)

    def is_heard(self, source: str = MICROPHONE) -> bool:
        """Whether some program records from the microphone right now."""
        return _is_used(source, devices="sources", clients="source-outputs")

    def is_playing(self, sink: str = SPEAKER) -> bool:
        """Whether some program plays on the loudspeaker right now."""
        return _is_used(sink, devices="sinks", clients="sink-inputs")

    @contextmanager
    def unplugged(self) -> Iterator[None]:
        """Take the microphone away for the length of a block."""
        self.unplug()
        try:
            yield
        finally:
            self.plug_in()

    @contextmanager
    def muted(self) -> Iterator[None]:
        """Mute the microphone for the length of a block: it then sends nothing but zeros."""
        _pactl("set-source-mute", MICROPHONE, "1")
        try:
            yield
        finally:
            _pactl("set-source-mute", MICROPHONE, "0")

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Have the server answer nobody for the length of a block."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._server.send_signal(signal.SIGCONT)

    def _environment(self) -> dict[str, str]:
        folder = str(self.folder)
        return {
            "XDG_RUNTIME_DIR": folder,
            "PULSE_SERVER": f"unix:{folder}/native",
            "PULSE_STATE_PATH": folder,
            "PULSE_CONFIG_PATH": folder,
            "PULSE_COOKIE": f"{folder}/cookie",
            "ALSA_CONFIG_PATH": f"{folder}/asound.conf",
        }

    def _is_ready(self) -> bool:
        if self._server is not None and self._server.poll() is not None:
            raise RuntimeError((self.folder / "server.log").read_text())
        if not (self.folder / "native").exists():
            return False
        answer = subprocess.run(["pactl", "info"], capture_output=True, text=True, check=False)
        return f"Default Source: {MICROPHONE}\n" in answer.stdout


def _is_used(name: str, *, devices: str, clients: str) -> bool:
    rows = [line.split() for line in _pactl("list", "short", devices).splitlines()]
    wanted = {index for index, device, *_ in rows if device == name}
    users = [line.split() for line in _pactl("list", "short", clients).splitlines()]
    return any(device in wanted for _, device, *_ in users)


def _pactl(*arguments: str) -> str:
    return subprocess.run(
        ["pactl", *arguments], capture_output=True, text=True, check=True, timeout=10
    ).stdout
