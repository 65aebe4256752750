"""The recogniser that listens, and what would take its place."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from rehearse.app.ports import LiveTranscriber
from rehearse.domain.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineInUse:
    """A recogniser by its name; `smaller` asks less of the machine, "" where nothing does."""

    name: str
    smaller: str
    transcriber: LiveTranscriber


EngineChooser = Callable[[Settings, Collection[str]], EngineInUse]
"""Gives the engine that settings choose, or the next smaller one where that is to be avoided.

Where all are to be avoided it gives the smallest. Raises ModelUnavailable.
"""


def engine_title(name: str) -> str:
    """Return how an engine is called before the person."""
    return name.replace("whisper", "Whisper") if "whisper" in name else "the built-in recogniser"
