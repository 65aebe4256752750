"""What `rehearse doctor` looks at: versions, folders, devices, engines, models, files."""

import platform
from importlib.metadata import version

from rehearse import __version__
from rehearse.app.display import display_problem
from rehearse.app.doctor import Probe
from rehearse.domain.errors import (
    BankInvalid,
    LibraryUnavailable,
    MicrophoneUnavailable,
    ModelUnavailable,
    SettingInvalid,
    SpeakerUnavailable,
)
from rehearse.domain.question import Question, QuestionKind
from rehearse.domain.settings import EngineChoice
from rehearse.domain.transcript import Transcript
from rehearse.shipped import shipped_folder
from rehearse.storage.banks.bank_files import load_banks
from rehearse.storage.folders import Folders, create_folders
from rehearse.storage.settings_file import load_settings


def probes(folders: Folders) -> tuple[Probe, ...]:
    """Return the probes in the order in which they are reported."""
    return (
        Probe(name="Rehearse", look=_version),
        Probe(name="Data folder", look=lambda: _folders(folders)),
        Probe(name="Library", look=lambda: _library(folders)),
        Probe(name="Settings", look=lambda: _settings(folders), is_needed=False),
        Probe(name="Question banks", look=lambda: _banks(folders)),
        Probe(name="Microphone", look=lambda: _microphone(folders)),
        Probe(name="Loudspeaker", look=_speaker, is_needed=False),
        Probe(name="Speech recognition", look=lambda: _engine(folders)),
        Probe(name="Better speech model", look=lambda: _models(folders), is_needed=False),
        Probe(name="Recommended model", look=lambda: _advice(folders), is_needed=False),
        Probe(name="Analysis", look=_analysis),
        Probe(name="Window", look=_window, is_needed=False),
    )


def _version() -> str:
    return f"{__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"


def _folders(folders: Folders) -> str:
    create_folders(folders)
    return str(folders.data)


def _library(folders: Folders) -> str:
    from rehearse.storage.library.library import SqliteLibrary  # noqa: PLC0415  (SQLAlchemy)

    with SqliteLibrary(database=folders.library, recordings=folders.recordings) as library:
        count = len(library.summaries(limit=100_000))
        altered = library.altered_recordings()
    if altered:
        raise LibraryUnavailable(
            f"{_counted(len(altered), 'recording')} missing from the library's folder, or changed "
            f"since it was made, the first of them {altered[0]}; everything else can be used."
        )
    return f"{folders.library.name}, {_counted(count, 'rehearsal')}"


def _settings(folders: Folders) -> str:
    _, notes = load_settings(folders.settings)
    if notes:
        raise SettingInvalid(" ".join(notes))
    return str(folders.settings)


def _banks(folders: Folders) -> str:
    banks, problems = load_banks(shipped_folder("question_banks"), folders.banks)
    if problems:
        raise BankInvalid("; ".join(map(str, problems)))
    questions = sum(len(bank.questions) for bank in banks)
    return f"{_counted(len(banks), 'bank')}, {_counted(questions, 'question')}"


def _microphone(folders: Folders) -> str:
    from rehearse.audio.devices import check_microphone  # noqa: PLC0415  (PortAudio)

    settings, _ = load_settings(folders.settings)
    check = check_microphone(settings.microphone)
    if check.problem:
        raise MicrophoneUnavailable(check.problem)
    name = check.device.label if check.device else "the system's own"
    return f"{name}, {check.sample_rate} Hz"


def _speaker() -> str:
    from rehearse.audio.devices import speakers  # noqa: PLC0415  (PortAudio)

    found = speakers()
    if not found:
        raise SpeakerUnavailable(
            "There is no loudspeaker or headphone to play answers on; connect one."
        )
    return ", ".join(device.label for device in found)


def _engine(folders: Folders) -> str:
    from rehearse.transcription.engines import planned_engine  # noqa: PLC0415

    settings, _ = load_settings(folders.settings)
    planned = planned_engine(settings.engine, folders.models, settings.whisper_model)
    rough = " (built in; its transcripts are rough)" if planned.is_rough else ""
    return f"{planned.name}{rough}"


def _models(folders: Folders) -> str:
    from rehearse.transcription.engines import planned_engine  # noqa: PLC0415

    settings, _ = load_settings(folders.settings)
    planned = planned_engine(EngineChoice.AUTO, folders.models, settings.whisper_model)
    if planned.is_rough:
        raise ModelUnavailable(
            "No Whisper model is on this machine; open Rehearse, then Settings, to download one, "
            f"or put a model for faster-whisper into {folders.models}."
        )
    return planned.name


def _advice(folders: Folders) -> str:
    from rehearse.app.downloaded_models import DownloadedModels  # noqa: PLC0415

    return DownloadedModels(folders.models).advice().sentence


def _analysis() -> str:
    from rehearse.analysis.pipeline import SpacyAnalyser  # noqa: PLC0415  (spaCy)

    question = Question(text="Why did you leave?", kind=QuestionKind.MOTIVATION)
    SpacyAnalyser(models_folder=shipped_folder("models")).analyse(
        Transcript(text="The contract ended."), question
    )
    return "the language model loads and an answer can be analysed"


def _window() -> str:
    problem = display_problem()
    display = f"no display, {problem} (commands work without one)" if problem else "a display"
    return f"PySide6 {version('PySide6-Essentials')}, {display}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
