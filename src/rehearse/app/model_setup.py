"""Speech models as the first check and Settings show them: what there is, get one, drop one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechModel:
    """A downloadable Whisper model; sizes in bytes, `relative_speed` against `large-v3`.

    `minute_s` is about how long it will need here for a minute of answer, None where that was
    never measured.
    """

    name: str
    title: str
    description: str
    licence: str
    size_bytes: int
    memory_bytes: int
    relative_speed: float
    is_installed: bool
    minute_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAdvice:
    """Which model suits this machine, and why, in one sentence; `name` is "" where none does."""

    name: str
    sentence: str
    is_measured: bool


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

    def advice(self) -> ModelAdvice:
        """Say which model suits this machine; quick, for it measures nothing.

        Raises:
            ModelUnavailable.
        """
        ...

    def measure(self, *, is_cancelled: Callable[[], bool]) -> ModelAdvice:
        """Measure how fast this machine is, remember it, and say which model suits it.

        Blocks for about ten seconds; another process does the work.

        Raises:
            ModelUnavailable, Cancelled.
        """
        ...

    def check(self, name: str) -> None:
        """Look at every byte of a model on this machine; for the largest that takes a minute.

        Raises:
            ModelUnavailable: it is damaged, or not there.
        """
        ...

    def adopt(self, name: str, folder: Path, *, is_cancelled: Callable[[], bool]) -> None:
        """Copy a model that the person has in `folder` already; gigabytes, maybe.

        Raises:
            ModelUnavailable, Cancelled.
        """
        ...

    def delete(self, name: str) -> None:
        """Remove a model from this machine."""
        ...
