"""The speech models of the catalogue and what of them lies on this machine."""

from collections.abc import Callable
from pathlib import Path

from rehearse.app.model_setup import SpeechModel
from rehearse.transcription.model_catalogue import catalogue, model_named
from rehearse.transcription.model_folder import adopt_folder, delete_model, installed_models

_LANGUAGES = {"en": "English", "many": "many languages"}


class DownloadedModels:
    """Keeps models in one folder; satisfies `model_setup.ModelStore`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def models(self) -> tuple[SpeechModel, ...]:
        """Return the models of the catalogue in its order; raises ModelUnavailable."""
        installed = {model.name for model in installed_models(self._folder)}
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

    def adopt(self, name: str, folder: Path) -> None:
        """Copy a model that the person has in `folder`; raises ModelUnavailable."""
        adopt_folder(folder, self._folder, name=name)

    def delete(self, name: str) -> None:
        """Remove a model from this machine; raises ModelUnavailable."""
        delete_model(self._folder, name)
