"""The real command in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

_SOURCE = Path(__file__).parents[2] / "src"
COMMAND = (sys.executable, "-m", "rehearse")


def command_environment(home: Path, **changes: str) -> dict[str, str]:
    """Return the environment in which the command keeps everything in `home`."""
    return {**os.environ, "PYTHONPATH": str(_SOURCE), "REHEARSE_HOME": str(home), **changes}


def run_rehearse(
    *arguments: str | Path, home: Path, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run `rehearse` with `arguments` to its end, at most two minutes; both outputs are UTF-8."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=command_environment(home, **environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=120,
        check=False,
    )
