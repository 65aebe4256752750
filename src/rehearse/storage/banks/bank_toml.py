"""The text of a bank file with a change in it, and everything around the change as it was.

tomlkit keeps comments, order and line breaks.
"""

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT, InlineTable, Item, Table

from rehearse.domain.question import Question, QuestionBank
from rehearse.storage.banks.bank_model import question_table


def text_of(bank: QuestionBank) -> str:
    """Return a bank as the text of its TOML file."""
    document = tomlkit.document()
    head = tomlkit.table()
    for key in ("id", "title", "description", "language", "license"):
        if value := getattr(bank, key):
            head.add(key, value)
    document.add("bank", head)
    questions = tomlkit.aot()
    for question in bank.questions:
        questions.append(_table(question))
    document.add("question", questions)
    return tomlkit.dumps(document)


def with_question(text: str, question: Question, *, replaces: str = "") -> str:
    """Return `text` with a question at its end, or in place of the one whose id is `replaces`.

    Where the questions are not written as `[[question]]`, nothing is changed.
    """
    document = tomlkit.parse(text)
    tables = document["question"]
    if isinstance(tables, AoT):
        old = [table for table in tables if table.get("id") == replaces] if replaces else []
        if old:
            _update(old[0], question_table(question))
        else:
            tables.append(_table(question))
    return tomlkit.dumps(document)


def without_question(text: str, place: int) -> str:
    """Return `text` without the question that stands at `place`, counted from 0."""
    document = tomlkit.parse(text)
    tables = document["question"]
    if isinstance(tables, AoT):
        del tables[place]
    return tomlkit.dumps(document)


def renamed(text: str, *, bank_id: str, title: str) -> str:
    """Return `text` with another id and title of the bank."""
    document = tomlkit.parse(text)
    head = document["bank"]
    if isinstance(head, Table | InlineTable):
        head["id"] = bank_id
        head["title"] = title
    return tomlkit.dumps(document)


def _update(table: Table, values: Mapping[str, Any]) -> None:
    for key in [key for key in table if key not in values]:
        table.remove(key)
    written = table.unwrap()
    for key, value in values.items():
        if written.get(key) != value:
            table[key] = _item(key, value)


def _table(question: Question) -> Table:
    table = tomlkit.table()
    for key, value in question_table(question).items():
        table.add(key, _item(key, value))
    return table


def _item(key: str, value: object) -> Item:
    if key != "follow_ups" or not isinstance(value, list):
        return tomlkit.item(value)
    lines = tomlkit.array()
    for one in value:
        line = tomlkit.inline_table()
        line.update(one)
        lines.append(line)
    return lines.multiline(multiline=True)
