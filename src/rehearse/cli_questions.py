"""The commands on question banks: `rehearse questions list|show|validate|import|export`."""

import json
import shutil
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from rehearse import main
from rehearse.app.question_search import QuestionFilter, QuestionIndex
from rehearse.app.question_shelf import IfTaken, QuestionShelf, Shelf
from rehearse.cli_output import FAILED, INVALID_FILE, fail, say, warn
from rehearse.domain.errors import BankIdTaken, BankInvalid
from rehearse.domain.question import Question, QuestionBank, QuestionKind
from rehearse.storage.banks.bank_files import load_bank
from rehearse.storage.banks.bank_model import question_table
from rehearse.storage.folders import find_folders

app = typer.Typer(
    name="questions", help="Look at, check, import and export question banks.", no_args_is_help=True
)
_GAP = 2
_NARROWEST_TEXT = 30


class ListFormat(StrEnum):
    """How `list` and `show` print."""

    JSON = "json"
    TABLE = "table"


_Format = Annotated[ListFormat, typer.Option("--format", help="JSON, or a table to read.")]


@app.command("list")
def list_questions(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Words in the question or its competencies.", show_default=False),
    ] = None,
    *,
    bank: Annotated[str, typer.Option(help="Only this bank, by its id.")] = "",
    kind: Annotated[QuestionKind | None, typer.Option(help="Only this kind.")] = None,
    competency: Annotated[str, typer.Option(help="Only this competency.")] = "",
    favourites: Annotated[
        bool, typer.Option("--favourites", help="Only those you marked.")
    ] = False,
    output: _Format = ListFormat.TABLE,
) -> None:
    """List the questions of all banks, or those that fit."""
    shelf = _shelf().current
    if bank and shelf.find_bank(bank) is None:
        raise fail(f'There is no bank with the id "{bank}".', FAILED)
    found = QuestionIndex(shelf.questions()).find(
        QuestionFilter(
            words=" ".join(words or ()),
            bank_id=bank,
            kind=kind,
            competency=competency,
            only_favourites=favourites,
        ),
        favourites=shelf.favourites,
    )
    if output is ListFormat.JSON:
        say(_as_json([_document(one, shelf) for one in found]))
        return
    for line in _table([(one.key, one.kind.value, one.text) for one in found]):
        say(line)
    typer.echo(f"{_counted(len(found))} of {sum(1 for _ in shelf.questions())}", err=True)


@app.command()
def show(
    question: Annotated[str, typer.Argument(help="BANK/ID as `list` prints it, or the ID alone.")],
    *,
    output: _Format = ListFormat.TABLE,
) -> None:
    """Show one question with everything that its bank says about it."""
    shelf = _shelf().current
    found = [one for one in shelf.questions() if question in {one.key, one.id}]
    if not found:
        raise fail(
            f'There is no question "{question}"; `rehearse questions list` names all.', FAILED
        )
    if len(found) > 1:
        keys = ", ".join(one.key for one in found)
        raise fail(f'"{question}" is the id of several questions; say which: {keys}.', FAILED)
    if output is ListFormat.JSON:
        say(_as_json(_document(found[0], shelf)))
    else:
        for line in _details(found[0], shelf):
            say(line)


@app.command()
def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Bank files or folders with some; your own where none is given."),
    ] = None,
) -> None:
    """Check bank files and say what is wrong with them: file, key and reason."""
    bad = 0
    seen: dict[str, str] = {}
    for path in _bank_paths(files or [find_folders().banks]):
        try:
            bank = load_bank(path)
            _refuse_repeated_bank(path, bank, seen)
        except BankInvalid as problem:
            bad += 1
            typer.echo(str(problem), err=True)
        else:
            say(f"{path.name}: is valid, {_counted(len(bank.questions))}")
    if not seen and not bad:
        warn("there is no bank file to check.")
    if bad:
        raise typer.Exit(INVALID_FILE)


@app.command("import")
def import_banks(
    files: Annotated[list[Path], typer.Argument(help="Bank files (TOML).", show_default=False)],
    *,
    if_taken: Annotated[
        IfTaken, typer.Option(help="What to do where another bank has the same id.")
    ] = IfTaken.REFUSE,
) -> None:
    """Copy bank files among your own; one that is wrong does not keep out the others."""
    shelf = _shelf()
    status = 0
    for path in files:
        try:
            imported = shelf.import_bank(path, if_taken=if_taken)
        except BankIdTaken as problem:
            warn(f"{problem} Use --if-taken to replace it or to keep both.")
            status = max(status, FAILED)
        except BankInvalid as problem:
            typer.echo(str(problem), err=True)
            status = INVALID_FILE
        else:
            how = "imported" if imported.is_new else "is here already"
            say(f"{imported.bank.id}: {how}, {_counted(len(imported.bank.questions))}")
    if status:
        raise typer.Exit(status)


@app.command()
def export(
    bank: Annotated[str, typer.Argument(help="The bank's id.")],
    to: Annotated[Path, typer.Argument(help="A file, or a folder to put it in.")],
    *,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a file that is there.")
    ] = False,
) -> None:
    """Copy a bank to a file, to share it or to begin one of your own from it."""
    path = to / f"{bank}.toml" if to.is_dir() else to
    if path.exists() and not overwrite:
        raise fail(f"{path} is there already; use --overwrite to replace it.", FAILED)
    try:
        _shelf().export_bank(bank, path)
    except BankInvalid as error:
        raise fail(error, FAILED) from error
    say(str(path))


def _shelf() -> QuestionShelf:
    shelf = main.build_shelf(find_folders())
    for problem in shelf.current.problems:
        warn(problem)
    return shelf


def _counted(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"


def _as_json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


def _document(question: Question, shelf: Shelf) -> dict[str, Any]:
    return {
        "key": question.key,
        "bank": question.bank_id,
        **question_table(question),
        "suggested_seconds": question.suggested_seconds,
        "invites_story": question.invites_story,
        "favourite": question.key in shelf.favourites,
    }


def _table(rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Lay rows out in columns; the last one is cut where the terminal ends."""
    if not rows:
        return
    first, second = (max(len(row[column]) for row in rows) + _GAP for column in (0, 1))
    room = max(shutil.get_terminal_size((120, 24)).columns - first - second, _NARROWEST_TEXT)
    for key, kind, text in rows:
        shown = text if len(text) <= room else f"{text[: room - 1]}…"
        yield f"{key:<{first}}{kind:<{second}}{shown}"


def _details(question: Question, shelf: Shelf) -> Iterator[str]:
    bank = shelf.find_bank(question.bank_id)
    yield question.text
    yield ""
    facts = {
        "key": question.key,
        "bank": bank.bank.title if bank else "",
        "kind": question.kind.value,
        "competencies": ", ".join(question.competencies),
        "seniority": ", ".join(question.seniority),
        "roles": ", ".join(question.roles),
        "length": f"{question.suggested_seconds} s",
        "spoken": question.spoken,
        "looking for": question.looking_for,
        "hint": question.hint,
        "weak answer": question.weak_answer,
        "baits for": question.baits_for,
        "favourite": "yes" if question.key in shelf.favourites else "",
    }
    yield from (f"{name + ':':<14}{value}" for name, value in facts.items() if value)
    for one in question.follow_ups:
        yield f"{f'without {one.missing.value}:'.replace('_', ' '):<20}{one.text}"


def _bank_paths(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from sorted(place.glob("*.toml"))
        else:
            yield place


def _refuse_repeated_bank(path: Path, bank: QuestionBank, seen: dict[str, str]) -> None:
    first = seen.setdefault(bank.id, path.name)
    if first != path.name:
        raise BankInvalid(f'{path.name}, bank.id: "{bank.id}" is the id of {first} already')
