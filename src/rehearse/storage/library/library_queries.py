"""The questions that the library answers without reading any JSON."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Text,
    and_,
    case,
    exists,
    func,
    or_,
    select,
)

from rehearse.domain.finding import FindingKind, Severity
from rehearse.domain.library_search import RehearsalFilter
from rehearse.domain.practice import Outcome
from rehearse.domain.rehearsal import TakeState
from rehearse.storage.library.library_schema import (
    ANSWER_TEXTS,
    ANSWERS,
    DISMISSALS,
    FINDINGS,
    REHEARSALS,
    TAKES,
    WHOLE_ANSWER,
)

IS_KEPT = REHEARSALS.c.deleted_at.is_(None)
"""Whether a rehearsal was not deleted; a deleted one stays until it is purged."""


def summaries_query(limit: int, wanted: RehearsalFilter) -> Select[Any]:
    """Select one row for each of the newest `limit` rehearsals that are wanted, newest first.

    Open points are the findings that were not dismissed, of the marked take of each answer or
    else its newest.
    """
    return (
        select(
            REHEARSALS.c.id,
            REHEARSALS.c.started_at,
            REHEARSALS.c.job_title,
            REHEARSALS.c.company,
            REHEARSALS.c.mode,
            REHEARSALS.c.name,
            REHEARSALS.c.archived_at,
            _asked().label("asked"),
            _answered().label("answered"),
            _open_points().label("open_points"),
        )
        .where(*conditions_of(wanted))
        .order_by(REHEARSALS.c.started_at.desc(), REHEARSALS.c.id)
        .limit(limit)
    )


def job_names_query() -> Select[Any]:
    """Select (job_title, company) of the rehearsals' posts, that of the newest rehearsal first."""
    return (
        select(REHEARSALS.c.job_title, REHEARSALS.c.company)
        .where(
            IS_KEPT,
            (func.coalesce(REHEARSALS.c.job_title, REHEARSALS.c.company, "") != ""),
        )
        .group_by(REHEARSALS.c.job_title, REHEARSALS.c.company)
        .order_by(func.max(REHEARSALS.c.started_at).desc())
    )


def conditions_of(wanted: RehearsalFilter) -> Iterator[ColumnElement[bool]]:
    """Yield what a row of table `rehearsal` must meet; deleted ones never do."""
    yield IS_KEPT
    if wanted.is_archived is not None:
        is_archived = REHEARSALS.c.archived_at.is_not(None)
        yield is_archived if wanted.is_archived else ~is_archived
    if wanted.job is not None:
        yield REHEARSALS.c.job_title.is_not_distinct_from(wanted.job.title)
        yield REHEARSALS.c.company.is_not_distinct_from(wanted.job.company)
    if wanted.job_id:
        yield REHEARSALS.c.job_id == wanted.job_id
    if wanted.kind is not None:
        yield _has_finding(wanted.kind)
    for word in wanted.words.split():
        names = (REHEARSALS.c.name, REHEARSALS.c.job_title, REHEARSALS.c.company)
        yield or_(*(_folded(name).contains(word.casefold(), autoescape=True) for name in names))


def last_asked_query() -> Select[Any]:
    """Select (question_key, moment of the newest rehearsal that put the question)."""
    return (
        select(ANSWERS.c.question_key, func.max(REHEARSALS.c.started_at).label("asked_at"))
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .where(ANSWERS.c.question_key.is_not(None), IS_KEPT)
        .group_by(ANSWERS.c.question_key)
    )


def practice_query() -> Select[Any]:
    """Select (question_key, rehearsal_id, asked_at, outcome) of every answer, oldest first."""
    return (
        select(
            ANSWERS.c.question_key,
            ANSWERS.c.rehearsal_id,
            REHEARSALS.c.started_at.label("asked_at"),
            _outcome().label("outcome"),
        )
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .where(ANSWERS.c.question_key.is_not(None), IS_KEPT)
        .order_by(REHEARSALS.c.started_at, REHEARSALS.c.id, ANSWERS.c.position)
    )


def unfinished_query() -> Select[Any]:
    """Select takes that are neither analysed nor failed, with their rehearsal, oldest first."""
    unfinished = (TakeState.RECORDED.value, TakeState.TRANSCRIBED.value)
    return (
        select(TAKES, ANSWERS.c.rehearsal_id)
        .join(ANSWERS, ANSWERS.c.id == TAKES.c.answer_id)
        .join(REHEARSALS, REHEARSALS.c.id == ANSWERS.c.rehearsal_id)
        .where(TAKES.c.state.in_(unfinished), IS_KEPT)
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
    shown = func.coalesce(ANSWERS.c.best_take_id, _newest_take())
    return (
        select(func.count())
        .select_from(ANSWERS.join(FINDINGS, FINDINGS.c.take_id == shown))
        .where(and_(ANSWERS.c.rehearsal_id == REHEARSALS.c.id, ~is_dismissed()))
        .scalar_subquery()
    )


def _has_finding(kind: FindingKind) -> ColumnElement[bool]:
    return (
        exists()
        .select_from(
            ANSWERS.join(ANSWER_TEXTS, ANSWER_TEXTS.c.answer_id == ANSWERS.c.id).join(
                FINDINGS, FINDINGS.c.take_id == ANSWER_TEXTS.c.take_id
            )
        )
        .where(
            ANSWERS.c.rehearsal_id == REHEARSALS.c.id,
            FINDINGS.c.kind == kind.value,
            ~is_dismissed(),
        )
        .correlate(REHEARSALS)
    )


def _folded(name: ColumnElement[str | None]) -> ColumnElement[str]:
    return func.casefold(func.coalesce(name, ""), type_=Text())


def _outcome() -> ColumnElement[str]:
    newest = _newest_take(TAKES.c.state == TakeState.ANALYSED.value)
    number = select(TAKES.c.number).where(TAKES.c.id == newest).correlate(ANSWERS)
    return case(
        (_is_skipped(), Outcome.SKIPPED.value),
        (newest.is_(None), Outcome.UNKNOWN.value),
        (_has_open_point(newest, Severity.STRONG), Outcome.STRONG.value),
        (_has_open_point(newest, Severity.MILD), Outcome.MILD.value),
        (number.scalar_subquery() == 1, Outcome.CLEAN_AT_ONCE.value),
        else_=Outcome.CLEAN.value,
    )


def _is_skipped() -> ColumnElement[bool]:
    later = ANSWERS.alias("later")
    has_take = exists().where(TAKES.c.answer_id == ANSWERS.c.id).correlate(ANSWERS)
    went_on = (
        exists()
        .where(
            later.c.rehearsal_id == ANSWERS.c.rehearsal_id,
            later.c.position > ANSWERS.c.position,
            TAKES.c.answer_id == later.c.id,
        )
        .correlate(ANSWERS)
    )
    return and_(~has_take, went_on)


def _has_open_point(take_id: ScalarSelect[str], severity: Severity) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            FINDINGS.c.take_id == take_id,
            FINDINGS.c.severity == severity.value,
            ~is_dismissed(),
        )
        .correlate(ANSWERS)
    )


def _newest_take(*conditions: ColumnElement[bool]) -> ScalarSelect[str]:
    return (
        select(TAKES.c.id)
        .where(TAKES.c.answer_id == ANSWERS.c.id, *conditions)
        .order_by(TAKES.c.number.desc(), TAKES.c.recorded_at.desc(), TAKES.c.id.desc())
        .limit(1)
        .correlate(ANSWERS)
        .scalar_subquery()
    )


def is_dismissed() -> ColumnElement[bool]:
    """Whether a row of table `finding` is a point that the person called not a problem."""
    return exists().where(
        DISMISSALS.c.take_id == FINDINGS.c.take_id,
        DISMISSALS.c.kind == FINDINGS.c.kind,
        DISMISSALS.c.start == func.coalesce(FINDINGS.c.start, WHOLE_ANSWER),
        DISMISSALS.c.end == func.coalesce(FINDINGS.c.end, WHOLE_ANSWER),
    )
