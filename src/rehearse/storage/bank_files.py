"""Question banks from their files."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rehearse.domain.errors import BankInvalid
from rehearse.domain.question import QuestionBank
from rehearse.storage.bank_model import BankDocument
from rehearse.storage.disk_trouble import disk_trouble
from rehearse.storage.validation_message import first_problem, path_of, reason_of

MOST_BYTES = 2_000_000
"""A bank of 2,000 questions has about 1.2 MB; more is not a bank."""
_POSITION = re.compile(r"^(?P<reason>.*?) \((?:at line (?P<line>\d+).*|at end of document)\)$")


def load_bank(path: Path) -> QuestionBank:
    """Return the question bank in a TOML file.

    Raises:
        BankInvalid: "FILE, KEY OR LINE: what is wrong".
    """
    document = _parse(path, _read(path))
    if not document:
        raise BankInvalid(f"{path.name}: is empty; a bank has a [bank] table and [[question]]s")
    try:
        bank = BankDocument.model_validate(document).to_bank()
    except ValidationError as error:
        problem = first_problem(error)
        place = _place(problem["loc"], document)
        reason = reason_of(problem, object_name="a table")
        raise BankInvalid(f"{path.name}, {place}: {reason}") from error
    _refuse_repeated_ids(path, bank)
    return bank


def load_banks(*folders: Path) -> tuple[tuple[QuestionBank, ...], tuple[BankInvalid, ...]]:
    """Return the banks in `folders` and what is wrong with the files that are not among them.

    Folders are taken in order and files by name; a folder that is not there holds none. Of two
    banks with one id the first counts.
    """
    banks: dict[str, tuple[str, QuestionBank]] = {}
    problems: list[BankInvalid] = []
    for path in _bank_paths(folders):
        try:
            bank = load_bank(path)
        except BankInvalid as problem:
            problems.append(problem)
            continue
        first, _ = banks.setdefault(bank.id, (path.name, bank))
        if banks[bank.id][1] is not bank:
            problems.append(
                BankInvalid(f'{path.name}, bank.id: "{bank.id}" is the id of {first} already')
            )
    return tuple(bank for _, bank in banks.values()), tuple(problems)


def _bank_paths(folders: Sequence[Path]) -> Iterable[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("*.toml"))


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BankInvalid(f"{path.name}: cannot be read ({disk_trouble(error)})") from error
    if len(content) > MOST_BYTES:
        raise BankInvalid(f"{path.name}: is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        # Some editors on Windows put a byte order mark first.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BankInvalid(
            f"{path.name}, line {line}: is not UTF-8 text; save the file as UTF-8"
        ) from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.match(str(error))
        last_line = text.rstrip().count("\n") + 1
        line = found["line"] or last_line if found else last_line
        reason = found["reason"] if found else str(error)
        raise BankInvalid(f"{path.name}, line {line}: is not TOML: {reason}") from error
    except (RecursionError, ValueError) as error:
        # Python refuses numbers of thousands of digits; the parser overflows on nested brackets.
        raise BankInvalid(f"{path.name}: is not TOML that a bank may hold") from error


def _place(location: tuple[str | int, ...], document: dict[str, Any]) -> str:
    """Name the key for a person: questions by number, counted from 1, and id."""
    match location:
        case ("question", int(index), *rest):
            place = f"question {index + 1}{_id_in_brackets(document['question'][index])}"
            return f"{place}, {path_of(rest)}" if rest else place
        case _:
            return path_of(location) or "file"


def _id_in_brackets(question: object) -> str:
    name = question.get("id") if isinstance(question, dict) else None
    return f" ({path_of([name])})" if isinstance(name, str) and name else ""


def _refuse_repeated_ids(path: Path, bank: QuestionBank) -> None:
    first_at: dict[str, int] = {}
    for number, question in enumerate(bank.questions, start=1):
        first = first_at.setdefault(question.id, number)
        if first != number:
            raise BankInvalid(
                f"{path.name}, question {number} ({question.id}), id: "
                f"is the id of question {first} already"
            )
