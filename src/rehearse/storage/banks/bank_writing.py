"""Making, changing and copying question bank files.

Whatever is to be written is read again first, by the rules for every bank: no change can turn a
good bank into a bad one. The editing itself, in `bank_toml`, is loaded when it is needed: it
takes 50 ms, which no start has to spare.
"""

import dataclasses
from pathlib import Path

from pydantic import ValidationError

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import BankInvalid
from rehearse.domain.question import Question, QuestionBank
from rehearse.storage.banks.bank_files import load_bank, parse_bank
from rehearse.storage.banks.bank_model import QuestionTable, question_table
from rehearse.storage.validation_message import first_problem, path_of, reason_of
from rehearse.whole_file import write_whole


def checked_question(question: Question) -> Question:
    """Return a question as a bank file would give it back: lines joined, spaces trimmed.

    Raises:
        BankInvalid: "KEY: what is wrong".
    """
    try:
        table = QuestionTable.model_validate(question_table(question))
    except ValidationError as error:
        problem = first_problem(error)
        reason = reason_of(problem, object_name="a table")
        place = path_of(problem["loc"])
        raise BankInvalid(f"{place}: {reason}" if place else reason) from error
    return table.to_question(question.bank_id)


def create_bank(path: Path, bank: QuestionBank) -> None:
    """Write a bank to a new file.

    Raises:
        BankInvalid: the bank is not right, there is a file already, or it cannot be written.
    """
    if path.exists():
        raise BankInvalid(f"{path.name}: there is a file of that name already; nothing was changed")
    _write_anew(path, bank)


def put_question(path: Path, question: Question, *, replaces: str = "") -> None:
    """Put a question at the end of a bank file, or in place of the one whose id is `replaces`.

    Raises:
        BankInvalid: the file or the question to replace is not there any more, or what comes of
            it would not be right; nothing was changed.
    """
    from rehearse.storage.banks.bank_toml import with_question  # noqa: PLC0415  (tomlkit)

    bank = load_bank(path)
    question = checked_question(dataclasses.replace(question, bank_id=bank.id))
    questions = list(bank.questions)
    if replaces:
        questions[_place_of(path, bank, replaces)] = question
    else:
        questions.append(question)
    text = with_question(_text(path), question, replaces=replaces)
    _write(path, text, dataclasses.replace(bank, questions=tuple(questions)))


def remove_question(path: Path, question_id: str) -> None:
    """Take a question out of a bank file; the file goes with its last question.

    Raises:
        BankInvalid: the file or the question is not there any more, or the disk refuses.
    """
    from rehearse.storage.banks.bank_toml import without_question  # noqa: PLC0415  (tomlkit)

    bank = load_bank(path)
    place = _place_of(path, bank, question_id)
    questions = (*bank.questions[:place], *bank.questions[place + 1 :])
    if questions:
        text = without_question(_text(path), place)
        _write(path, text, dataclasses.replace(bank, questions=questions))
    else:
        remove_bank(path)


def remove_bank(path: Path) -> None:
    """Delete a bank file; one that is gone already is gone.

    Raises:
        BankInvalid: the disk refuses.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise BankInvalid(f"{path.name}: cannot be deleted ({disk_trouble(error)})") from error


def copy_bank(source: Path, target: Path) -> None:
    """Copy a bank file as it is; a file at `target` is replaced.

    Raises:
        BankInvalid: the source is not a bank, or the target cannot be written.
    """
    load_bank(source)
    _put(target, _text(source))


def copy_bank_as(source: Path, target: Path, *, bank_id: str, title: str) -> None:
    """Copy a bank file under another id and title; a file at `target` is replaced.

    Raises:
        BankInvalid: the source is not a bank, or the target cannot be written.
    """
    from rehearse.storage.banks.bank_toml import renamed  # noqa: PLC0415  (tomlkit)

    bank = load_bank(source)
    questions = tuple(dataclasses.replace(one, bank_id=bank_id) for one in bank.questions)
    wanted = dataclasses.replace(bank, id=bank_id, title=title, questions=questions)
    _write(target, renamed(_text(source), bank_id=bank_id, title=title), wanted)


def _place_of(path: Path, bank: QuestionBank, question_id: str) -> int:
    for place, question in enumerate(bank.questions):
        if question.id == question_id:
            return place
    raise BankInvalid(f"{path.name}: holds no question {question_id} any more; nothing was changed")


def _write(path: Path, text: str, wanted: QuestionBank) -> None:
    if _read_again(path, text) == wanted:
        _put(path, text)
    else:
        # The file was written in a way that the editing does not know: plainly, then.
        _write_anew(path, wanted)


def _read_again(path: Path, text: str) -> QuestionBank | None:
    try:
        return parse_bank(path, text.encode())
    except BankInvalid:
        return None


def _write_anew(path: Path, bank: QuestionBank) -> None:
    from rehearse.storage.banks.bank_toml import text_of  # noqa: PLC0415  (tomlkit)

    text = text_of(bank)
    parse_bank(path, text.encode())
    _put(path, text)


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        raise BankInvalid(
            f"{path.name}: cannot be written ({disk_trouble(error)}); nothing was changed"
        ) from error


def _text(path: Path) -> str:
    try:
        # Line ends as they are: tomlkit keeps those of Windows too.
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BankInvalid(f"{path.name}: cannot be read ({disk_trouble(error)})") from error
