"""Documents, events, their evidence, and the history of what people decided."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the newer tables."""
    _create_documents()
    _create_events()
    _create_event_parts()
    _create_evidence()
    _create_histories()


def downgrade() -> None:
    """Back to the older tables."""
    for table in (
        "changes",
        "evidence",
        "event_readings",
        "event_actors",
        "event_spans",
        "events",
        "document_changes",
        "documents",
    ):
        op.drop_table(table)


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("domain", sa.String(16), nullable=False),
        sa.Column("created", sa.String(64), nullable=False),
        sa.Column("given", sa.String(64), nullable=False),
        sa.Column("read_with", sa.String(64), nullable=False),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("citation", sa.JSON, nullable=False),
        sa.Column("metadata", sa.JSON, nullable=False),
        sa.Column("date", sa.JSON, nullable=False),
        sa.Column("resolutions", sa.JSON, nullable=False),
        sa.Column("timexes", sa.Integer, nullable=False),
        sa.Column("unresolved", sa.Integer, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_documents_added_at", "documents", ["added_at"])


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("type", sa.String(64), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("date", sa.Text, nullable=False),
        sa.Column("earliest", sa.Integer),
        sa.Column("latest", sa.Integer),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("confirmed", sa.JSON, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("ix_events_type", "events", ["type"])
    op.create_index("ix_events_status", "events", ["status"])
    op.create_index("ix_events_earliest_latest", "events", ["earliest", "latest"])


def _create_event_parts() -> None:
    op.create_table(
        "event_spans",
        _owner("events.id", "event_id"),
        sa.Column("earliest", sa.Integer, nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("event_id", "earliest", "latest"),
    )
    op.create_index("ix_event_spans_earliest_latest", "event_spans", ["earliest", "latest"])
    op.create_table(
        "event_actors",
        _owner("events.id", "event_id"),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("event_id", "role", "position"),
        sa.CheckConstraint("role IN ('actor', 'recipient', 'person')", name="role"),
    )
    op.create_index("ix_event_actors_name_role", "event_actors", ["name", "role"])


def _create_evidence() -> None:
    op.create_table(
        "event_readings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        _owner("events.id", "event_id"),
        _owner("documents.id", "document_id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("as_read", sa.JSON, nullable=False),
        sa.UniqueConstraint("event_id", "document_id"),
    )
    op.create_index("ix_event_readings_document_id", "event_readings", ["document_id"])
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("event_id", sa.String(64), nullable=False),
        sa.Column("document_id", sa.String(64), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id", "document_id"], ["event_readings.event_id", "event_readings.document_id"], ondelete="CASCADE"
        ),
    )
    op.create_index("ix_evidence_document_id", "evidence", ["document_id"])
    op.create_index("ix_evidence_event_id_document_id", "evidence", ["event_id", "document_id"])


def _create_histories() -> None:
    op.create_table("document_changes", *_change_columns(), _owner("documents.id", "document_id"))
    op.create_index("ix_document_changes_document_id", "document_changes", ["document_id"])
    op.create_table(
        "changes",
        *_change_columns(),
        _owner("events.id", "event_id"),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("changes.id")),
    )
    op.create_index("ix_changes_event_id", "changes", ["event_id"])


def _owner(target: str, name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(64), sa.ForeignKey(target, ondelete="CASCADE"), nullable=False)


def _change_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("field", sa.String(32), nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("after", sa.JSON, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    ]
