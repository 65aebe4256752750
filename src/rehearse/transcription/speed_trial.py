"""A few seconds of the work of Whisper, to know how long it takes on this machine."""

import time
from pathlib import Path
from typing import Final

import ctranslate2
import numpy as np

from rehearse.transcription import graphics_card
from rehearse.transcription.machine_speed import MachineSpeed, cores_here
from rehearse.transcription.random_whisper import (
    END_ID,
    FRAMES,
    MELS,
    NO_TIMES,
    START,
    START_ID,
    write_random_whisper,
)
from rehearse.transcription.threads import processor_threads

# A minute of speech is cut at pauses into some three stretches. Each costs Whisper the half minute
# that it looks at, and holds a third of the 200 tokens that a minute of talk comes to.
_STRETCHES_A_MINUTE: Final = 3
_TOKENS_A_STRETCH: Final = 67
# As faster-whisper searches.
_BEAMS: Final = 5
_MOST_RUNS: Final = 5
# With what it takes to make the network, all of it is done in about ten seconds.
_LONGEST_S: Final = 5.0


def measure_speed(scratch: Path) -> MachineSpeed:
    """Return how fast this machine is; `scratch` is a folder for a model of some 40 MB.

    Takes about ten seconds and as many threads as a recogniser does: call it in a process of its
    own. A graphics card is measured where one can be used.

    Raises:
        OSError: the model cannot be written.
        RuntimeError: nothing here can run it.
    """
    folder = write_random_whisper(scratch / "random")
    device = "cuda" if graphics_card.is_usable() else "cpu"
    try:
        seconds = _seconds_for_a_stretch(folder, device)
    except RuntimeError as error:
        if device == "cpu":
            raise
        graphics_card.give_up(error)
        device = "cpu"
        seconds = _seconds_for_a_stretch(folder, device)
    return MachineSpeed(minute_s=_STRETCHES_A_MINUTE * seconds, device=device, cores=cores_here())


def _seconds_for_a_stretch(folder: Path, device: str) -> float:
    model = ctranslate2.models.Whisper(
        str(folder), device=device, compute_type="int8", intra_threads=processor_threads()
    )
    sound = np.random.default_rng(0).standard_normal((1, MELS, FRAMES), dtype=np.float32)
    features = ctranslate2.StorageView.from_array(sound)
    # What is only needed once, at the start, does not count.
    _listen(model, features)
    began, runs = time.perf_counter(), list[float]()
    while len(runs) < _MOST_RUNS and time.perf_counter() - began < _LONGEST_S:
        started = time.perf_counter()
        _listen(model, features)
        runs.append(time.perf_counter() - started)
    # What else ran in between slows a run down; nothing speeds one up.
    return min(runs)


def _listen(model: ctranslate2.models.Whisper, features: ctranslate2.StorageView) -> None:
    """Do what faster-whisper does for one stretch: encode, search for words, time them."""
    encoded = model.encode(features)
    found = model.generate(
        encoded,
        [[START, NO_TIMES]],
        beam_size=_BEAMS,
        # The prompt counts, and there is as much of it as of what may be said.
        max_length=2 * _TOKENS_A_STRETCH,
        suppress_tokens=[END_ID],
    )
    words = found[0].sequences_ids[0]
    model.align(encoded, [START_ID], [words], FRAMES)
