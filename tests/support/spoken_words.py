"""Speech made on the spot by flite, for the virtual microphone."""

import shutil
import subprocess
from pathlib import Path

from tests.support.required_parts import require


def say(text: str, path: Path, *, voice: str = "rms") -> Path:
    """Write `text` spoken by flite to `path` (WAV, 16 kHz mono int16) and return the path.

    Skips the running test where flite is missing.
    """
    require("The program flite (package flite)", shutil.which("flite") is not None)
    subprocess.run(
        ["flite", "-voice", voice, "-t", text, "-o", str(path)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return path
