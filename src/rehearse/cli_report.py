"""The command `rehearse report`: a document of interview files, or of one's own rehearsals."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rehearse import main
from rehearse.app.exports import ExportFormat
from rehearse.app.interview_rehearsal import has_one_job
from rehearse.app.interview_reports import read_interviews, report_of_files
from rehearse.app.library_reports import Scope, report_of_scope
from rehearse.cli_output import FAILED, INVALID_FILE, fail, say, warn
from rehearse.cli_settings import settings_and_folders
from rehearse.domain.errors import InterviewFileInvalid, LibraryUnavailable, RehearseError
from rehearse.domain.report import Omission, Report
from rehearse.domain.settings import Settings
from rehearse.storage.folders import Folders
from rehearse.storage.interview.interview_file import JsonInterviewFiles


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise typer.BadParameter(f"{given} is not a day; write it as 2026-11-22.") from error


_DAY = "YYYY-MM-DD"


def report(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Interview files (JSON).", show_default=False)
    ] = None,
    *,
    to: Annotated[
        Path,
        typer.Option(
            "--to",
            help="The file to write; its ending names the format: .pdf .html .md .docx .json .csv",
            show_default=False,
        ),
    ],
    without: Annotated[
        list[str] | None,
        typer.Option(
            help="Leave something out: transcripts, names, audio; more than once, or with commas.",
            show_default=False,
        ),
    ] = None,
    job: Annotated[
        str, typer.Option(help="Own rehearsals with these words in job title, company or name.")
    ] = "",
    since: Annotated[
        date | None,
        typer.Option(help="Own rehearsals from this day on.", parser=_day, metavar=_DAY),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option(help="Own rehearsals up to this day.", parser=_day, metavar=_DAY),
    ] = None,
) -> None:
    """Write a report of interview files, each a part of its own, or of your own rehearsals.

    Files are not put into your library. Without a file, say which of your rehearsals you mean with
    --job, --since or --until.
    """
    scope = Scope(job=job, since=since, until=until)
    if bool(files) == (scope != Scope()):
        raise fail(
            "Name interview files, or say which of your own rehearsals you mean with --job, "
            "--since or --until; not both.",
            FAILED,
        )
    omitted = _omissions(without or ())
    settings, folders = settings_and_folders()
    exporter = main.build_exporter(lambda: settings)
    try:
        # Known before the work of minutes.
        exporter.check(to)
        made = (
            _of_files(files, settings, folders, omitted)
            if files
            else _of_library(scope, folders, omitted)
        )
        written = exporter.export_report(made, to)
        if exporter.format_of(to) is ExportFormat.JSON and not has_one_job(made):
            warn("the rehearsals are for different jobs, so the interview file names none.")
    except InterviewFileInvalid as error:
        # The line begins with the path in the document, for programs that read it.
        typer.echo(" ".join(str(error).splitlines()), err=True)
        raise typer.Exit(INVALID_FILE) from error
    except RehearseError as error:
        raise fail(error, FAILED) from error
    for path in written:
        say(str(path))


def _of_files(
    files: Sequence[Path], settings: Settings, folders: Folders, without: frozenset[Omission]
) -> Report:
    interviews = read_interviews(files, JsonInterviewFiles())
    analysis = main.build_analysis(settings, folders, warn=warn)
    return report_of_files(interviews, analysis, recording_at=main.recording_at, without=without)


def _of_library(scope: Scope, folders: Folders, without: frozenset[Omission]) -> Report:
    if not folders.library.exists():
        raise LibraryUnavailable(
            f"There is no library in {folders.data} yet; it begins with the first rehearsal."
        )
    from rehearse.storage.library.library import SqliteLibrary  # noqa: PLC0415  (SQLAlchemy)

    with SqliteLibrary(database=folders.library, recordings=folders.recordings) as library:
        return report_of_scope(library, scope, without=without)


def _omissions(given: Sequence[str]) -> frozenset[Omission]:
    names = [name.strip().lower() for one in given for name in one.split(",")]
    try:
        return frozenset(Omission(name) for name in names if name)
    except ValueError as error:
        known = ", ".join(Omission)
        raise typer.BadParameter(
            f"only these can be left out: {known}", param_hint="--without"
        ) from error
