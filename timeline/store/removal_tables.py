"""The tables of what was removed. A row of another table is kept in them as JSON, so that no query meets it there."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, PrimaryKeyConstraint, String, Table, Text

from timeline.store.tables import UtcDateTime, metadata

removals = Table(
    "removals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(64), nullable=False, index=True),
    Column("title", Text, nullable=False),
    # How many events went with the document.
    Column("events", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("why", Text, nullable=False),
    Column("restored_by", Text, nullable=False),
    Column("restored_at", UtcDateTime),
    # The rows that went, by table; null when they are back, or were thrown away.
    Column("kept", JSON(none_as_null=True)),
)

removal_events = Table(
    "removal_events",
    metadata,
    # Every event the document told of, whether it went or not.
    Column("removal_id", Integer, ForeignKey("removals.id", ondelete="CASCADE"), nullable=False),
    Column("event_id", String(64), nullable=False, index=True),
    PrimaryKeyConstraint("removal_id", "event_id"),
)
