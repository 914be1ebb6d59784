"""The installation's tables, beside those of the home timeline. Only fingerprints of secrets are kept."""

from typing import Any, Final

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, PrimaryKeyConstraint, String, Table, Text

from timeline.store.tables import UtcDateTime
from timeline.store.tables import metadata as store_tables

VERSION_TABLE: Final = "installation_version"

metadata = MetaData(naming_convention=store_tables.naming_convention)


def _number() -> Column[Any]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _timeline() -> Column[Any]:
    return Column("timeline", String(40), ForeignKey("timelines.id", ondelete="CASCADE"), nullable=False, index=True)


def _person(name: str, *, null: bool = True) -> Column[Any]:
    return Column(name, Integer, ForeignKey("people.id", ondelete="CASCADE"), nullable=null, index=True)


def _fingerprint() -> Column[str]:
    return Column("fingerprint", String(64), nullable=False, unique=True)


people = Table(
    "people",
    metadata,
    _number(),
    _text("issuer"),
    _text("subject"),
    # Of both, since together they may be longer than an index of PostgreSQL holds.
    Column("key", String(64), nullable=False, unique=True),
    Column("email", Text, nullable=False, index=True),
    _text("name"),
    Column("is_admin", Boolean, nullable=False),
    Column("is_disabled", Boolean, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
)

timelines = Table(
    "timelines",
    metadata,
    Column("id", String(40), primary_key=True),
    _text("title"),
    Column("visibility", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("removed_at", UtcDateTime),
)

members = Table(
    "members",
    metadata,
    _timeline(),
    _person("person", null=False),
    Column("role", String(16), nullable=False),
    PrimaryKeyConstraint("timeline", "person"),
)

invitations = Table(
    "invitations",
    metadata,
    _number(),
    _timeline(),
    Column("email", Text, nullable=False, index=True),
    Column("role", String(16), nullable=False),
    _fingerprint(),
    _person("invited_by"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires", UtcDateTime, nullable=False),
)

links = Table(
    "links",
    metadata,
    _number(),
    _timeline(),
    _fingerprint(),
    _person("created_by"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires", UtcDateTime),
    Column("revoked_at", UtcDateTime),
    _text("view"),
)

tokens = Table(
    "tokens",
    metadata,
    _number(),
    _timeline(),
    _fingerprint(),
    _text("name"),
    _text("scopes"),
    # Nobody where the owner of a laptop made it.
    _person("created_by"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires", UtcDateTime),
    Column("revoked_at", UtcDateTime),
    Column("last_used", UtcDateTime),
)

# Only grows; it holds names and no references, since it outlives what it tells of.
journal = Table(
    "journal",
    metadata,
    _number(),
    Column("at", UtcDateTime, nullable=False),
    _text("who"),
    Column("did", String(40), nullable=False),
    Column("timeline", String(40), nullable=False, index=True),
    _text("about"),
)
