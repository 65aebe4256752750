"""Finding answers by the words in them; SQLite's FTS5 does the work."""

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
from rehearse.storage.library.library_queries import conditions_of
from rehearse.storage.library.library_schema import (
    ANSWER_TEXTS,
    ANSWERS,
    REHEARSALS,
    SEARCH_INDEX,
    TAKES,
)
from rehearse.storage.library.library_snippets import Snippet, Texts, snippets

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
    parts = snippets(words, [Texts(row.question, row.transcript) for row in found])
    return tuple(_hit(row, part) for row, part in zip(found, parts, strict=True))


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
    order = (REHEARSALS.c.started_at.desc(), REHEARSALS.c.id, ANSWERS.c.position)
    # Thousands may be found: only numbers are put in order, and texts are read for those shown.
    newest = (
        select(ANSWER_TEXTS.c.id)
        .select_from(SEARCH_INDEX)
        .join(ANSWER_TEXTS, ANSWER_TEXTS.c.id == SEARCH_INDEX.c.rowid)
        .join(ANSWERS, ANSWERS.c.id == ANSWER_TEXTS.c.answer_id)
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .where(_has_words(words), *conditions_of(wanted))
        .order_by(*order)
        .limit(limit)
        .subquery()
    )
    return (
        select(
            ANSWER_TEXTS.c.answer_id,
            ANSWER_TEXTS.c.take_id,
            ANSWER_TEXTS.c.question,
            ANSWER_TEXTS.c.transcript,
            ANSWERS.c.rehearsal_id,
            REHEARSALS.c.started_at,
            REHEARSALS.c.name,
            REHEARSALS.c.job_title,
            REHEARSALS.c.company,
        )
        .where(ANSWER_TEXTS.c.id.in_(select(newest.c.id)))
        .select_from(ANSWER_TEXTS)
        .join(ANSWERS, ANSWERS.c.id == ANSWER_TEXTS.c.answer_id)
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .order_by(*order)
    )


def _hit(row: Row[Any], snippet: Snippet) -> SearchHit:
    return SearchHit(
        rehearsal_id=row.rehearsal_id,
        answer_id=row.answer_id,
        take_id=row.take_id or "",
        started_at=row.started_at,
        name=row.name or "",
        job_title=row.job_title,
        company=row.company,
        question=row.question,
        snippet=snippet.text,
        marks=snippet.marks,
    )


def _has_words(expression: str) -> ColumnElement[bool]:
    return literal_column("answer_search").bool_op("MATCH")(expression)


def _text_in(document: ColumnElement[str | None]) -> ColumnElement[str | None]:
    # An entry that is damaged has no text to be found by, and does no other harm here.
    valid = case((func.json_valid(document) == 1, document))
    return func.json_extract(valid, "$.text", type_=Text())
