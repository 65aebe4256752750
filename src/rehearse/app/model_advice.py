"""Which Whisper model suits this machine, and why, in one sentence for the person."""

from collections.abc import Sequence

from rehearse.app.model_setup import ModelAdvice
from rehearse.transcription.machine_speed import MachineSpeed
from rehearse.transcription.model_catalogue import CatalogueModel
from rehearse.transcription.recommendation import Recommendation, recommended_model


def model_advice(
    models: Sequence[CatalogueModel],
    *,
    speed: MachineSpeed | None,
    free_bytes: int | None,
    cores: int,
) -> ModelAdvice:
    """Return the advice for a machine of `cores`, `free_bytes` of memory and a measured `speed`."""
    found = recommended_model(models, speed=speed, free_bytes=free_bytes)
    return ModelAdvice(
        name=found.model.name if found.model else "",
        sentence=_sentence(found, speed=speed, free_bytes=free_bytes, cores=cores),
        is_measured=speed is not None,
    )


def _sentence(
    found: Recommendation, *, speed: MachineSpeed | None, free_bytes: int | None, cores: int
) -> str:
    model = found.model
    if model is None:
        return (
            f"Only {_gigabytes(free_bytes or 0)} of memory are free, too little for any Whisper "
            "model: close other programs, or stay with the built-in recogniser."
        )
    if speed is None or found.minute_s is None:
        return (
            f"With {_machine(cores, free_bytes)}, {model.name} is a safe choice; measure this "
            "computer to know what else it can do."
        )
    if not found.is_quick_enough:
        return (
            f"This computer is slow for Whisper: even {model.name} will need about "
            f"{_seconds(found.minute_s)} for a minute of answer, but its words are far better "
            "than those of the built-in recogniser."
        )
    return (
        f"On this computer {model.name} will need about {_seconds(found.minute_s)} for a minute "
        "of answer; it is the most exact model that keeps up with you here."
    )


def _machine(cores: int, free_bytes: int | None) -> str:
    processor = "one processor core" if cores == 1 else f"{cores} processor cores"
    return f"{processor} and {_gigabytes(free_bytes)} of free memory" if free_bytes else processor


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"


def _seconds(seconds: float) -> str:
    whole = max(round(seconds), 1)
    return "a second" if whole == 1 else f"{whole} seconds"
