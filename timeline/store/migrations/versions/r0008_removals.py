"""What is removed is kept to be restored; an event can be dismissed; the number of a change is never given twice."""

import sqlalchemy as sa
from alembic import op

revision = "r0008"
down_revision = "r0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the newer tables."""
    op.create_table(
        "removals",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document_id", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("restored_by", sa.Text, nullable=False),
        sa.Column("restored_at", sa.DateTime(timezone=True)),
        sa.Column("kept", sa.JSON(none_as_null=True)),
    )
    op.create_index("ix_removals_document_id", "removals", ["document_id"])
    op.create_table(
        "removal_events",
        sa.Column("removal_id", sa.Integer, sa.ForeignKey("removals.id", ondelete="CASCADE"), nullable=False),
        sa.Column("event_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("removal_id", "event_id"),
    )
    op.create_index("ix_removal_events_event_id", "removal_events", ["event_id"])
    op.add_column("events", sa.Column("dismissed", sa.Boolean, nullable=False, server_default=sa.false()))
    _count_on(numbers_again=False)


def downgrade() -> None:
    """Back to the older tables: what was removed is gone for good, and what was dismissed stands again."""
    op.execute(sa.text("DELETE FROM changes WHERE undoes IN (SELECT id FROM changes WHERE field = 'existence')"))
    op.execute(sa.text("DELETE FROM changes WHERE field = 'existence'"))
    op.drop_column("events", "dismissed")
    op.drop_table("removal_events")
    op.drop_table("removals")
    _count_on(numbers_again=True)


def _count_on(*, numbers_again: bool) -> None:
    """SQLite would give the number of a change that is gone to another; PostgreSQL never does."""
    if op.get_context().dialect.name == "sqlite":
        options = {"sqlite_autoincrement": not numbers_again}
        # A table that is made again may not be referred to meanwhile, not even by itself.
        op.execute("CREATE TEMPORARY TABLE undoing AS SELECT id, undoes FROM changes WHERE undoes IS NOT NULL")
        op.execute("UPDATE changes SET undoes = NULL WHERE undoes IS NOT NULL")
        with op.batch_alter_table("changes", recreate="always", table_kwargs=options):
            pass
        op.execute(
            "UPDATE changes SET undoes = (SELECT undoes FROM undoing WHERE undoing.id = changes.id) "
            "WHERE id IN (SELECT id FROM undoing)"
        )
        op.execute("DROP TABLE undoing")
