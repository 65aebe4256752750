"""Question banks from their files."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import BankInvalid
from rehearse.domain.question import QuestionBank
from rehearse.storage.banks.bank_cache import BankCache
from rehearse.storage.banks.bank_model import BankDocument
from rehearse.storage.validation_message import first_problem, path_of, reason_of

MOST_BYTES = 2_000_000
"""A bank of 2,000 questions has about 1.2 MB; more is not a bank."""
_POSITION = re.compile(r"^(?P<reason>.*?) \((?:at line (?P<line>\d+).*|at end of document)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """A question bank and the file that holds it."""

    path: Path
    bank: QuestionBank


def load_bank(path: Path, *, cache: BankCache | None = None) -> QuestionBank:
    """Return the question bank in a TOML file; `cache` spares the work for a known content.

    Raises:
        BankInvalid: "FILE, KEY OR LINE: what is wrong".
    """
    content = _read(path)
    bank = cache.get(content) if cache is not None else None
    if bank is None:
        bank = parse_bank(path, content)
        if cache is not None:
            cache.put(content, bank)
    return bank


def parse_bank(path: Path, content: bytes) -> QuestionBank:
    """Return the question bank in the `content` of a TOML file; `path` is for messages.

    Raises:
        BankInvalid: "FILE, KEY OR LINE: what is wrong".
    """
    document = _parse(path, _decode(path, content))
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
    files, problems = load_bank_files(*folders)
    return tuple(file.bank for file in files), problems


def load_bank_files(
    *folders: Path, cache: BankCache | None = None
) -> tuple[tuple[BankFile, ...], tuple[BankInvalid, ...]]:
    """Return the bank files in `folders` and what is wrong with the rest, as `load_banks` does."""
    files: dict[str, BankFile] = {}
    problems: list[BankInvalid] = []
    for path in _bank_paths(folders):
        try:
            bank = load_bank(path, cache=cache)
        except BankInvalid as problem:
            problems.append(problem)
            continue
        first = files.setdefault(bank.id, BankFile(path=path, bank=bank))
        if first.path != path:
            problems.append(
                BankInvalid(
                    f'{path.name}, bank.id: "{bank.id}" is the id of {first.path.name} already'
                )
            )
    return tuple(files.values()), tuple(problems)


def _bank_paths(folders: Sequence[Path]) -> Iterable[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("*.toml"))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BankInvalid(f"{path.name}: cannot be read ({disk_trouble(error)})") from error


def _decode(path: Path, content: bytes) -> str:
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
