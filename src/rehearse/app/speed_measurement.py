"""The speed of this machine, measured in a process of its own so that the window never waits."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from rehearse.domain.errors import Cancelled, ModelUnavailable
from rehearse.transcription.machine_speed import MachineSpeed

# The argument that makes the program measure, write one JSON object and end.
MEASURE: Final = "measure-speech"
# Five times what it takes; a machine that is slower is told so.
_LONGEST_S: Final = 60.0
_ASK_EVERY_S: Final = 0.05


def measure_command() -> tuple[str, ...]:
    """Return the command that measures, from a checkout, a wheel or a frozen build."""
    if getattr(sys, "frozen", False):
        return (sys.executable, MEASURE)
    return (sys.executable, "-m", "rehearse", MEASURE)


def measured_speed(
    *,
    is_cancelled: Callable[[], bool] = lambda: False,
    command: Sequence[str] = (),
) -> MachineSpeed:
    """Return how fast this machine is; `command` is for tests.

    Blocks for about ten seconds.

    Raises:
        ModelUnavailable: it could not be measured, or took far too long.
        Cancelled: within a moment of `is_cancelled`.
    """
    with tempfile.TemporaryDirectory(prefix="rehearse-speed-", ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        output = scratch / "found.json"
        with (
            output.open("wb") as found,
            subprocess.Popen(  # noqa: S603  (this program itself)
                [*(command or measure_command()), str(scratch)],
                stdin=subprocess.DEVNULL,
                stdout=found,
                stderr=subprocess.DEVNULL,
            ) as process,
        ):
            _wait(process, is_cancelled)
        return _parsed(process.returncode, output)


def _wait(process: "subprocess.Popen[bytes]", is_cancelled: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LONGEST_S
    while True:
        try:
            process.wait(timeout=_ASK_EVERY_S)
        except subprocess.TimeoutExpired:
            if is_cancelled():
                process.kill()
                raise Cancelled("The measurement was stopped.") from None
            if time.monotonic() > deadline:
                process.kill()
        else:
            return


def _parsed(status: int, output: Path) -> MachineSpeed:
    if status != 0:
        raise _not_measured(status)
    try:
        return MachineSpeed.model_validate_json(output.read_bytes())
    except ValidationError as error:
        raise _not_measured(status) from error


def _not_measured(status: int) -> ModelUnavailable:
    return ModelUnavailable(
        "The speed of this computer could not be measured (the measuring program ended with"
        f" {status}); every model can be used all the same. Try again when less else is running."
    )
