"""How fast this machine recognises speech, as it was measured and is remembered."""

import os
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rehearse.whole_file import write_whole

REMEMBERED_AS: Final = "machine-speed.json"


class MachineSpeed(BaseModel):
    """`minute_s`: the seconds that a network of the size of tiny.en needs for a minute of talk."""

    model_config = ConfigDict(frozen=True)

    minute_s: Annotated[float, Field(gt=0)]
    device: Annotated[str, Field(pattern="^(cpu|cuda)$")]
    cores: Annotated[int, Field(gt=0)]


def remember_speed(speed: MachineSpeed, models_folder: Path) -> None:
    """Keep what was measured beside the models; raises OSError."""
    models_folder.mkdir(parents=True, exist_ok=True)
    write_whole(models_folder / REMEMBERED_AS, speed.model_dump_json().encode())


def remembered_speed(models_folder: Path) -> MachineSpeed | None:
    """Return what was measured on this machine; None where that was never, or on another one."""
    try:
        text = (models_folder / REMEMBERED_AS).read_text(encoding="utf-8")
        speed = MachineSpeed.model_validate_json(text)
    except (OSError, UnicodeDecodeError, ValidationError):
        return None
    return speed if speed.cores == cores_here() else None


def cores_here() -> int:
    """Return how many processor cores the system counts."""
    return os.cpu_count() or 1
