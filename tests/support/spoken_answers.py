"""Answers spoken by the machine's own voices, made when a test asks for them."""

import shutil
import subprocess
from pathlib import Path

from tests.support.required_parts import require

_FESTIVAL_VOICES = Path("/usr/share/festival/voices")
_TIMEOUT_S = 120
# A plain answer with what tests look for: a gripe in the middle, numbers, a result.
ANSWER = (
    "In my last job I was the manager of a small team. My old manager never listened to anybody."
    " So I made a plan with the team and we finished the work in two months."
)


def speak(text: str, path: Path, *, voice: str = "rms") -> Path:
    """Write `text` spoken by flite's `voice` (rms, slt, awb …) to `path`, a WAV; return the path.

    Skips the running test where flite is missing.
    """
    require("The program flite (package flite)", shutil.which("flite") is not None)
    _run(["flite", "-voice", voice, "-t", text, "-o", str(path)])
    return path


def speak_by_festival(text: str, path: Path, *, voice: str = "cmu_us_slt_arctic_hts") -> Path:
    """Write `text` spoken by a festival voice to `path`, a WAV; return the path.

    Skips the running test where festival or the voice is missing.
    """
    there = shutil.which("text2wave") is not None and any(_FESTIVAL_VOICES.glob(f"*/{voice}"))
    require(f"The festival voice {voice} (packages festival, festvox-us-slt-hts)", there)
    script = path.with_suffix(".txt")
    script.write_text(text, encoding="utf-8")
    _run(["text2wave", "-eval", f"(voice_{voice})", "-o", str(path), str(script)])
    script.unlink()
    return path


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_S)
