"""What is measured of each answer, kept as numbers beside the JSON that it comes from."""

import json
from collections import defaultdict
from functools import cache

from sqlalchemy import Connection, select, text

from rehearse.domain.finding import FindingKind
from rehearse.domain.progress import MeasuredAnswer, MeasuredRehearsal
from rehearse.domain.question import QuestionKind
from rehearse.storage.library.library_queries import IS_KEPT, is_dismissed
from rehearse.storage.library.library_schema import ANSWER_MEASURES, FINDINGS, REHEARSALS

_KINDS = {kind.value: kind for kind in QuestionKind}
_SPEAKS_ILL, _OFF_TARGET = "speaks ill", "off target"
_FLAGS = {
    FindingKind.EMPLOYER_NEGATIVITY.value: _SPEAKS_ILL,
    FindingKind.WRONG_SKILLS.value: _OFF_TARGET,
    FindingKind.OFF_QUESTION.value: _OFF_TARGET,
}
_READ = select(
    ANSWER_MEASURES.c.rehearsal_id,
    ANSWER_MEASURES.c.take_id,
    ANSWER_MEASURES.c.kind,
    ANSWER_MEASURES.c.competencies,
    ANSWER_MEASURES.c.is_judged,
    ANSWER_MEASURES.c.invites_story,
    ANSWER_MEASURES.c.has_result,
    ANSWER_MEASURES.c.questions_asked,
    ANSWER_MEASURES.c.seconds,
    ANSWER_MEASURES.c.words_per_minute,
    ANSWER_MEASURES.c.fillers,
)
# The take that counts is the one whose words can be searched.
_WRITE = text(
    """
    INSERT OR REPLACE INTO answer_measure (
        answer_id, rehearsal_id, take_id, kind, competencies, is_judged, invites_story, has_result,
        questions_asked, seconds, words_per_minute, fillers)
    SELECT answer_id, rehearsal_id, take_id,
           json_extract(question, '$.kind'),
           json_extract(question, '$.competencies'),
           feedback IS NOT NULL AND ifnull(json_extract(feedback, '$.in_english'), 1),
           json_extract(feedback, '$.story.expected'),
           json_extract(feedback, '$.story.result'),
           json_array_length(feedback, '$.questions'),
           json_extract(feedback, '$.delivery.duration_s'),
           json_extract(feedback, '$.delivery.words_per_minute'),
           json_extract(feedback, '$.delivery.fillers')
    FROM (SELECT a.id AS answer_id, a.rehearsal_id AS rehearsal_id, t.id AS take_id,
                 CASE WHEN json_valid(a.question) THEN a.question END AS question,
                 CASE WHEN json_valid(t.feedback) THEN t.feedback END AS feedback
          FROM answer a
          LEFT JOIN answer_text x ON x.answer_id = a.id
          LEFT JOIN take t ON t.id = x.take_id
          WHERE a.id = :answer_id)
    """
)


def write_measures(connection: Connection, answer_id: str) -> None:
    """Bring an answer's measures up to date; call after any change to it or its takes.

    The take that counts is taken from `answer_text`, which is to be written first.
    """
    connection.execute(_WRITE, {"answer_id": answer_id})


def measured_rehearsals(connection: Connection) -> tuple[MeasuredRehearsal, ...]:
    """Return every rehearsal that was not deleted, archived ones too, oldest first.

    Points that were dismissed do not count. An answer whose question is damaged is passed over.
    """
    answers = _answers_by_rehearsal(connection)
    wanted = (
        select(
            REHEARSALS.c.id,
            REHEARSALS.c.started_at,
            REHEARSALS.c.name,
            REHEARSALS.c.job_title,
            REHEARSALS.c.company,
        )
        .where(IS_KEPT)
        .order_by(REHEARSALS.c.started_at, REHEARSALS.c.id)
    )
    return tuple(
        MeasuredRehearsal(
            id=row.id,
            started_at=row.started_at,
            name=row.name or "",
            job_title=row.job_title or "",
            company=row.company or "",
            answers=tuple(answers.get(row.id, ())),
        )
        for row in connection.execute(wanted)
    )


_NO_FLAGS: frozenset[str] = frozenset()


def _open_flags(connection: Connection) -> dict[str, frozenset[str]]:
    found = connection.execute(
        select(FINDINGS.c.take_id, FINDINGS.c.kind).where(
            FINDINGS.c.kind.in_(_FLAGS), ~is_dismissed()
        )
    )
    flags: dict[str, frozenset[str]] = {}
    for take_id, kind in found:
        flags[take_id] = flags.get(take_id, _NO_FLAGS) | {_FLAGS[kind]}
    return flags


def _answers_by_rehearsal(connection: Connection) -> dict[str, list[MeasuredAnswer]]:
    flags = _open_flags(connection)
    # The same few lists stand in thousands of rows.
    names = cache(_names)
    answers: dict[str, list[MeasuredAnswer]] = defaultdict(list)
    # Unpacked, for there are thousands: asking a row for each column by name takes twice as long.
    for (
        rehearsal_id,
        take_id,
        kind,
        competencies,
        judged,
        story,
        result,
        *rest,
    ) in connection.execute(_READ):
        if kind not in _KINDS:
            continue
        questions_asked, seconds, words_per_minute, fillers = rest
        raised = flags.get(take_id, _NO_FLAGS)
        answers[rehearsal_id].append(
            MeasuredAnswer(
                kind=_KINDS[kind],
                competencies=names(competencies),
                is_answered=take_id is not None,
                is_judged=bool(judged),
                speaks_ill=_SPEAKS_ILL in raised,
                is_off_target=_OFF_TARGET in raised,
                invites_story=bool(story),
                has_result=bool(result),
                questions_asked=questions_asked,
                seconds=seconds,
                words_per_minute=words_per_minute,
                fillers=fillers,
            )
        )
    return answers


def _names(competencies: str | None) -> tuple[str, ...]:
    return tuple(json.loads(competencies or "[]"))
