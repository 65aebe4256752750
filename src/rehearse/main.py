"""Builds every part once, by constructor, and hands them to the window or the command line.

Heavy parts are imported where they are built, so that nobody pays for what is not used.
"""

import gc
import os
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app.display import display_problem
from rehearse.app.downloaded_models import DownloadedModels
from rehearse.app.engine_in_use import EngineInUse
from rehearse.app.everything import delete_everything
from rehearse.app.exports import Exporter, ExportFormat, InterviewFileReport
from rehearse.app.interview_analysis import InterviewAnalysis
from rehearse.app.interview_reader import InterviewReader
from rehearse.app.late_parts import Late, LateLibrary, LatePlayer, LateRecorder
from rehearse.app.parts import Parts, Peaks
from rehearse.app.ports import Analyser, Library, Player, Recorder, ReportWriter, Transcriber
from rehearse.app.question_shelf import QuestionShelf
from rehearse.app.settings_keeper import SettingsKeeper
from rehearse.app.sound_measure import SoundMeasure
from rehearse.app.take_files import keep_rescued, rescue_notice
from rehearse.app.take_processing import TakeProcessor
from rehearse.app.worker_client import WorkerClient, worker_command
from rehearse.domain.errors import (
    LibraryUnavailable,
    MicrophoneUnavailable,
    ModelUnavailable,
    WindowUnavailable,
)
from rehearse.domain.recording import Recording
from rehearse.domain.settings import Settings
from rehearse.domain.transcript import TimeRange
from rehearse.shipped import shipped_folder
from rehearse.storage.advertisement_file import read_advertisement
from rehearse.storage.folders import Folders, create_folders, find_folders
from rehearse.storage.interview.interview_file import JsonInterviewFiles

# Recognition runs while a recording is made; a lost sample is worse than a late word.
_NICENESS = 10
_WINDOW_PACKAGES = (
    "libegl1 libgl1 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-keysyms1 libxcb-shape0 libxcb-image0 libxcb-render-util0 libdbus-1-3 libpulse0"
)

if TYPE_CHECKING:
    from rehearse.reports.pdf import PdfReport
    from rehearse.storage.library.library import SqliteLibrary


def build_transcriber(settings: Settings, folders: Folders) -> Transcriber:
    """Return the recogniser that `settings` choose; raises ModelUnavailable."""
    from rehearse.transcription.engines import choose_engine  # noqa: PLC0415  (numpy and more)

    return choose_engine(settings.engine, folders.models, settings.whisper_model)


def build_engine(settings: Settings, folders: Folders, avoid: Collection[str]) -> EngineInUse:
    """Return the recogniser that `settings` choose, or one that asks less, and its successor.

    Raises ModelUnavailable.
    """
    from rehearse.transcription.engines import (  # noqa: PLC0415  (numpy and more)
        engines_by_demand,
        transcriber_of,
    )

    engines = engines_by_demand(settings.engine, folders.models, settings.whisper_model)
    left = [engine for engine in engines if engine.name not in avoid] or [engines[-1]]
    smaller = left[1].name if len(left) > 1 else ""
    return EngineInUse(name=left[0].name, smaller=smaller, transcriber=transcriber_of(left[0]))


def build_analyser(settings: Settings) -> Analyser:
    """Return the analyser with the thresholds of `settings`."""
    from rehearse.analysis.pipeline import SpacyAnalyser  # noqa: PLC0415  (spaCy)

    return SpacyAnalyser(settings=settings, models_folder=shipped_folder("models"))


def build_sound_measure() -> SoundMeasure:
    """Return the function that measures length and pauses of a recording."""
    from rehearse.transcription.pauses import measure_sound  # noqa: PLC0415  (numpy and more)

    return measure_sound


def build_analysis(
    settings: Settings, folders: Folders, *, warn: Callable[[str], None]
) -> InterviewAnalysis:
    """Return what fills an interview with transcripts and feedback; `warn` hears of gaps."""
    return InterviewAnalysis(
        analyser=build_analyser(settings),
        make_transcriber=lambda: build_transcriber(settings, folders),
        measure_sound=build_sound_measure(),
        warn=warn,
    )


def build_exporter(settings: Callable[[], Settings]) -> Exporter:
    """Return the exporter with a writer for each format, in the order in which they are offered.

    Writers are made at each export, so that reports hold to the thresholds in force.
    """
    return Exporter(
        {
            ExportFormat.PDF: lambda: _pdf_writer(settings()),
            ExportFormat.HTML: lambda: _html_writer(settings()),
            ExportFormat.MARKDOWN: lambda: _markdown_writer(settings()),
            ExportFormat.WORD: lambda: _word_writer(settings()),
            ExportFormat.JSON: lambda: InterviewFileReport(JsonInterviewFiles()),
            ExportFormat.CSV: _csv_writer,
        },
        cut_clip=_cut_clip,
        preview=lambda report: _pdf_writer(settings()).printable_html(report),
    )


def build_shelf(folders: Folders) -> QuestionShelf:
    """Return the question banks that ship with the program, and the person's own."""
    return QuestionShelf(
        shipped=shipped_folder("question_banks"),
        own=folders.banks,
        favourites=folders.favourites,
        cache=folders.bank_cache,
    )


def build_parts(folders: Folders) -> Parts:
    """Return everything that the window works with; the worker process is started.

    The library is opened, and the libraries for sound are loaded, by `Parts.get_ready` or by
    their first use.

    Raises:
        LibraryUnavailable: the data folder cannot be used.
    """
    create_folders(folders)
    settings = SettingsKeeper(folders.settings)
    opened = Late(partial(_open_library, folders))
    library = LateLibrary(opened)
    recorder, player = Late(_make_recorder), Late(_make_player)
    worker = WorkerClient(
        command=worker_command(), settings=settings.current, log=folders.logs / "worker.log"
    )
    settings.subscribe(worker.configure)
    worker.start()
    questions = build_shelf(folders)
    return Parts(
        data_folder=folders.data,
        recordings=folders.recordings,
        settings=settings,
        questions=questions,
        library=library,
        recorder=LateRecorder(recorder),
        player=LatePlayer(player),
        worker=worker,
        processor=TakeProcessor(worker=worker, library=library),
        models=DownloadedModels(folders.models),
        exporter=build_exporter(lambda: settings.current),
        interviews=InterviewReader(
            files=JsonInterviewFiles(), worker=worker, recording_at=recording_at
        ),
        waveform=_waveform_peaks,
        read_advertisement=read_advertisement,
        get_ready=partial(_get_ready, library, folders, parts=(opened, recorder, player)),
        back_up=partial(_back_up, folders),
        delete_everything=partial(_delete_everything, opened, folders),
        notices=(*settings.notes, *questions.current.problems),
    )


def run_worker() -> None:
    """Serve as the worker process until standard input ends."""
    # The window never needs these.
    from rehearse.app.remembered_measure import RememberedMeasure  # noqa: PLC0415
    from rehearse.app.worker_main import Worker  # noqa: PLC0415
    from rehearse.transcription.graphics_card import take_notice  # noqa: PLC0415

    _give_way_to_the_window()
    folders = find_folders()
    # Native libraries print; the pipe must carry events alone.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as events:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        Worker(
            choose_engine=lambda settings, avoid: build_engine(settings, folders, avoid),
            make_analyser=_loaded_analyser,
            measure_sound=RememberedMeasure(build_sound_measure()),
            engine_name=lambda settings: _engine_name(settings, folders),
            take_notice=take_notice,
        ).run(sys.stdin.buffer, events)


def run_speed_trial(scratch: str) -> None:
    """Measure how fast this machine recognises speech and write it to standard output as JSON."""
    from rehearse.transcription.speed_trial import measure_speed  # noqa: PLC0415  (CTranslate2)

    _give_way_to_the_window()
    sys.stdout.write(measure_speed(Path(scratch)).model_dump_json())


def _give_way_to_the_window() -> None:
    """Let whoever records and draws go first; on Windows the client starts the worker so."""
    if sys.platform != "win32":
        os.nice(_NICENESS)


def open_window(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status when it closes.

    Raises:
        WindowUnavailable: there is no display, or a library of the system is missing.
    """
    if problem := display_problem():
        # Qt would end the process where it stands.
        raise WindowUnavailable(
            f"There is no display to open the window on: {problem}. `rehearse demo` rehearses "
            "without one; `rehearse --help` lists what else does."
        )
    try:
        from rehearse.ui.application import run_application  # noqa: PLC0415  (Qt)
    except ImportError as error:
        if "cannot open shared object" not in str(error):
            raise
        raise WindowUnavailable(
            f"The window needs a library of the system that is missing ({error}). On Debian and "
            f"its kin, install what it needs with: sudo apt-get install {_WINDOW_PACKAGES}"
        ) from error

    return run_application(arguments, build_parts=lambda: build_parts(find_folders()))


def _open_library(folders: Folders) -> "SqliteLibrary":
    from rehearse.storage.library.library import SqliteLibrary  # noqa: PLC0415  (SQLAlchemy)

    return SqliteLibrary(database=folders.library, recordings=folders.recordings)


def _make_recorder() -> Recorder:
    from rehearse.audio.recorder import Recorder  # noqa: PLC0415  (numpy)

    return Recorder()


def _make_player() -> Player:
    from rehearse.audio.player import Player  # noqa: PLC0415  (numpy, soundfile)

    return Player()


def _waveform_peaks(audio: Path, count: int) -> Peaks:
    from rehearse.audio.waveform import waveform_peaks  # noqa: PLC0415  (numpy, soundfile)

    return waveform_peaks(audio, count)


def _get_ready(
    library: Library, folders: Folders, *, parts: Sequence[Callable[[], object]]
) -> tuple[str, ...]:
    """Load what the first answer needs; return what a crash has left to tell.

    Raises:
        LibraryUnavailable: the library cannot be used.
    """
    from rehearse.audio.devices import microphones  # noqa: PLC0415  (numpy)
    from rehearse.audio.recording_file import adopt_orphans  # noqa: PLC0415  (numpy, soundfile)
    from rehearse.audio.sound_keeping import sweep_unfinished  # noqa: PLC0415  (as above)

    sweep_unfinished(folders.recordings)
    rescued = keep_rescued(adopt_orphans(folders.recordings), library)
    # Before the person can delete, and undo, anything in this run.
    resisting = _purged(library)
    for part in parts:
        part()
    # Whoever has no microphone is told of it when it is wanted.
    with suppress(MicrophoneUnavailable):
        microphones()
    # What was loaded stays until the end: looking through it for garbage again and again halts the
    # window for a tenth of a second.
    gc.freeze()
    return (*rescue_notice(rescued), *resisting)


def _purged(library: Library) -> tuple[str, ...]:
    """Remove for good what was deleted in an earlier run; return what resists."""
    try:
        library.purge()
    except LibraryUnavailable as problem:
        return (str(problem),)
    return ()


def _back_up(folders: Folders) -> None:
    """Make the library's backup of the day.

    Raises:
        LibraryUnavailable: it cannot be made.
    """
    from rehearse.storage.library.library_backup import back_up_daily  # noqa: PLC0415  (SQLAlchemy)

    back_up_daily(folders.library, folders.backups, today=datetime.now(UTC).astimezone().date())


def _delete_everything(opened: "Late[SqliteLibrary]", folders: Folders) -> None:
    for library in opened.made:
        library.close()
    delete_everything(folders)


def _loaded_analyser(settings: Settings) -> Analyser:
    """Return the analyser with its model loaded, so that the first answer need not wait."""
    from rehearse.analysis.pipeline import SpacyAnalyser  # noqa: PLC0415  (spaCy)

    analyser = SpacyAnalyser(settings=settings, models_folder=shipped_folder("models"))
    # Where the model is missing, each answer's analysis says so to the person.
    with suppress(ModelUnavailable):
        analyser.load()
    return analyser


def _engine_name(settings: Settings, folders: Folders) -> tuple[str, bool]:
    from rehearse.transcription.engines import planned_engine  # noqa: PLC0415

    planned = planned_engine(settings.engine, folders.models, settings.whisper_model)
    return planned.name, planned.is_rough


def recording_at(audio: Path) -> Recording:
    """Return what is known of a sound file from its head; raises AudioUnreadable."""
    from rehearse.audio import clip  # noqa: PLC0415  (numpy, soundfile)

    return clip.recording_at(audio)


def _cut_clip(audio: Path, part: TimeRange) -> bytes:
    from rehearse.audio import clip  # noqa: PLC0415  (numpy, soundfile)

    return clip.cut_clip(audio, part)


def _html_writer(settings: Settings) -> ReportWriter:
    from rehearse.reports.html import HtmlReport  # noqa: PLC0415  (Jinja2)

    return HtmlReport(settings=settings)


def _markdown_writer(settings: Settings) -> ReportWriter:
    from rehearse.reports.markdown import MarkdownReport  # noqa: PLC0415  (Jinja2)

    return MarkdownReport(settings=settings)


def _word_writer(settings: Settings) -> ReportWriter:
    from rehearse.reports.word_document import WordReport  # noqa: PLC0415  (python-docx)

    return WordReport(settings=settings)


def _csv_writer() -> ReportWriter:
    from rehearse.reports.measures_csv import CsvMeasures  # noqa: PLC0415  (only where it is asked)

    return CsvMeasures()


def _pdf_writer(settings: Settings) -> "PdfReport":
    from rehearse.reports.pdf import PdfReport  # noqa: PLC0415  (Jinja2)

    return PdfReport(paint=_paint_pdf, settings=settings)


def _paint_pdf(html: str, *, title: str) -> bytes:
    from rehearse.ui.pdf_report import paint_pdf  # noqa: PLC0415  (Qt)

    return paint_pdf(html, title=title)
