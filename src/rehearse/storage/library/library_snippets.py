"""The part of a text in which words were found, and where in it they stand."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from rehearse.domain.transcript import Span

_BEFORE, _AFTER = "\x02", "\x03"
_MARK = re.compile(f"{_BEFORE}([^{_AFTER}]*){_AFTER}")
_WORDS = 24
_TABLE = (
    "CREATE VIRTUAL TABLE found USING fts5("
    "question, transcript, tokenize='unicode61 remove_diacritics 2')"
)
_CUT = (
    "SELECT snippet(found, 1, :before, :after, '…', :words), "
    "snippet(found, 0, :before, :after, '…', :words) "
    "FROM found WHERE found MATCH :expression ORDER BY rowid"
)


class Texts(NamedTuple):
    """The words of a question and of its answer."""

    question: str
    transcript: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a text; `marks` are the found ones."""

    text: str
    marks: tuple[Span, ...]


def snippets(expression: str, texts: Sequence[Texts]) -> list[Snippet]:
    """Return for each text the part of the transcript that `expression` (FTS5) matches.

    Where only the question has the words, the part is one of the question. Every text must match.
    """
    # An index of these few alone: asking the library's own for one text at a time reads all that
    # it knows of a common word, fifty times over.
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(_TABLE)
        index.executemany("INSERT INTO found(question, transcript) VALUES (?, ?)", texts)
        values = {"before": _BEFORE, "after": _AFTER, "words": _WORDS, "expression": expression}
        rows = index.execute(_CUT, values).fetchall()
    return [_snippet(next((part for part in row if _BEFORE in part), row[0])) for row in rows]


def _snippet(marked: str) -> Snippet:
    plain = ""
    marks = []
    end = 0
    for mark in _MARK.finditer(marked):
        plain += marked[end : mark.start()]
        marks.append(Span(len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        end = mark.end()
    return Snippet(plain + marked[end:], tuple(marks))
