"""Answers spoken by the machine's own voices, made when a test asks for them."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile
from tests.support.required_parts import require

_FESTIVAL_VOICES = Path("/usr/share/festival/voices")
_TIMEOUT_S = 120
# A plain answer with what tests look for: a gripe in the middle, numbers, a result.
ANSWER = (
    "In my last job I was the manager of a small team. My old manager never listened to anybody."
    " So I made a plan with the team and we finished the work in two months."
)
SENTENCES = (
    "In my last job I worked in a small support team, and we had to move all customers.",
    "My old manager never listened to anybody, so I wrote down a list of the risks.",
    "I counted how many customers would be affected, and I showed the list to the team.",
    "In the end we moved them in three steps, and the number of complaints went down by half.",
)


def speak(text: str, path: Path, *, voice: str = "rms") -> Path:
    """Write `text` spoken by flite's `voice` (rms, slt, awb …) to `path`, a WAV; return the path.

    Skips the running test where flite is missing.
    """
    require("The program flite (package flite)", shutil.which("flite") is not None)
    _run(["flite", "-voice", voice, "-t", text, "-o", str(path)])
    return path


def speak_with_pauses(
    sentences: Sequence[str],
    path: Path,
    *,
    pause_s: float = 0.7,
    speak_one: Callable[[str, Path], Path] = speak,
) -> Path:
    """Write `sentences` to `path`, a WAV, with a pause after each; return the path.

    flite runs sentences into each other, as nobody does who thinks; people take 0.5 to 1 s
    (Campione and Veronis 2002).
    """
    parts: list[npt.NDArray[np.int16]] = []
    rate = 0
    for number, sentence in enumerate(sentences):
        spoken = speak_one(sentence, path.with_name(f"{path.stem}-{number}.wav"))
        said, rate = soundfile.read(spoken, dtype="int16")
        parts += [said, np.zeros(round(pause_s * rate), dtype=np.int16)]
    soundfile.write(path, np.concatenate(parts), rate, "PCM_16")
    return path


def a_minute_of_talk(folder: Path) -> Path:
    """Write `SENTENCES`, over and over for 60 s, with pauses; return the WAV."""
    path = speak_with_pauses(SENTENCES * 3, folder / "talk.wav")
    talk, rate = soundfile.read(path, dtype="int16", frames=-1)
    soundfile.write(path, talk[: 60 * rate], rate, "PCM_16")
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
