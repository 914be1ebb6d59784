"""The tables of the queue: what is to be read in, by whom for which timeline, and how far it has come."""

from typing import Final

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from timeline.installation.tables import metadata
from timeline.store.tables import UtcDateTime

STATES: Final = ("waiting", "running", "done", "failed", "cancelled")

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("timeline", String(40), ForeignKey("timelines.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("files", Integer, nullable=False),
    # Why it failed, for a person.
    Column("failure", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    # Who reads it now and until when nobody else may: a worker that died lets it go by saying nothing.
    Column("worker", String(64), nullable=False),
    Column("lease_until", UtcDateTime),
    # How often it was taken since it last came a step further.
    Column("attempts", Integer, nullable=False),
    CheckConstraint(f"state IN ({', '.join(map(repr, STATES))})", name="state"),
    Index(None, "state", "created_at"),
)

job_files = Table(
    "job_files",
    metadata,
    Column("job_id", String(32), ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

job_outcomes = Table(
    "job_outcomes",
    metadata,
    # One for each document a file gave, or refusal, in the order they were met.
    Column("job_id", String(32), ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    # How many files were begun by then.
    Column("file", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("document_id", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_known", Boolean, nullable=False),
)
