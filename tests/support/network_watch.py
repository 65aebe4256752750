"""What a process says to the network, as the kernel sees it."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

# connect, and sends that carry an address of their own.
_ADDRESS = re.compile(r"sa_family=(AF_\w+)[^}]*")
_CALLS = "connect,sendto,sendmsg,sendmmsg"


def missing_tracer() -> str:
    """Return what is missing for tracing here, or ""."""
    if shutil.which("strace") is None:
        return "The program strace (package strace)"
    probe = subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, check=False
    )
    return "" if probe.returncode == 0 else "The right to trace processes (strace fails)"


def traced(command: Sequence[str], log: Path) -> list[str]:
    """Return `command` so that each of its processes leaves its network calls in `log`."""
    return [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-e",
        f"trace={_CALLS}",
        "-o",
        str(log),
        *command,
    ]


def internet_calls(log: Path) -> list[str]:
    """Return the lines of `log` that name an address of the internet, loopback included."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        line
        for line in lines
        if any(family in {"AF_INET", "AF_INET6"} for family in _ADDRESS.findall(line))
    ]
