"""Rehearsals, their answers and takes, findings and dismissals.

The schema is spelt out here and not taken from `library_schema`, which describes the newest one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables of the first version."""
    _create_rehearsal()
    _create_answer()
    _create_take()
    _create_finding()
    _create_dismissal()


def _create_rehearsal() -> None:
    op.create_table(
        "rehearsal",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("interviewer", sa.Text, nullable=False),
        sa.Column("job_title", sa.Text),
        sa.Column("company", sa.Text),
        sa.Column("job", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_rehearsal"),
    )
    op.create_index("ix_rehearsal_started_at", "rehearsal", ["started_at"])


def _create_answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("rehearsal_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("question_key", sa.Text),
        sa.Column("question", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.ForeignKeyConstraint(
            ["rehearsal_id"],
            ["rehearsal.id"],
            name="fk_answer_rehearsal_id_rehearsal",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_answer_rehearsal_id_answer_position", "answer", ["rehearsal_id", "position"]
    )
    op.create_index("ix_answer_question_key", "answer", ["question_key"])


def _create_take() -> None:
    op.create_table(
        "take",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("recorded_at", sa.DateTime, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("failure", sa.Text, nullable=False),
        sa.Column("recording_path", sa.Text),
        sa.Column("recording_sha256", sa.Text),
        sa.Column("sample_rate", sa.Integer),
        sa.Column("frames", sa.Integer),
        sa.Column("missing_s", sa.Float),
        sa.Column("transcript", sa.Text),
        sa.Column("feedback", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_take"),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["answer.id"], name="fk_take_answer_id_answer", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_take_answer_id_take_number", "take", ["answer_id", "number"])
    op.create_index("ix_take_state", "take", ["state"])


def _create_finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("take_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("quote", sa.Text),
        sa.Column("start_s", sa.Float),
        sa.Column("end_s", sa.Float),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.ForeignKeyConstraint(
            ["take_id"], ["take.id"], name="fk_finding_take_id_take", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_finding_take_id", "finding", ["take_id"])
    op.create_index("ix_finding_kind", "finding", ["kind"])


def _create_dismissal() -> None:
    op.create_table(
        "dismissal",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("take_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dismissal"),
        sa.UniqueConstraint(
            "take_id", "kind", "start", "end", name="uq_dismissal_take_id_kind_start_end"
        ),
        sa.ForeignKeyConstraint(
            ["take_id"], ["take.id"], name="fk_dismissal_take_id_take", ondelete="CASCADE"
        ),
    )
