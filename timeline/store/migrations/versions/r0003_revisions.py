"""Which writing last changed each event, so that a picture of all of them can be kept up to date by the changes."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To the newer tables: every event there is counts as changed by the first writing."""
    writings = op.create_table("writings", sa.Column("revision", sa.Integer, nullable=False))
    op.bulk_insert(writings, [{"revision": 1}])
    with op.batch_alter_table("events") as events:
        events.add_column(sa.Column("revision", sa.Integer, nullable=False, server_default="1"))
        events.create_index("ix_events_revision", ["revision"])
    op.create_table(
        "removed_events",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_removed_events_revision", "removed_events", ["revision"])


def downgrade() -> None:
    """Back to the older tables."""
    op.drop_table("removed_events")
    with op.batch_alter_table("events") as events:
        events.drop_index("ix_events_revision")
        events.drop_column("revision")
    op.drop_table("writings")
