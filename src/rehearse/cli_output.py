"""What every command says, and how it ends where it cannot."""

import os
import platform
import sys
import traceback
from pathlib import Path

import typer

from rehearse import __version__
from rehearse.disk_trouble import disk_trouble
from rehearse.whole_file import write_whole

FAILED = 1
"""Exit status where something could not be done."""

INVALID_FILE = 2
"""Exit status where a file that was given does not hold what it should."""


def say(text: str) -> None:
    """Print to standard output.

    Raises:
        typer.Exit: it cannot be written to; a sentence on standard error says so.
    """
    if sys.stdout is None:
        raise fail("The result could not be written: standard output is closed.", FAILED)
    try:
        typer.echo(text)
    except BrokenPipeError:
        # Whoever reads has had enough, as `head` has; Typer ends without a word.
        raise
    except OSError as error:
        _drop_unwritten()
        raise fail(f"The result could not be written ({disk_trouble(error)}).", FAILED) from error


def warn(text: object) -> None:
    """Say something on standard error; the command goes on."""
    typer.echo(f"rehearse: {text}", err=True)


def fail(reason: object, status: int) -> typer.Exit:
    """Say why on standard error and return what ends the command with `status`."""
    warn(reason)
    return typer.Exit(status)


def fail_unexpectedly(error: Exception, log: Path) -> int:
    """Say on standard error that nobody expected `error`; return the exit status.

    What a developer needs to see is written to the file `log`, or said too where that fails.
    """
    report = (
        f"Rehearse {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
        f"{''.join(traceback.format_exception(error))}"
    )
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        write_whole(log, report.encode("utf-8", "backslashreplace"))
        where = f"please report it with the text in {log}"
    except OSError:
        typer.echo(report, err=True)
        where = "please report it with the text above"
    warn(
        f"Something went wrong that nobody expected ({type(error).__name__}). Your recordings and "
        f"rehearsals are safe; {where}."
    )
    return FAILED


def _drop_unwritten() -> None:
    """Keep Python from trying once more, and complaining, when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
