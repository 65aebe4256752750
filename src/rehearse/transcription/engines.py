"""Which recogniser listens: the built-in one, or Whisper where a model is there."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.domain.errors import ModelUnavailable
from rehearse.domain.settings import EngineChoice
from rehearse.transcription.model_catalogue import catalogue
from rehearse.transcription.model_folder import InstalledModel, installed_models

if TYPE_CHECKING:
    from rehearse.transcription.pocketsphinx_engine import PocketSphinxTranscriber
    from rehearse.transcription.whisper_engine import WhisperTranscriber


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEngine:
    """What would listen: `model` is None for the built-in recogniser, whose text is rough."""

    model: InstalledModel | None = None

    @property
    def name(self) -> str:
        """As transcripts name it: "pocketsphinx" or "whisper base.en"."""
        return f"whisper {self.model.name}" if self.model else "pocketsphinx"

    @property
    def is_rough(self) -> bool:
        """Whether its text is not to be relied upon word for word."""
        return self.model is None


def planned_engine(choice: EngineChoice, models_folder: Path, whisper_model: str) -> PlannedEngine:
    """Return which engine `choice` comes to, without loading it.

    `auto` is Whisper where a complete model is there: `whisper_model`, else the first of the
    catalogue's, else any; the built-in recogniser otherwise.

    Raises:
        ModelUnavailable: Whisper is asked for and `whisper_model` is not there.
    """
    if choice is EngineChoice.POCKETSPHINX:
        return PlannedEngine()
    installed = {model.name: model for model in installed_models(models_folder)}
    if choice is EngineChoice.WHISPER and whisper_model not in installed:
        raise ModelUnavailable(
            f"The Whisper model {whisper_model} is not on this machine, or not complete. Download"
            " it in the settings, or let Rehearse choose the recogniser; your recordings are safe."
        )
    preferred = (whisper_model, *(model.name for model in catalogue()), *installed)
    found = next((installed[name] for name in preferred if name in installed), None)
    return PlannedEngine(model=found)


def engines_by_demand(
    choice: EngineChoice, models_folder: Path, whisper_model: str
) -> tuple[PlannedEngine, ...]:
    """Return `planned_engine` and then what asks less of the machine, the built-in engine last.

    Raises:
        ModelUnavailable: as `planned_engine`.
    """
    planned = planned_engine(choice, models_folder, whisper_model)
    if planned.model is None:
        return (planned,)
    size = planned.model.size
    smaller = [model for model in installed_models(models_folder) if model.size < size]
    smaller.sort(key=lambda model: model.size, reverse=True)
    return (planned, *(PlannedEngine(model=model) for model in smaller), PlannedEngine())


def choose_engine(
    choice: EngineChoice,
    models_folder: Path,
    whisper_model: str,
    *,
    device: str = "auto",
    compute_type: str = "int8",
) -> "PocketSphinxTranscriber | WhisperTranscriber":
    """Return the transcriber of `planned_engine`; only that engine's library is imported.

    Raises:
        ModelUnavailable: Whisper is asked for and `whisper_model` is not there.
    """
    planned = planned_engine(choice, models_folder, whisper_model)
    return transcriber_of(planned, device=device, compute_type=compute_type)


def transcriber_of(
    planned: PlannedEngine, *, device: str = "auto", compute_type: str = "int8"
) -> "PocketSphinxTranscriber | WhisperTranscriber":
    """Return the transcriber of a planned engine; only that engine's library is imported."""
    if planned.model is None:
        from rehearse.transcription.pocketsphinx_engine import (  # noqa: PLC0415  (see above)
            PocketSphinxTranscriber,
        )

        return PocketSphinxTranscriber()
    from rehearse.transcription.whisper_engine import (  # noqa: PLC0415  (see above)
        WhisperTranscriber,
    )

    return WhisperTranscriber(planned.model.folder, device=device, compute_type=compute_type)
