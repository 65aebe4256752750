"""Names, the archive, deletion that can be undone, best takes, search, and prepared jobs.

The schema is spelt out here and not taken from `library_schema`, which describes the newest one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns and tables, and make what is there findable."""
    _add_columns()
    _create_prepared_job()
    _create_answer_text()
    _create_search()
    _fill_answer_text()


def _add_columns() -> None:
    op.add_column("rehearsal", sa.Column("name", sa.Text))
    op.add_column("rehearsal", sa.Column("job_id", sa.Text))
    op.add_column("rehearsal", sa.Column("archived_at", sa.DateTime))
    op.add_column("rehearsal", sa.Column("deleted_at", sa.DateTime))
    op.create_index("ix_rehearsal_job_id", "rehearsal", ["job_id"])
    op.add_column("answer", sa.Column("best_take_id", sa.Text))
    op.add_column("take", sa.Column("original_transcript", sa.Text))
    op.create_index("ix_take_recording_path", "take", ["recording_path"])


def _create_prepared_job() -> None:
    op.create_table(
        "prepared_job",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_prepared_job"),
    )


def _create_answer_text() -> None:
    op.create_table(
        "answer_text",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("take_id", sa.Text),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("transcript", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answer_text"),
        sa.UniqueConstraint("answer_id", name="uq_answer_text_answer_id"),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["answer.id"],
            name="fk_answer_text_answer_id_answer",
            ondelete="CASCADE",
        ),
    )


def _create_search() -> None:
    # The index holds no text of its own: it points into answer_text, and triggers keep it current.
    op.execute(
        "CREATE VIRTUAL TABLE answer_search USING fts5("
        "question, transcript, content='answer_text', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    add = (
        "INSERT INTO answer_search(rowid, question, transcript) "
        "VALUES (new.id, new.question, new.transcript);"
    )
    drop = (
        "INSERT INTO answer_search(answer_search, rowid, question, transcript) "
        "VALUES ('delete', old.id, old.question, old.transcript);"
    )
    for name, event, body in (
        ("insert", "INSERT", add),
        ("delete", "DELETE", drop),
        ("update", "UPDATE", drop + add),
    ):
        op.execute(
            f"CREATE TRIGGER answer_text_{name} AFTER {event} ON answer_text BEGIN {body} END"
        )


def _fill_answer_text() -> None:
    # A damaged entry is passed over: it must not keep the rest from being brought up to date.
    op.execute(
        """
        INSERT INTO answer_text (answer_id, take_id, question, transcript)
        SELECT a.id, t.id, ifnull(q.text, ''), ifnull(t.text, '')
        FROM answer a
        JOIN (SELECT id,
                     CASE WHEN json_valid(question) THEN json_extract(question, '$.text') END
                     AS text
              FROM answer) q ON q.id = a.id
        LEFT JOIN (SELECT id, answer_id, json_extract(transcript, '$.text') AS text,
                          row_number() OVER (PARTITION BY answer_id
                                             ORDER BY number DESC, recorded_at DESC, id DESC)
                          AS place
                   FROM take WHERE json_valid(transcript)) t
               ON t.answer_id = a.id AND t.place = 1
        """
    )
