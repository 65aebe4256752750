"""Every part of the program, built once by `main` and handed to the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rehearse.app.exports import Exporter
from rehearse.app.interview_reader import InterviewReader
from rehearse.app.model_setup import ModelStore
from rehearse.app.ports import Library, Player, Recorder
from rehearse.app.question_shelf import QuestionShelf
from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.app.take_processing import TakeProcessor
from rehearse.app.worker_client import WorkerClient

Peaks = tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What the window works with.

    `notices` are sentences to show at the start: broken banks, settings that could not be used.
    `waveform` gives (min, max) pairs, -1 to 1, of so many slices of a sound file.
    `read_advertisement` gives the text of a file and raises DocumentUnreadable. `get_ready` loads
    in the background what the first answer needs, and returns notices about recordings rescued from
    a crash; it raises LibraryUnavailable. `back_up` comes once that is done: it makes the library's
    backup of the day and raises LibraryUnavailable. `delete_everything` comes last of all, when the
    window and the worker are closed; it raises LibraryUnavailable where something resists.
    """

    data_folder: Path
    recordings: Path
    settings: SettingsKeeper
    questions: QuestionShelf
    library: Library
    recorder: Recorder
    player: Player
    worker: WorkerClient
    processor: TakeProcessor
    models: ModelStore
    exporter: Exporter
    interviews: InterviewReader
    waveform: Callable[[Path, int], Peaks]
    read_advertisement: Callable[[Path], str]
    get_ready: Callable[[], tuple[str, ...]]
    back_up: Callable[[], None]
    delete_everything: Callable[[], None]
    notices: tuple[str, ...] = ()
