"""What each document claims of an event, so that claims of several documents may be told as one event."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the newer tables. Documents are marked to be read again, which finds the claims' keys."""
    _widen_events()
    _create_claims()
    op.execute(
        "INSERT INTO claims (id, event_id, document_id, position, as_read, held) "
        "SELECT event_id, event_id, document_id, position, as_read, '' FROM event_readings"
    )
    op.execute(
        'INSERT INTO claim_evidence (claim_id, start, "end", quote) '
        'SELECT event_id, start, "end", quote FROM evidence ORDER BY id'
    )
    op.drop_table("evidence")
    op.drop_table("event_readings")
    op.rename_table("claim_evidence", "evidence")
    op.create_index("ix_evidence_claim_id", "evidence", ["claim_id"])
    op.execute("UPDATE documents SET format = ''")


def downgrade() -> None:
    """Back to the older tables: of a document's claims of one event the first is kept."""
    _create_readings()
    op.execute(
        "INSERT INTO event_readings (event_id, document_id, position, as_read) "
        "SELECT event_id, document_id, position, as_read FROM claims AS one WHERE id = "
        "(SELECT MIN(id) FROM claims WHERE event_id = one.event_id AND document_id = one.document_id)"
    )
    op.execute(
        'INSERT INTO read_evidence (event_id, document_id, start, "end", quote) '
        'SELECT event_id, document_id, start, "end", quote FROM evidence JOIN claims ON claims.id = claim_id'
    )
    for table in ("evidence", "claim_keys", "claims"):
        op.drop_table(table)
    op.rename_table("read_evidence", "evidence")
    op.create_index("ix_evidence_document_id", "evidence", ["document_id"])
    op.create_index("ix_evidence_event_id_document_id", "evidence", ["event_id", "document_id"])
    with op.batch_alter_table("events") as widened:
        for column in ("plover", "disputed", "merged_into"):
            widened.drop_column(column)


def _create_readings() -> None:
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
        "read_evidence",
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


def _widen_events() -> None:
    with op.batch_alter_table("events") as table:
        table.add_column(sa.Column("plover", sa.JSON, nullable=False, server_default="[]"))
        table.add_column(sa.Column("disputed", sa.JSON, nullable=False, server_default="[]"))
        table.add_column(sa.Column("merged_into", sa.String(64), nullable=False, server_default=""))


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.String(64), primary_key=True),
        _owner("events.id", "event_id"),
        _owner("documents.id", "document_id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("as_read", sa.JSON, nullable=False),
        sa.Column("held", sa.String(64), nullable=False),
    )
    op.create_index("ix_claims_event_id", "claims", ["event_id"])
    op.create_index("ix_claims_document_id", "claims", ["document_id"])
    op.create_table(
        "claim_keys",
        _owner("claims.id", "claim_id"),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("earliest", sa.Integer, nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("claim_id", "key"),
    )
    op.create_index("ix_claim_keys_key_earliest_latest", "claim_keys", ["key", "earliest", "latest"])
    op.create_table(
        "claim_evidence",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        _owner("claims.id", "claim_id"),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
    )


def _owner(target: str, name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(64), sa.ForeignKey(target, ondelete="CASCADE"), nullable=False)
