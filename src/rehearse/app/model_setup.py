"""Speech models as the first check and Settings show them: what there is, get one, drop one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechModel:
    """A downloadable Whisper model; sizes in bytes, `relative_speed` against the base model."""

    name: str
    title: str
    description: str
    licence: str
    size_bytes: int
    memory_bytes: int
    relative_speed: float
    is_installed: bool


class ModelStore(Protocol):
    """Where models come from and lie."""

    def models(self) -> tuple[SpeechModel, ...]:
        """All models of the catalogue, the smallest first."""
        ...

    def download(
        self,
        name: str,
        *,
        on_progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """Fetch a model; `on_progress` gets bytes done and bytes in all.

        Raises:
            DownloadFailed, Cancelled. A later call goes on where this one stopped.
        """
        ...

    def adopt(self, name: str, folder: Path) -> None:
        """Use a model that the person has in `folder` already.

        Raises:
            ModelUnavailable.
        """
        ...

    def delete(self, name: str) -> None:
        """Remove a model from this machine."""
        ...
