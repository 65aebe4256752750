"""The questions that the library answers without reading any JSON."""

from typing import Any

from sqlalchemy import ScalarSelect, Select, and_, exists, func, select

from rehearse.domain.rehearsal import TakeState
from rehearse.storage.library_schema import (
    ANSWERS,
    DISMISSALS,
    FINDINGS,
    REHEARSALS,
    TAKES,
    WHOLE_ANSWER,
)


def summaries_query(limit: int) -> Select[Any]:
    """Select one row for each of the newest `limit` rehearsals, newest first.

    Open points are the findings of the newest take of each answer that were not dismissed.
    """
    return (
        select(
            REHEARSALS.c.id,
            REHEARSALS.c.started_at,
            REHEARSALS.c.job_title,
            REHEARSALS.c.company,
            REHEARSALS.c.mode,
            _asked().label("asked"),
            _answered().label("answered"),
            _open_points().label("open_points"),
        )
        .order_by(REHEARSALS.c.started_at.desc(), REHEARSALS.c.id)
        .limit(limit)
    )


def last_asked_query() -> Select[Any]:
    """Select (question_key, moment of the newest rehearsal that put the question)."""
    return (
        select(ANSWERS.c.question_key, func.max(REHEARSALS.c.started_at).label("asked_at"))
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .where(ANSWERS.c.question_key.is_not(None))
        .group_by(ANSWERS.c.question_key)
    )


def unfinished_query() -> Select[Any]:
    """Select takes that are neither analysed nor failed, with their rehearsal, oldest first."""
    unfinished = (TakeState.RECORDED.value, TakeState.TRANSCRIBED.value)
    return (
        select(TAKES, ANSWERS.c.rehearsal_id)
        .join(ANSWERS, ANSWERS.c.id == TAKES.c.answer_id)
        .where(TAKES.c.state.in_(unfinished))
        .order_by(TAKES.c.recorded_at, TAKES.c.id)
    )


def _asked() -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(ANSWERS)
        .where(ANSWERS.c.rehearsal_id == REHEARSALS.c.id)
        .scalar_subquery()
    )


def _answered() -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(ANSWERS)
        .where(
            ANSWERS.c.rehearsal_id == REHEARSALS.c.id,
            exists().where(TAKES.c.answer_id == ANSWERS.c.id),
        )
        .scalar_subquery()
    )


def _open_points() -> ScalarSelect[int]:
    newest_take = (
        select(TAKES.c.id)
        .where(TAKES.c.answer_id == ANSWERS.c.id)
        .order_by(TAKES.c.number.desc(), TAKES.c.recorded_at.desc(), TAKES.c.id.desc())
        .limit(1)
        .correlate(ANSWERS)
        .scalar_subquery()
    )
    dismissed = exists().where(
        DISMISSALS.c.take_id == FINDINGS.c.take_id,
        DISMISSALS.c.kind == FINDINGS.c.kind,
        DISMISSALS.c.start == func.coalesce(FINDINGS.c.start, WHOLE_ANSWER),
        DISMISSALS.c.end == func.coalesce(FINDINGS.c.end, WHOLE_ANSWER),
    )
    return (
        select(func.count())
        .select_from(ANSWERS.join(FINDINGS, FINDINGS.c.take_id == newest_take))
        .where(and_(ANSWERS.c.rehearsal_id == REHEARSALS.c.id, ~dismissed))
        .scalar_subquery()
    )
