"""The command `rehearse report`: a document of interview files, or of one's own rehearsals."""

from pathlib import Path
from typing import Annotated

import typer

from rehearse import main
from rehearse.app.interview_reports import read_interviews, report_of_files
from rehearse.cli_output import FAILED, INVALID_FILE, fail, say, warn
from rehearse.domain.errors import InterviewFileInvalid, RehearseError
from rehearse.domain.report import Omission
from rehearse.storage.folders import find_folders
from rehearse.storage.interview_file import JsonInterviewFiles
from rehearse.storage.settings_file import load_settings


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
) -> None:
    """Write a report of interview files; each is a part of its own, and nothing is kept."""
    omitted = _omissions(without or ())
    settings, notes = load_settings(find_folders().settings)
    for note in notes:
        warn(note)
    exporter = main.build_exporter(lambda: settings)
    try:
        # Known before the work of minutes.
        exporter.check(to)
        interviews = read_interviews(files or (), JsonInterviewFiles())
        analysis = main.build_analysis(settings, find_folders(), warn=warn)
        made = report_of_files(
            interviews, analysis, recording_at=main.recording_at, without=omitted
        )
        written = exporter.export_report(made, to)
    except InterviewFileInvalid as error:
        # The line begins with the path in the document, for programs that read it.
        typer.echo(" ".join(str(error).splitlines()), err=True)
        raise typer.Exit(INVALID_FILE) from error
    except RehearseError as error:
        raise fail(error, FAILED) from error
    for path in written:
        say(str(path))


def _omissions(given: "list[str] | tuple[str, ...]") -> frozenset[Omission]:
    names = [name.strip().lower() for one in given for name in one.split(",")]
    try:
        return frozenset(Omission(name) for name in names if name)
    except ValueError as error:
        known = ", ".join(Omission)
        raise typer.BadParameter(
            f"only these can be left out: {known}", param_hint="--without"
        ) from error
