"""Finding answers by the words in them; SQLite's FTS5 does the work."""

import re
import unicodedata
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Text,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from rehearse.domain.library_search import RehearsalFilter, SearchHit
from rehearse.domain.transcript import Span
from rehearse.storage.library_queries import conditions_of
from rehearse.storage.library_schema import ANSWER_TEXTS, ANSWERS, REHEARSALS, SEARCH_INDEX, TAKES

_BEFORE, _AFTER = "\x02", "\x03"
_MARK = re.compile(f"{_BEFORE}([^{_AFTER}]*){_AFTER}")
_SNIPPET_WORDS = 24
_QUESTION, _TRANSCRIPT = 0, 1
_WORD_CATEGORIES = ("L", "N", "Co")
"""What FTS5's unicode61 takes for a part of a word, https://sqlite.org/fts5.html#unicode61_tokenizer"""


def write_answer_text(connection: Connection, answer_id: str) -> None:
    """Bring what can be searched of an answer up to date; call after any change to it."""
    counting = (
        select(TAKES.c.id, _text_in(TAKES.c.transcript).label("text"))
        .join(ANSWERS, ANSWERS.c.id == TAKES.c.answer_id)
        .where(TAKES.c.answer_id == answer_id, _text_in(TAKES.c.transcript).is_not(None))
        .order_by(
            (TAKES.c.id == func.ifnull(ANSWERS.c.best_take_id, "")).desc(),
            TAKES.c.number.desc(),
            TAKES.c.recorded_at.desc(),
            TAKES.c.id.desc(),
        )
        .limit(1)
    )
    take = connection.execute(counting).one_or_none()
    question = connection.scalar(
        select(_text_in(ANSWERS.c.question)).where(ANSWERS.c.id == answer_id)
    )
    row = {
        "take_id": take.id if take else None,
        "question": question or "",
        "transcript": take.text if take else "",
    }
    connection.execute(
        insert_or_update(ANSWER_TEXTS)
        .values(answer_id=answer_id, **row)
        .on_conflict_do_update(index_elements=["answer_id"], set_=row)
    )


def find_answers(
    connection: Connection, text: str, wanted: RehearsalFilter, *, limit: int
) -> tuple[SearchHit, ...]:
    """Return the answers of wanted rehearsals that hold every word of `text`, newest first.

    The last word may be the beginning of one. Without a word nothing is found.
    """
    words = search_expression(text)
    if not words:
        return ()
    found = connection.execute(_matches(words, wanted, limit)).all()
    return tuple(_hit(row, _snippet(connection, words, row.text_id)) for row in found)


def search_expression(text: str) -> str:
    """Return an FTS5 expression for what a person typed: every word plain, the last a beginning.

    Quotes, operators and column names of FTS5 are words like any other. Empty where `text` has no
    word.
    """
    words = [
        word.replace('"', '""')
        for word in text.encode("utf-8", "ignore").decode().replace("\0", " ").split()
        if any(unicodedata.category(one).startswith(_WORD_CATEGORIES) for one in word)
    ]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def _matches(words: str, wanted: RehearsalFilter, limit: int) -> Select[Any]:
    return (
        select(
            ANSWER_TEXTS.c.id.label("text_id"),
            ANSWER_TEXTS.c.answer_id,
            ANSWER_TEXTS.c.take_id,
            ANSWER_TEXTS.c.question,
            ANSWERS.c.rehearsal_id,
            REHEARSALS.c.started_at,
            REHEARSALS.c.name,
            REHEARSALS.c.job_title,
            REHEARSALS.c.company,
        )
        .select_from(SEARCH_INDEX)
        .join(ANSWER_TEXTS, ANSWER_TEXTS.c.id == SEARCH_INDEX.c.rowid)
        .join(ANSWERS, ANSWERS.c.id == ANSWER_TEXTS.c.answer_id)
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .where(_has_words(words), *conditions_of(wanted))
        .order_by(REHEARSALS.c.started_at.desc(), REHEARSALS.c.id, ANSWERS.c.position)
        .limit(limit)
    )


def _snippet(connection: Connection, words: str, text_id: int) -> str:
    """Return the part of the transcript with the words in marks, of the question where only it."""
    # Only for what is shown: cutting snippets out of thousands of answers takes a second.
    parts = [
        func.snippet(literal_column("answer_search"), column, _BEFORE, _AFTER, "…", _SNIPPET_WORDS)
        for column in (_TRANSCRIPT, _QUESTION)
    ]
    row = connection.execute(
        select(*parts)
        .select_from(SEARCH_INDEX)
        .where(SEARCH_INDEX.c.rowid == text_id, _has_words(words))
    ).one()
    return next((str(part) for part in row if _BEFORE in (part or "")), str(row[0]))


def _hit(row: Row[Any], marked: str) -> SearchHit:
    plain = ""
    marks = []
    end = 0
    for mark in _MARK.finditer(marked):
        plain += marked[end : mark.start()]
        marks.append(Span(len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        end = mark.end()
    return SearchHit(
        rehearsal_id=row.rehearsal_id,
        answer_id=row.answer_id,
        take_id=row.take_id or "",
        started_at=row.started_at,
        name=row.name or "",
        job_title=row.job_title,
        company=row.company,
        question=row.question,
        snippet=plain + marked[end:],
        marks=tuple(marks),
    )


def _has_words(expression: str) -> ColumnElement[bool]:
    return literal_column("answer_search").bool_op("MATCH")(expression)


def _text_in(document: ColumnElement[str | None]) -> ColumnElement[str | None]:
    # An entry that is damaged has no text to be found by, and does no other harm here.
    valid = case((func.json_valid(document) == 1, document))
    return func.json_extract(valid, "$.text", type_=Text())
