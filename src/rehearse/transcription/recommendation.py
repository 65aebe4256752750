"""Which Whisper model suits a machine: by its cores, its memory and its measured speed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rehearse.transcription.machine_speed import MachineSpeed
from rehearse.transcription.model_catalogue import CatalogueModel

# Recognition beside recording, picture and playback must not be the one thing that the machine
# does; and an answer that takes half its length again is the longest that anybody waits gladly.
LONGEST_MINUTE_S: Final = 30.0
# What else runs wants the other half.
_SHARE_OF_MEMORY: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The model that suits, None where none does.

    `minute_s` is how long it will need for a minute of answer, None where nothing was measured.
    """

    model: CatalogueModel | None
    minute_s: float | None = None
    is_quick_enough: bool = True


def recommended_model(
    models: Sequence[CatalogueModel], *, speed: MachineSpeed | None, free_bytes: int | None
) -> Recommendation:
    """Return the most exact model that keeps up and fits into half of the free memory.

    Where none keeps up it is the quickest; where nothing was measured, the one that the catalogue
    recommends, or a smaller one. `free_bytes` is None where the system does not say.
    """
    fitting = [model for model in models if _fits(model, free_bytes)]
    if not fitting:
        return Recommendation(model=None)
    if speed is None:
        return Recommendation(model=_unmeasured(fitting))
    quick = [model for model in fitting if minute_s(model, speed) <= LONGEST_MINUTE_S]
    if quick:
        best = max(quick, key=lambda model: _merit(model, speed))
        return Recommendation(model=best, minute_s=minute_s(best, speed))
    quickest = min(fitting, key=lambda model: (minute_s(model, speed), model.languages != "en"))
    return Recommendation(model=quickest, minute_s=minute_s(quickest, speed), is_quick_enough=False)


def minute_s(model: CatalogueModel, speed: MachineSpeed) -> float:
    """Return about how many seconds `model` will need for a minute of talk on this machine."""
    work = model.processor_work if speed.device == "cpu" else _work_on_a_card(model)
    return speed.minute_s * work


def _work_on_a_card(model: CatalogueModel) -> float:
    """Graphics cards are as the authors' figures say, of which tiny's is 10."""
    return _TINY_SPEED / model.relative_speed


_TINY_SPEED: Final = 10.0


def _fits(model: CatalogueModel, free_bytes: int | None) -> bool:
    return free_bytes is None or model.memory_bytes <= _SHARE_OF_MEMORY * free_bytes


def _unmeasured(fitting: Sequence[CatalogueModel]) -> CatalogueModel:
    named = [model for model in fitting if model.recommended]
    return named[0] if named else max(fitting, key=lambda model: model.exactness)


def _merit(model: CatalogueModel, speed: MachineSpeed) -> tuple[int, bool, float]:
    return model.exactness, model.languages == "en", -minute_s(model, speed)
