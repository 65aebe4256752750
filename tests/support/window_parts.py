"""The window's parts for tests: real library, recorder, player and pipes; a scripted recogniser."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.support.take_factory import ANY_QUESTIONS, WHY_US

from rehearse.app.everything import delete_everything
from rehearse.app.interview_reader import InterviewReader
from rehearse.app.model_setup import ModelAdvice, SpeechModel
from rehearse.app.parts import Parts
from rehearse.app.question_shelf import QuestionShelf
from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.app.take_processing import TakeProcessor
from rehearse.app.worker_client import WorkerClient
from rehearse.audio.player import Player
from rehearse.audio.recorder import Recorder
from rehearse.audio.waveform import waveform_peaks
from rehearse.domain.errors import Cancelled, DownloadFailed, ModelUnavailable
from rehearse.domain.question import FollowUp, MissingPart, Question, QuestionBank, QuestionKind
from rehearse.main import build_exporter, recording_at
from rehearse.storage.advertisement_file import read_advertisement
from rehearse.storage.banks.bank_toml import text_of
from rehearse.storage.folders import Folders
from rehearse.storage.interview.interview_file import JsonInterviewFiles
from rehearse.storage.library.library import SqliteLibrary

_SCRIPT = Path(__file__).with_name("scripted_worker.py")
MODEL_BYTES = 1_000_000
BANK = QuestionBank(
    id="tests",
    title="Tests",
    language="en",
    license="CC0-1.0",
    questions=(
        Question(
            id="about-you",
            bank_id="tests",
            text="Tell me about yourself.",
            kind=QuestionKind.BACKGROUND,
            hint="Begin with now.",
        ),
        Question(
            id="conflict",
            bank_id="tests",
            text="Tell me about a time you disagreed.",
            kind=QuestionKind.BEHAVIORAL,
            follow_ups=(FollowUp(missing=MissingPart.RESULT, text="How did it end?"),),
        ),
        WHY_US,
        ANY_QUESTIONS,
    ),
)


class DownloadAtWill:
    """A store with one model, which arrives as far as the test lets it."""

    def __init__(self) -> None:
        self.is_installed = False
        self.is_measured = False
        self.is_damaged = False
        self.failure: Exception | None = None
        self.may_end = threading.Event()

    def models(self) -> tuple[SpeechModel, ...]:
        return (
            SpeechModel(
                name="base.en",
                title="Whisper base.en",
                description="A good start.",
                licence="MIT",
                size_bytes=MODEL_BYTES,
                memory_bytes=MODEL_BYTES,
                relative_speed=1.0,
                is_installed=self.is_installed,
            ),
        )

    def download(
        self,
        name: str,
        *,
        on_progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        on_progress(MODEL_BYTES // 4, MODEL_BYTES)
        while not self.may_end.wait(0.01):
            if is_cancelled():
                raise Cancelled
        if self.failure is not None:
            raise self.failure
        self.is_installed = True

    def advice(self) -> ModelAdvice:
        sentence = "base.en is quick here." if self.is_measured else "base.en is a safe choice."
        return ModelAdvice(name="base.en", sentence=sentence, is_measured=self.is_measured)

    def measure(self, *, is_cancelled: Callable[[], bool]) -> ModelAdvice:
        self.is_measured = True
        return self.advice()

    def check(self, name: str) -> None:
        if self.is_damaged:
            raise ModelUnavailable(f"The Whisper model {name} is damaged.")

    def adopt(self, name: str, folder: Path, *, is_cancelled: Callable[[], bool]) -> None:
        self.is_installed = True

    def delete(self, name: str) -> None:
        self.is_installed = False

    def fail_with(self, sentence: str) -> None:
        self.failure = DownloadFailed(sentence)
        self.may_end.set()


def window_parts(folder: Path, *, notices: tuple[str, ...] = ()) -> Parts:
    """Return parts that keep everything in `folder`; close `worker` when done."""
    settings = SettingsKeeper(folder / "settings.json")
    recordings = folder / "recordings"
    folders = Folders(data=folder, config=folder)
    # Beside the person's folder, as in an installation: what ships is never deleted with it.
    shipped = folder.with_name(f"{folder.name}-shipped")
    shipped.mkdir(parents=True, exist_ok=True)
    (shipped / "tests.toml").write_text(text_of(BANK), encoding="utf-8")
    questions = QuestionShelf(
        shipped=shipped,
        own=folders.banks,
        favourites=folders.favourites,
        cache=folders.bank_cache,
    )
    library = SqliteLibrary(database=folder / "library.db", recordings=recordings)
    worker = WorkerClient(
        command=(sys.executable, str(_SCRIPT)),
        settings=settings.current,
        log=folder / "logs" / "worker.log",
    )
    return Parts(
        data_folder=folder,
        recordings=recordings,
        settings=settings,
        questions=questions,
        library=library,
        recorder=Recorder(),
        player=Player(),
        worker=worker,
        processor=TakeProcessor(worker=worker, library=library),
        models=DownloadAtWill(),
        exporter=build_exporter(lambda: settings.current),
        interviews=InterviewReader(
            files=JsonInterviewFiles(), worker=worker, recording_at=recording_at
        ),
        waveform=waveform_peaks,
        read_advertisement=read_advertisement,
        get_ready=lambda: (),
        back_up=lambda: None,
        delete_everything=partial(delete_everything, folders),
        notices=notices,
    )
