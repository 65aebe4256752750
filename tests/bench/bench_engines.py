"""What each recogniser costs: how fast it is, how much memory it takes, how long it needs to start.

Each is measured in a process of its own, as in the program, with one thread and with two.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
import soundfile
from tests.support.own_process import begin_script
from tests.support.spoken_answers import a_minute_of_talk, speak
from tests.support.tiny_whisper import Recital, build_whisper

from rehearse.app.speed_measurement import measured_speed
from rehearse.transcription.model_catalogue import catalogue
from rehearse.transcription.recommendation import minute_s

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform == "win32", reason="peak memory is read from Unix"),
]

Figure = Callable[[str, str, str], None]
PATIENCE_S = 600
RECITED = "My old manager never listened to anybody."
# The time of the first import is the start of the process, but for the interpreter's own.
SCRIPT = """
import time
began = time.perf_counter()
import json, resource, sys
from pathlib import Path
from rehearse.transcription import threads
model, first, talk, threads._MOST = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
if model == "pocketsphinx":
    from rehearse.transcription.pocketsphinx_engine import PocketSphinxTranscriber
    transcriber = PocketSphinxTranscriber()
else:
    from rehearse.transcription.whisper_engine import WhisperTranscriber
    transcriber = WhisperTranscriber(Path(model), device="cpu")
transcriber.transcribe(Path(first))
start_s = time.perf_counter() - began
began = time.perf_counter()
transcriber.transcribe(Path(talk))
talk_s = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
scale = 1 if sys.platform == "darwin" else 1024
sys.stdout.write(json.dumps({"start_s": start_s, "talk_s": talk_s, "peak": peak * scale}))
"""


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("engine", ["PocketSphinx", "tiny test model"])
def bench_engine(figure: Figure, tmp_path: Path, engine: str, count: int) -> None:
    first = speak("I led the team.", tmp_path / "first.wav")
    talk = a_minute_of_talk(tmp_path)
    model = "pocketsphinx"
    if engine != "PocketSphinx":
        model = str(build_whisper(tmp_path / "tiny", Recital(text=RECITED)))
    arguments = (model, str(first), str(talk), str(count))
    with begin_script(dedent(SCRIPT), *arguments, OMP_NUM_THREADS=str(count)) as process:
        written, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0
    found = json.loads(written)
    factor = found["talk_s"] / soundfile.info(talk).duration
    value = (
        f"real-time factor {factor:.3f}, start-up with a first sentence "
        f"{found['start_s']:.1f} s, peak memory {found['peak'] / 1e6:.0f} MB"
    )
    figure(f"{engine}, {count} thread{'s' if count > 1 else ''}", value, "r < 1")


def bench_speed_trial(figure: Figure) -> None:
    speed = measured_speed()
    predicted = {model.name: minute_s(model, speed) for model in catalogue()}
    shown = ("tiny.en", "base.en", "small.en", "medium.en", "large-v3-turbo")
    value = ", ".join(f"{name} {predicted[name] / 60:.2f}" for name in shown)
    figure("Real-time factors foretold without weights", value, "")
