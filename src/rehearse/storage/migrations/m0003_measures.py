"""What is measured of each answer as numbers, so that progress over years needs no JSON.

The schema is spelt out here and not taken from `library_schema`, which describes the newest one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table, and fill it from what is there."""
    op.create_table(
        "answer_measure",
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("rehearsal_id", sa.Text, nullable=False),
        sa.Column("take_id", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("competencies", sa.Text),
        sa.Column("is_judged", sa.Integer, nullable=False),
        sa.Column("invites_story", sa.Integer),
        sa.Column("has_result", sa.Integer),
        sa.Column("questions_asked", sa.Integer),
        sa.Column("seconds", sa.Float),
        sa.Column("words_per_minute", sa.Float),
        sa.Column("fillers", sa.Integer),
        sa.PrimaryKeyConstraint("answer_id", name="pk_answer_measure"),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["answer.id"],
            name="fk_answer_measure_answer_id_answer",
            ondelete="CASCADE",
        ),
    )
    # A damaged entry is passed over: it must not keep the rest from being brought up to date.
    op.execute(
        """
        INSERT INTO answer_measure (answer_id, rehearsal_id, take_id, kind, competencies, is_judged,
                                    invites_story, has_result, questions_asked, seconds,
                                    words_per_minute, fillers)
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
              LEFT JOIN take t ON t.id = x.take_id)
        """
    )
