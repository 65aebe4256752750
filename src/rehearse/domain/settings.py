"""Every option: its default, its range, what it means, and where the figure comes from."""

from dataclasses import dataclass, field
from enum import StrEnum


class EngineChoice(StrEnum):
    """Which recogniser to use; `auto` takes Whisper where a model is present."""

    AUTO = "auto"
    WHISPER = "whisper"
    POCKETSPHINX = "pocketsphinx"


class ThemeChoice(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def _about(
    meaning: str, *, source: str = "", low: float | None = None, high: float | None = None
) -> dict[str, str | float | None]:
    return {"meaning": meaning, "source": source, "low": low, "high": high}


_SPEAKER_COACH = "Microsoft Speaker Coach 100-165; Huru 140-160; Feiler & Powell 2015"
_FILLERS = "Laske & DiGennaro Reed 2024, doi 10.1002/jaba.1093"
_LENGTH = "Cornell career services; guides to asynchronous interviews"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All options. `field.metadata` holds `meaning`, `source`, `low` and `high` of each."""

    microphone: str = field(
        default="", metadata=_about("Name of the microphone; empty is the system's own.")
    )
    speaker: str = field(
        default="", metadata=_about("Name of the loudspeaker; empty is the system's own.")
    )
    engine: EngineChoice = field(
        default=EngineChoice.AUTO,
        metadata=_about("Recogniser; auto takes Whisper where a model is present."),
    )
    whisper_model: str = field(
        default="base.en", metadata=_about("Name of the Whisper model in the catalogue.")
    )
    theme: ThemeChoice = field(
        default=ThemeChoice.SYSTEM, metadata=_about("Light, dark, or as the system is.")
    )
    text_scale: int = field(default=100, metadata=_about("Text size in percent.", low=75, high=200))
    first_check_done: bool = field(
        default=False, metadata=_about("Whether the first check was done.")
    )
    speak_questions: bool = field(default=True, metadata=_about("Read each question aloud."))
    voice: str = field(
        default="", metadata=_about("Voice that reads questions aloud; empty is the system's own.")
    )
    speech_rate: int = field(
        default=100,
        metadata=_about(
            "Speed at which questions are read aloud, in percent.",
            source="The voice's own speed",
            low=50,
            high=200,
        ),
    )
    think_seconds: int = field(
        default=30,
        metadata=_about("Time to think before an answer.", source="Radancy", low=0, high=300),
    )
    pace_slow_wpm: int = field(
        default=100,
        metadata=_about(
            "Slower is flagged, words a minute.", source=_SPEAKER_COACH, low=40, high=200
        ),
    )
    pace_fast_wpm: int = field(
        default=185,
        metadata=_about(
            "Faster is flagged, words a minute.", source=_SPEAKER_COACH, low=100, high=400
        ),
    )
    fillers_per_minute: int = field(
        default=12,
        metadata=_about(
            "From this many fillers a minute on, flagged.", source=_FILLERS, low=1, high=60
        ),
    )
    too_short_s: int = field(
        default=20,
        metadata=_about("Shorter answers are flagged, seconds.", source=_LENGTH, low=0, high=120),
    )
    too_long_factor: float = field(
        default=1.5,
        metadata=_about(
            "Flagged from this multiple of the suggested length on.",
            source=_LENGTH,
            low=1.0,
            high=5.0,
        ),
    )
    long_pause_s: float = field(
        default=5.0,
        metadata=_about(
            "Pauses longer than this are flagged, seconds, measured on the sound.",
            low=1.0,
            high=60.0,
        ),
    )
