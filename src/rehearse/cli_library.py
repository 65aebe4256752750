"""The commands on the library: `rehearse library check|backup|restore|export|import|wipe`."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from rehearse import main
from rehearse.app.interview_import import InterviewImport
from rehearse.cli_output import FAILED, INVALID_FILE, fail, say, warn
from rehearse.cli_settings import settings_and_folders
from rehearse.domain.errors import InterviewFileInvalid, LibraryFileInvalid, RehearseError
from rehearse.storage.folders import Folders, find_folders
from rehearse.storage.interview.interview_file import JsonInterviewFiles

if TYPE_CHECKING:
    from rehearse.app.library_care import LibraryCare

app = typer.Typer(
    name="library",
    help="Check, back up, restore, export, import and wipe your rehearsals.",
    no_args_is_help=True,
)
_Result = TypeVar("_Result")
_Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command()
def check(
    *,
    mend: Annotated[
        bool, typer.Option("--mend", help="Make the search anew from what is kept.")
    ] = False,
) -> None:
    """Read the database and every recording, and say what is wrong and what to do."""
    folders, care = _folders_and_care()
    if mend:
        _try(care.mend)
    state = care.check()
    kept = care.backups()
    say(
        f"{folders.library}: {_counted(state.rehearsals, 'rehearsal')}, "
        f"{_counted(state.takes, 'take')}, {_counted(state.recordings, 'recording')}"
    )
    say(f"newest backup: {kept[0].day.isoformat() if kept else 'none yet'}")
    for problem in state.problems:
        warn(problem)
    if state.problems:
        raise typer.Exit(FAILED)
    say("Everything is as it should be.")


@app.command()
def backup(
    to: Annotated[
        Path | None,
        typer.Argument(
            help="A new file, or a folder to put it in; among the daily ones where none is given."
        ),
    ] = None,
) -> None:
    """Copy the database. Recordings are not in it: `rehearse library export` has them too."""
    _, care = _folders_and_care()
    say(str(_try(partial(care.back_up, to, now=_now()))))


@app.command()
def restore(
    backup: Annotated[
        str,
        typer.Argument(
            metavar="BACKUP",
            help="A day such as 2026-11-22, or newest, or a file. Lists the days where none is "
            "given.",
            show_default=False,
        ),
    ] = "",
    *,
    yes: _Yes = False,
) -> None:
    """Put a backup of the database in place; what is there now is kept beside it."""
    folders, care = _folders_and_care()
    if not backup:
        _list_backups(care)
        return
    path = care.backup_path(backup)
    _ask(f"Put {path} in the place of {folders.library}?", yes=yes)
    aside = _try(partial(care.restore, path, now=_now()))
    say(f"{folders.library}: is as in {path}")
    if aside is not None:
        say(f"What was there is kept in {aside}")


@app.command()
def export(
    to: Annotated[Path, typer.Argument(help="The zip file to write.", show_default=False)],
    *,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a file that is there.")
    ] = False,
) -> None:
    """Write all rehearsals, jobs and recordings to one file, to keep or to move elsewhere."""
    _, care = _folders_and_care()
    if to.exists() and not overwrite:
        raise fail(f"{to} is there already; use --overwrite to replace it.", FAILED)
    done = _try(partial(care.export, to))
    for sentence in done.left_out:
        warn(sentence)
    say(
        f"{to}: {_counted(done.rehearsals, 'rehearsal')}, {_counted(done.jobs, 'job')}, "
        f"{_counted(done.recordings, 'recording')}"
    )
    if done.left_out:
        raise typer.Exit(FAILED)


@app.command("import")
def take_in(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Exported libraries (.zip) or interview files (.json).", show_default=False
        ),
    ],
) -> None:
    """Take rehearsals in; what is here already is kept once."""
    _, care = _folders_and_care()
    status = 0
    for path in files:
        take = _take_interview if path.suffix.lower() == ".json" else _take_library
        try:
            status = max(status, take(path, care))
        except (LibraryFileInvalid, InterviewFileInvalid) as error:
            warn(error)
            status = INVALID_FILE
        except RehearseError as error:
            raise fail(error, FAILED) from error
    if status:
        raise typer.Exit(status)


@app.command()
def wipe(
    *,
    everything: Annotated[
        bool,
        typer.Option("--everything", help="Also models, own question banks, settings and logs."),
    ] = False,
    yes: _Yes = False,
) -> None:
    """Delete all rehearsals, jobs, recordings and backups. This cannot be undone."""
    folders, care = _folders_and_care()
    what = "everything that Rehearse keeps" if everything else "all rehearsals, jobs and recordings"
    _ask(f"Delete {what} in {folders.data}, backups too? This cannot be undone.", yes=yes)
    _try(partial(care.wipe, everything=everything))
    say(f"{folders.data}: {'nothing of Rehearse is left' if everything else 'wiped'}")


def _list_backups(care: "LibraryCare") -> None:
    kept = care.backups()
    for one in kept:
        say(f"{one.day.isoformat()}  {one.path}")
    if not kept:
        warn("there is no backup yet; Rehearse makes one on each day that it is used.")


def _take_library(path: Path, care: "LibraryCare") -> int:
    done = care.take_in(path)
    for problem in done.problems:
        warn(problem)
    say(
        f"{path}: {_counted(done.rehearsals, 'rehearsal')} and {_counted(done.jobs, 'job')} "
        f"imported, {done.known} here already"
    )
    return INVALID_FILE if done.problems else 0


def _take_interview(path: Path, care: "LibraryCare") -> int:
    settings, folders = settings_and_folders()
    with care.open() as library:
        is_new = InterviewImport(
            library=library,
            files=JsonInterviewFiles(),
            make_analysis=partial(main.build_analysis, settings, folders, warn=warn),
            recording_at=main.recording_at,
            recordings=folders.recordings,
        ).take_in(path)
    say(f"{path}: {'imported' if is_new else 'is here already'}")
    return 0


def _folders_and_care() -> "tuple[Folders, LibraryCare]":
    from rehearse.app.library_care import LibraryCare  # noqa: PLC0415  (SQLAlchemy)

    folders = find_folders()
    return folders, LibraryCare(folders)


def _try(work: Callable[[], _Result]) -> _Result:
    """Do the work, or end the command with the sentence that says why it cannot be done."""
    try:
        return work()
    except RehearseError as error:
        raise fail(error, FAILED) from error


def _ask(question: str, *, yes: bool) -> None:
    if not yes and not typer.confirm(question, err=True):
        raise fail("Nothing was changed.", FAILED)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
