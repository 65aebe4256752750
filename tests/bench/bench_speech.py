"""Recognition while somebody speaks against one pass over the whole recording."""

import json
import os
import queue
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import jiwer
import pytest
import soundfile
from tests.support.required_parts import require
from tests.support.spoken_answers import (
    SENTENCES,
    a_minute_of_talk,
    speak,
    speak_by_festival,
    speak_with_pauses,
)
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.app.worker_client import WorkerClient, worker_command
from rehearse.app.worker_messages import Event, FollowRecording, ProcessTake, TakeAnalysed
from rehearse.audio.recorder import Recorder
from rehearse.audio.wav_writer import WavWriter
from rehearse.domain.errors import NothingSaid
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.recording import Recording
from rehearse.domain.settings import EngineChoice, Settings
from rehearse.domain.transcript import Transcript
from rehearse.transcription.following import FollowedRecording
from rehearse.transcription.pocketsphinx_engine import PocketSphinxTranscriber

pytestmark = [pytest.mark.device, pytest.mark.model]

Figure = Callable[[str, str, str], None]
# Clips of people with exact transcripts; not part of the project. Shorter ones are never cut.
CLIPS = Path(os.environ.get("BENCH_SPEECH", Path(__file__).parents[3] / "shared" / "speech"))
SHORTEST_CLIP_S = 10.0
QUESTION = Question(text="Tell me about a change that you led.", kind=QuestionKind.BEHAVIORAL)
NAMED = (
    (
        "I worked at Accenture with Kubernetes and Terraform for two years.",
        ("Accenture", "Kubernetes", "Terraform"),
    ),
    (
        "I would like to join Siemens because of your work on turbines.",
        ("Siemens", "turbines"),
    ),
    (
        "Thank you, Ms Okonkwo, I have used Postgres and Python every day.",
        ("Okonkwo", "Postgres", "Python"),
    ),
    (
        "At Northwind I wrote JavaScript and SQL for the finance team.",
        ("Northwind", "JavaScript", "SQL"),
    ),
    ("We ran our tests in Jenkins and planned the work in Jira.", ("Jenkins", "Jira")),
    (
        "My manager at Deloitte asked me to learn Salesforce and Tableau.",
        ("Deloitte", "Salesforce", "Tableau"),
    ),
    (
        "I know Excel, Photoshop and AutoCAD from my training.",
        ("Excel", "Photoshop", "AutoCAD"),
    ),
    (
        "I have worked as a phlebotomist with Epic and HIPAA rules.",
        ("phlebotomist", "Epic", "HIPAA"),
    ),
    (
        "I spoke to Priya Shah about the DevOps team at Barclays.",
        ("Priya", "Shah", "DevOps", "Barclays"),
    ),
    (
        "I did the bookkeeping in QuickBooks and Xero for a bakery.",
        ("bookkeeping", "QuickBooks", "Xero"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    audio: Path
    text: str
    style: str


class Desk:
    """The program's worker process and a microphone."""

    def __init__(self, home: Path) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.client = WorkerClient(
            command=worker_command(),
            settings=Settings(engine=EngineChoice.POCKETSPHINX),
            log=home / "worker.log",
            environment={**os.environ, "REHEARSE_HOME": str(home)},
        )
        self.client.subscribe(self.events.put)

    def answer(
        self, name: str, wav: Path, microphone: VirtualMicrophone, folder: Path, *, follows: bool
    ) -> tuple[float, Recording]:
        """Record `wav` and return the seconds from Done to the feedback."""
        active = Recorder().start(folder / f"{name}.wav")
        if follows:
            growing = active.growing_file()
            self.client.follow(FollowRecording(job_id=name, audio=growing, job=None))
        microphone.speak_into_microphone(wav).wait()
        done_at = time.monotonic()
        recording = active.stop()
        self.client.submit(
            ProcessTake(job_id=name, audio=recording.path, question=QUESTION, job=None)
        )
        while not isinstance(self.events.get(timeout=300), TakeAnalysed):
            pass
        return time.monotonic() - done_at, recording

    def most_memory_mb(self) -> float:
        process = self.client._process
        assert process is not None
        status = Path(f"/proc/{process.pid}/status").read_text()
        (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", status)
        return int(peak) / 1000


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "home")
    yield desk
    desk.client.close()


def bench_the_wait_after_done(
    desk: Desk, figure: Figure, tmp_path: Path, virtual_microphone: VirtualMicrophone
) -> None:
    virtual_microphone.keep_awake()
    wav = a_minute_of_talk(tmp_path)
    answer = partial(desk.answer, microphone=virtual_microphone, folder=tmp_path)
    # Engine and analysis are loaded by the first.
    answer("warm", speak(SENTENCES[0], tmp_path / "short.wav"), follows=False)
    for name, follows in (("one pass", False), ("heard while spoken", True)):
        waited, recording = answer(name, wav, follows=follows)
        figure(
            f"From Done to feedback, 60 s answer, {name}, PocketSphinx",
            f"{waited:.1f} s; {recording.missing_s:.3f} s of sound missing",
            "2 s + r x last segment; 0 missing",
        )
    figure("Most memory of the worker process", f"{desk.most_memory_mb():.0f} MB", "none")


def bench_words_of_synthetic_speech(figure: Figure, tmp_path: Path) -> None:
    voices: dict[str, Callable[[str, Path], Path]] = {
        "flite rms": partial(speak, voice="rms"),
        "flite slt": partial(speak, voice="slt"),
        "flite awb": partial(speak, voice="awb"),
        "festival slt": speak_by_festival,
    }
    clips = [
        Clip(
            audio=speak_with_pauses(SENTENCES, tmp_path / f"{voice[-3:]}.wav", speak_one=speak_one),
            text=" ".join(SENTENCES),
            style=f"spoken by {voice}",
        )
        for voice, speak_one in voices.items()
    ]
    _report_words(clips, figure, tmp_path)


def bench_words_of_people(figure: Figure, tmp_path: Path) -> None:
    manifest = CLIPS / "manifest.jsonl"
    require("The clips of people (BENCH_SPEECH)", manifest.is_file())
    listed = [json.loads(line) for line in manifest.read_text().splitlines()]
    clips = [
        Clip(audio=CLIPS / one["file"], text=one["text"], style=f"people, {one['style']}")
        for one in listed
        if one["seconds"] >= SHORTEST_CLIP_S
    ]
    _report_words(clips, figure, tmp_path)


def bench_names_of_a_job(figure: Figure, tmp_path: Path) -> None:
    """Half of the names are in no dictionary; each sentence is heard with all names as hints."""
    transcriber = PocketSphinxTranscriber()
    names = tuple(name for _, said in NAMED for name in said)
    for what, hints in (("without hints", ()), (f"{len(names)} names given as hints", names)):
        found, texts, heard = 0, [], []
        for number, (sentence, said) in enumerate(NAMED):
            for voice in ("rms", "slt"):
                audio = speak(sentence, tmp_path / f"{number}-{voice}.wav", voice=voice)
                text = _words(partial(transcriber.transcribe, audio, hints=hints))
                found += sum(_bare(name) in text.split() for name in said)
                texts.append(_bare(sentence))
                heard.append(text)
        figure(
            f"Names heard by PocketSphinx, {what}",
            f"{found} of {2 * len(names)}; word error rate {jiwer.wer(texts, heard):.1%}",
            "more with hints",
        )
        plain = [speak(one, tmp_path / f"plain-{n}.wav") for n, one in enumerate(SENTENCES)]
        heard = [_words(partial(transcriber.transcribe, one, hints=hints)) for one in plain]
        figure(
            f"Word error rate where no name is said, {what}",
            f"{jiwer.wer(list(map(_bare, SENTENCES)), heard):.1%}",
            "no worse",
        )


def _report_words(clips: Sequence[Clip], figure: Figure, folder: Path) -> None:
    for style in dict.fromkeys(clip.style for clip in clips):
        texts = [_bare(clip.text) for clip in clips if clip.style == style]
        whole, followed = _heard([clip for clip in clips if clip.style == style], folder)
        figure(
            f"Word error rate, PocketSphinx, {style}, {len(texts)} clips",
            f"one pass {jiwer.wer(texts, whole):.1%}, "
            f"heard while spoken {jiwer.wer(texts, followed):.1%}",
            "no worse",
        )


def _heard(clips: Sequence[Clip], folder: Path) -> tuple[list[str], list[str]]:
    whole = [_words(partial(PocketSphinxTranscriber().transcribe, clip.audio)) for clip in clips]
    followed = []
    for number, clip in enumerate(clips):
        part = folder / f"{clips[0].style}-{number}.part.wav"
        followed_recording = PocketSphinxTranscriber().follow(part)
        _grow(followed_recording, part, clip.audio)
        followed.append(_words(partial(followed_recording.finish, clip.audio)))
    return whole, followed


def _grow(followed: FollowedRecording, part: Path, audio: Path) -> None:
    """Have a recording heard a tenth of a second at a time, as the recorder writes it."""
    samples, rate = soundfile.read(audio, dtype="int16")
    with WavWriter(part, rate) as wav:
        for start in range(0, len(samples), rate // 10):
            wav.write(samples[start : start + rate // 10].tobytes())
            if start % rate < rate // 10:
                followed.listen()


def _words(transcribe: Callable[[], Transcript]) -> str:
    try:
        return _bare(transcribe().text)
    except NothingSaid:
        return ""


def _bare(text: str) -> str:
    return re.sub(r"[^a-z' ]", "", text.lower().replace("-", " ")).strip()
