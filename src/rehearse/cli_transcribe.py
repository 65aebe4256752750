"""`rehearse transcribe`: what is said in a sound file."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rehearse import main
from rehearse.cli_output import FAILED, fail, say
from rehearse.cli_settings import settings_and_folders
from rehearse.domain.errors import RehearseError
from rehearse.domain.transcript import Transcript
from rehearse.reports.subtitles import as_srt, as_vtt


class TranscriptFormat(StrEnum):
    """How a transcript is printed."""

    TEXT = "text"
    JSON = "json"
    SRT = "srt"
    VTT = "vtt"


def transcribe(
    audio: Annotated[Path, typer.Argument(help="A sound file.", show_default=False)],
    *,
    output: Annotated[
        TranscriptFormat,
        typer.Option("--format", help="Text, JSON with word times, or subtitles."),
    ] = TranscriptFormat.TEXT,
) -> None:
    """Print what is said in a sound file."""
    settings, folders = settings_and_folders()
    try:
        transcript = main.build_transcriber(settings, folders).transcribe(audio)
        printed = _printed(transcript, output)
    except RehearseError as error:
        raise fail(error, FAILED) from error
    if transcript.rough:
        typer.echo(
            "This transcript is rough: it comes from the built-in engine. "
            "`rehearse doctor` says how to get a better one.",
            err=True,
        )
    say(printed.rstrip("\n"))


def _printed(transcript: Transcript, output: TranscriptFormat) -> str:
    match output:
        case TranscriptFormat.TEXT:
            return transcript.text
        case TranscriptFormat.JSON:
            return _as_json(transcript)
        case TranscriptFormat.SRT:
            return as_srt(transcript)
        case TranscriptFormat.VTT:
            return as_vtt(transcript)


def _as_json(transcript: Transcript) -> str:
    """Return the keys that an answer of the interview file has, and where they come from."""
    words = [
        {"text": w.text, "start": w.start, "end": w.end, "probability": w.probability}
        for w in transcript.words
    ]
    document = {
        "text": transcript.text,
        "language": transcript.language,
        "engine": transcript.engine,
        "words": words,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
