"""What every command says, and how it ends where it cannot."""

import os
import sys

import typer

from rehearse.disk_trouble import disk_trouble

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


def _drop_unwritten() -> None:
    """Keep Python from trying once more, and complaining, when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
