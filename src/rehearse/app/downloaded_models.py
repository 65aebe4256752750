"""The speech models of the catalogue and what of them lies on this machine."""

from collections.abc import Callable
from pathlib import Path

from rehearse.app.model_advice import model_advice
from rehearse.app.model_setup import ModelAdvice, SpeechModel
from rehearse.app.speed_measurement import measured_speed
from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import ModelUnavailable
from rehearse.transcription.free_memory import free_memory
from rehearse.transcription.machine_speed import cores_here, remember_speed, remembered_speed
from rehearse.transcription.model_catalogue import catalogue, model_named
from rehearse.transcription.model_folder import (
    adopt_folder,
    damaged_files,
    delete_model,
    installed_models,
)
from rehearse.transcription.recommendation import minute_s

_LANGUAGES = {"en": "English", "many": "many languages"}


class DownloadedModels:
    """Keeps models in one folder; satisfies `model_setup.ModelStore`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def models(self) -> tuple[SpeechModel, ...]:
        """Return the models of the catalogue in its order; raises ModelUnavailable."""
        installed = {model.name for model in installed_models(self._folder)}
        speed = remembered_speed(self._folder)
        return tuple(
            SpeechModel(
                name=model.name,
                title=f"Whisper {model.name} ({_LANGUAGES[model.languages]})",
                description=model.about,
                licence=model.licence,
                size_bytes=model.download_bytes,
                memory_bytes=model.memory_bytes,
                relative_speed=model.relative_speed,
                is_installed=model.name in installed,
                minute_s=minute_s(model, speed) if speed else None,
            )
            for model in catalogue()
        )

    def download(
        self,
        name: str,
        *,
        on_progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """Fetch a model; `on_progress` gets bytes done and bytes in all.

        Raises:
            DownloadFailed, Cancelled, ModelUnavailable (no such model).
        """
        # The HTTP client is loaded when it is needed: most starts never download anything.
        from rehearse.transcription.model_download import download_model  # noqa: PLC0415

        download_model(
            model_named(name), self._folder, on_progress=on_progress, is_cancelled=is_cancelled
        )

    def advice(self) -> ModelAdvice:
        """Say which model suits this machine, by what is remembered; raises ModelUnavailable."""
        return model_advice(
            catalogue(),
            speed=remembered_speed(self._folder),
            free_bytes=free_memory(),
            cores=cores_here(),
        )

    def measure(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> ModelAdvice:
        """Measure this machine for about ten seconds and remember it.

        Raises:
            ModelUnavailable, Cancelled.
        """
        try:
            speed = measured_speed(is_cancelled=is_cancelled)
            remember_speed(speed, self._folder)
        except OSError as error:
            raise ModelUnavailable(
                f"The measurement could not be written down ({disk_trouble(error)}); make room or"
                f" allow writing to {self._folder}, then measure again."
            ) from error
        return self.advice()

    def check(self, name: str) -> None:
        """Compare every byte of a model with what was listed; raises ModelUnavailable."""
        try:
            damaged = damaged_files(self._folder / name)
        except OSError as error:
            raise ModelUnavailable(
                f"The Whisper model {name} cannot be read ({disk_trouble(error)}); delete it and"
                " download it again. Your recordings are safe."
            ) from error
        if damaged:
            raise ModelUnavailable(
                f"The Whisper model {name} is damaged ({', '.join(damaged)}); delete it and"
                " download it again. Your recordings are safe."
            )

    def adopt(
        self, name: str, folder: Path, *, is_cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        """Copy a model that the person has in `folder`; raises ModelUnavailable, Cancelled."""
        adopt_folder(folder, self._folder, name=name, is_cancelled=is_cancelled)

    def delete(self, name: str) -> None:
        """Remove a model from this machine; raises ModelUnavailable."""
        delete_model(self._folder, name)
