"""The tables.

What the machine read and what people decided are kept apart: `claims.as_read` and
`documents.given` are the machine's, `changes`, `document_changes` and
`comments` are people's and only grow, `claims.held`
and `events.merged_into` follow from them. The other
columns of `events`, with `event_actors` and `event_spans`, are what follows from both, kept to be searched.
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    select,
)

# A day before and a day after every day we count: an open end is a number, so one overlap condition serves all.
BEFORE_ALL: Final = -2_000_000_000
AFTER_ALL: Final = 2_000_000_000


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC: SQLite has no time zones and gives naive times back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always in UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always in UTC."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _owner(target: str, name: str, *, index: bool = False) -> Column[Any]:
    """A row's owner, with which it goes."""
    return Column(name, String(64), ForeignKey(target, ondelete="CASCADE"), nullable=False, index=index)


def _change_columns() -> list[Column[Any]]:
    return [
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("kind", String(16), nullable=False),
        Column("field", String(32), nullable=False),
        Column("before", JSON, nullable=False),
        Column("after", JSON, nullable=False),
        Column("who", Text, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        Column("why", Text, nullable=False),
    ]


writings = Table("writings", metadata, Column("revision", Integer, nullable=False))
# The number of the writing that is under way; `writings` has one row, the last that changed an event.
_THIS_WRITING: Final = select(writings.c.revision + 1).scalar_subquery()

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    _text("text"),
    Column("language", String(35), nullable=False),
    Column("domain", String(16), nullable=False),
    # The creation date as it now stands; as it was given, before anyone corrected it; as the last reading knew it.
    Column("created", String(64), nullable=False),
    Column("given", String(64), nullable=False),
    Column("read_with", String(64), nullable=False),
    # How `date` and `resolutions` are written: what an older program left may not be readable any more.
    Column("format", String(16), nullable=False),
    Column("citation", JSON, nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("date", JSON, nullable=False),
    Column("resolutions", JSON, nullable=False),
    Column("timexes", Integer, nullable=False),
    Column("unresolved", Integer, nullable=False),
    Column("added_at", UtcDateTime, nullable=False, index=True),
    Index(None, "created", "read_with", "format", "id"),
)

# What the list of all documents needs of each: beside it, since a document's own row is as long as its text.
document_cards = Table(
    "document_cards",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(64), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, unique=True),
    _text("title"),
    # Folded, so that capitals and accents do not part what belongs together.
    Column("sorted_title", Text, nullable=False, index=True),
    Column("archive", Text, nullable=False, index=True),
    Column("language", String(35), nullable=False, index=True),
    # The first day it may be from, null where it has no date; whether that was given or worked out.
    Column("day", Integer),
    Column("is_given", Boolean, nullable=False),
    Column("added_at", UtcDateTime, nullable=False, index=True),
)

document_changes = Table(
    "document_changes", metadata, *_change_columns(), _owner("documents.id", "document_id", index=True)
)

events = Table(
    "events",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("type", String(64), nullable=False, index=True),
    Column("status", String(16), nullable=False, index=True),
    # EDTF, empty where undated; then earliest and latest are null.
    _text("date"),
    Column("earliest", Integer),
    Column("latest", Integer),
    _text("place"),
    _text("because"),
    Column("plover", JSON, nullable=False),
    Column("confirmed", JSON, nullable=False),
    Column("disputed", JSON, nullable=False),
    # The event a person joined this one to, which then has no claims; empty for an event that stands.
    Column("merged_into", String(64), nullable=False),
    # A person said that it is none.
    Column("dismissed", Boolean, nullable=False, server_default=false(), default=False),
    # Quotes, place and people, folded, for the search by words.
    _text("words"),
    # The writing that last changed the event.
    Column(
        "revision",
        Integer,
        nullable=False,
        index=True,
        server_default="1",
        default=_THIS_WRITING,
        onupdate=_THIS_WRITING,
    ),
    Index(None, "earliest", "latest"),
)

# A dismissed event, or one that a person has joined to another, is kept for its history only.
STANDS: Final = (events.c.merged_into == "") & ~events.c.dismissed

removed_events = Table(
    "removed_events",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("revision", Integer, nullable=False, index=True, default=_THIS_WRITING),
)

event_spans = Table(
    "event_spans",
    metadata,
    # One a candidate, so that an event of 2010 or 2021 is not found in 2015.
    _owner("events.id", "event_id"),
    Column("earliest", Integer, nullable=False),
    Column("latest", Integer, nullable=False),
    PrimaryKeyConstraint("event_id", "earliest", "latest"),
    Index(None, "earliest", "latest"),
)

event_actors = Table(
    "event_actors",
    metadata,
    _owner("events.id", "event_id"),
    Column("role", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    _text("name"),
    PrimaryKeyConstraint("event_id", "role", "position"),
    CheckConstraint("role IN ('actor', 'recipient', 'person')", name="role"),
    Index(None, "name", "role"),
)

claims = Table(
    "claims",
    metadata,
    # What one document tells of an event; an event has one for each document that tells of it, or more. A claim's
    # id was its event's id before other claims joined it, and still leads there.
    Column("id", String(64), primary_key=True),
    _owner("events.id", "event_id", index=True),
    _owner("documents.id", "document_id", index=True),
    Column("position", Integer, nullable=False),
    Column("as_read", JSON, nullable=False),
    # The event a person keeps the claim in, empty where the machine may move it.
    Column("held", String(64), nullable=False),
)

claim_keys = Table(
    "claim_keys",
    metadata,
    # Where to look for claims of the same happening: see `timeline.events.happenings`.
    _owner("claims.id", "claim_id"),
    _text("key"),
    Column("earliest", Integer, nullable=False),
    Column("latest", Integer, nullable=False),
    PrimaryKeyConstraint("claim_id", "key"),
    Index(None, "key", "earliest", "latest"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _owner("claims.id", "claim_id", index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("quote"),
)

changes = Table(
    "changes",
    metadata,
    *_change_columns(),
    _owner("events.id", "event_id", index=True),
    Column("undoes", Integer, ForeignKey("changes.id")),
    sqlite_autoincrement=True,
)

saved_views = Table(
    "saved_views",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _text("name"),
    # A hash of the name without what readers do not tell apart.
    Column("key", String(64), nullable=False, unique=True),
    # What is to be seen, as the address of a page says it.
    _text("address"),
    _text("who"),
    Column("at", UtcDateTime, nullable=False),
    # A number is never given twice: what was removed may come back.
    sqlite_autoincrement=True,
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _owner("events.id", "event_id", index=True),
    # The comment that this line changes; what was said before stays.
    Column("changes", Integer, ForeignKey("comments.id", ondelete="CASCADE"), index=True),
    Column("who", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    _text("text"),
)
