"""The tables of the library, as the newest migration leaves them."""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    column,
    table,
)

# Names for constraints, so that a later migration can drop or change them.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
REVISION = "0003"
"""The migration that leads to these tables."""
WHOLE_ANSWER = -1
"""Stands for "no span" in dismissal.start and .end, where NULL would defeat uniqueness."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC; one without a zone is taken to be in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC without its zone, which SQLite cannot hold."""
        if value is None or value.tzinfo is None:
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        return value if value is None else value.replace(tzinfo=UTC)


def _owner(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE")


REHEARSALS = Table(
    "rehearsal",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("started_at", UtcDateTime, nullable=False, index=True),
    Column("mode", Text, nullable=False),
    Column("interviewer", Text, nullable=False),
    # Beside the whole job, so that the list of rehearsals needs no JSON.
    Column("job_title", Text),
    Column("company", Text),
    Column("job", Text),
    Column("name", Text),
    # No foreign key: a job may be deleted, and the rehearsals that were for it stay.
    Column("job_id", Text, index=True),
    Column("archived_at", UtcDateTime),
    Column("deleted_at", UtcDateTime),
)
ANSWERS = Table(
    "answer",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("rehearsal_id", Text, _owner("rehearsal.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("question_key", Text, index=True),
    Column("question", Text, nullable=False),
    Column("best_take_id", Text),
    Index(None, "rehearsal_id", "position"),
)
TAKES = Table(
    "take",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("answer_id", Text, _owner("answer.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("failure", Text, nullable=False),
    Column("recording_path", Text, index=True),
    Column("recording_sha256", Text),
    Column("sample_rate", Integer),
    Column("frames", Integer),
    Column("missing_s", Float),
    Column("transcript", Text),
    Column("feedback", Text),
    Column("original_transcript", Text),
    Index(None, "answer_id", "number"),
)
FINDINGS = Table(
    "finding",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("take_id", Text, _owner("take.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("severity", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
    Column("start_s", Float),
    Column("end_s", Float),
    Column("confidence", Float, nullable=False),
)
DISMISSALS = Table(
    "dismissal",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("take_id", Text, _owner("take.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("take_id", "kind", "start", "end"),
)
# What can be searched of an answer: its question, and the words of the take that counts.
ANSWER_TEXTS = Table(
    "answer_text",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("answer_id", Text, _owner("answer.id"), nullable=False, unique=True),
    Column("take_id", Text),
    Column("question", Text, nullable=False),
    Column("transcript", Text, nullable=False),
)
# What is measured of an answer: its question's kind, and the delivery of the take that counts.
ANSWER_MEASURES = Table(
    "answer_measure",
    METADATA,
    Column("answer_id", Text, _owner("answer.id"), primary_key=True),
    Column("rehearsal_id", Text, nullable=False),
    Column("take_id", Text),
    Column("kind", Text),
    # A JSON list of names.
    Column("competencies", Text),
    Column("is_judged", Integer, nullable=False),
    Column("invites_story", Integer),
    Column("has_result", Integer),
    Column("questions_asked", Integer),
    Column("seconds", Float),
    Column("words_per_minute", Float),
    Column("fillers", Integer),
)
PREPARED_JOBS = Table(
    "prepared_job",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("record", Text, nullable=False),
)
SEARCH_INDEX = table("answer_search", column("rowid", Integer))
"""FTS5 over ANSWER_TEXTS, kept current by triggers; no part of METADATA, which cannot make it."""
