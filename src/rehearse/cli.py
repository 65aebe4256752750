"""The command line: the window, and the same work without it."""

import io
import json
import logging
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rehearse import (
    __version__,
    cli_library,
    cli_progress,
    cli_questions,
    cli_report,
    cli_transcribe,
    main,
)
from rehearse.analysis.evaluation.evaluation import evaluate as evaluate_set
from rehearse.analysis.evaluation.evaluation_document import evaluation_document
from rehearse.analysis.evaluation.evaluation_text import evaluation_text
from rehearse.analysis.evaluation.labelled_set import LabelsError
from rehearse.app import demonstration, machine_probes
from rehearse.app import doctor as examination
from rehearse.app.downloaded_models import DownloadedModels
from rehearse.cli_output import FAILED, INVALID_FILE, fail, fail_unexpectedly, say, warn
from rehearse.cli_settings import settings_and_folders
from rehearse.domain.errors import InterviewFileInvalid, RehearseError
from rehearse.reports.language_words import NOT_ENGLISH
from rehearse.reports.plain_text import interview_as_text
from rehearse.shipped import shipped_folder
from rehearse.storage.folders import Folders, find_folders
from rehearse.storage.interview.interview_document import to_document
from rehearse.storage.interview.interview_file import JsonInterviewFiles, to_json

app = typer.Typer(
    name="rehearse",
    help="Rehearse job interviews aloud. Without a command, opens the window.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_questions.app)
app.add_typer(cli_library.app)
app.command()(cli_transcribe.transcribe)
app.command()(cli_report.report)
app.command()(cli_progress.progress)


class ResultFormat(StrEnum):
    """How `analyze` and `evaluate` print."""

    JSON = "json"
    TEXT = "text"


def _write_utf8() -> None:
    """Let results and messages be UTF-8 wherever no screen says otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            # File names that are not UTF-8 come out as they are.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _show_version(is_asked: bool) -> None:  # noqa: FBT001  (Typer's callback signature)
    if is_asked:
        say(f"rehearse {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def open_window(
    context: typer.Context,
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Open the window where no command is given."""
    _write_utf8()
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    if context.invoked_subcommand is None:
        try:
            raise typer.Exit(main.open_window(sys.argv))
        except RehearseError as error:
            raise fail(error, FAILED) from error


@app.command()
def analyze(
    file: Annotated[Path, typer.Argument(help="An interview file (JSON).", show_default=False)],
    *,
    output: Annotated[
        ResultFormat, typer.Option("--format", help="JSON, or text to read.")
    ] = ResultFormat.TEXT,
) -> None:
    """Analyse the answers of an interview file and print the feedback."""
    try:
        interview = JsonInterviewFiles().read(file)
    except InterviewFileInvalid as error:
        # The line begins with the path in the document, for programs that read it.
        typer.echo(" ".join(str(error).splitlines()), err=True)
        raise typer.Exit(INVALID_FILE) from error
    try:
        analysed = main.build_analysis(*settings_and_folders(), warn=warn).analyse(interview)
    except RehearseError as error:
        raise fail(error, FAILED) from error
    if output is ResultFormat.JSON:
        for answer in analysed.answers:
            if answer.feedback is not None and not answer.feedback.in_english:
                warn(f"answer {answer.id}: {NOT_ENGLISH}")
        say(to_json(to_document(analysed, folder=file.parent)).rstrip("\n"))
    else:
        say(interview_as_text(analysed))


@app.command()
def evaluate(
    folder: Annotated[
        Path, typer.Argument(help="A folder with a labelled set.", show_default=False)
    ],
    *,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every answer that was judged differently.")
    ] = False,
    output: Annotated[
        ResultFormat, typer.Option("--format", help="JSON, or a table to read.")
    ] = ResultFormat.TEXT,
) -> None:
    """Compare the analysis with answers that people have labelled."""
    settings, _ = settings_and_folders()
    try:
        result = evaluate_set(folder, main.build_analyser(settings))
    except LabelsError as error:
        raise fail(error, INVALID_FILE) from error
    except RehearseError as error:
        raise fail(error, FAILED) from error
    if output is ResultFormat.JSON:
        say(json.dumps(evaluation_document(result, errors=errors), ensure_ascii=False, indent=2))
    else:
        say(evaluation_text(result, errors=errors))


@app.command()
def demo(
    *,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", help="Folder for the reports; `demo` in the data folder where none is given."
        ),
    ] = None,
) -> None:
    """Rehearse with the sample answer: transcribe, analyse, report. Needs no microphone."""
    settings, folders = settings_and_folders()
    try:
        done = demonstration.demonstrate(
            JsonInterviewFiles().read(shipped_folder("samples") / "sample-interview.json"),
            analysis=main.build_analysis(settings, folders, warn=warn),
            exporter=main.build_exporter(lambda: settings),
            folder=to if to is not None else folders.data / "demo",
        )
    except RehearseError as error:
        raise fail(error, FAILED) from error
    say(interview_as_text(done.interview))
    say("The reports lie here:")
    for report in done.reports:
        say(f"  {report}")


@app.command()
def doctor(
    *,
    measure: Annotated[
        bool,
        typer.Option("--measure", help="First measure how fast Whisper is here (ten seconds)."),
    ] = False,
) -> None:
    """Check devices, engines, models and folders, and say what to mend."""
    if measure:
        _measure_machine(find_folders())
    checks = examination.examine(machine_probes.probes(find_folders()))
    say(examination.checks_as_text(checks))
    if not examination.is_healthy(checks):
        raise typer.Exit(FAILED)


def _measure_machine(folders: Folders) -> None:
    try:
        DownloadedModels(folders.models).measure()
    except RehearseError as error:
        # What else there is to say does not depend on it.
        warn(str(error))


def run_command() -> None:
    """Run the command of `sys.argv` and end the process."""
    # Matplotlib would keep its notes in a folder of its own that nobody here knows of.
    os.environ.setdefault("MPLCONFIGDIR", str(find_folders().drawing_cache))
    try:
        app()
    except Exception as error:  # noqa: BLE001  (a person must not be met with a stack)
        sys.exit(fail_unexpectedly(error, find_folders().logs / "command-line.log"))
