"""The search by words, in SQLite's FTS5 or PostgreSQL's text search."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Text, bindparam, cast, false, func, literal_column, select, text

from timeline.store.folding import phrases
from timeline.store.tables import events

# The table and its index are the migration's: they have no place among SQLAlchemy's own.
_IN_SQLITE = text(
    "events.id IN (SELECT event_id FROM event_numbers WHERE number IN "
    "(SELECT rowid FROM event_search WHERE event_search MATCH :asked))"
)
# One row of text: so the database walks its index while other threads work, and nobody takes a million rows apart.
_NUMBERS_IN_SQLITE = text("SELECT group_concat(rowid) FROM event_search WHERE event_search MATCH :asked")
_DOCUMENTS_IN_SQLITE = text(
    "document_cards.number IN (SELECT rowid FROM document_search WHERE document_search MATCH :asked)"
)
NUMBER_IN_POSTGRESQL: Final[Any] = literal_column("events.number")


def holds(connection: Connection, words: str) -> ColumnElement[bool]:
    """The condition that an event has all these words, the last letters of each left open."""
    asked = phrases(words)
    if not asked:
        return false()  # signs alone are no words
    if connection.dialect.name == "sqlite":
        condition: ColumnElement[bool] = _in_sqlite(_IN_SQLITE, asked)
        return condition
    return _in_postgresql(func.to_tsvector("simple", events.c.words), asked)


def documents_holding(connection: Connection, words: str) -> ColumnElement[bool]:
    """The condition that a document's card has all these words, the last letters of each left open."""
    asked = phrases(words)
    if not asked:
        return false()
    if connection.dialect.name == "sqlite":
        condition: ColumnElement[bool] = _in_sqlite(_DOCUMENTS_IN_SQLITE, asked)
        return condition
    # The column is the migration's, as the index is.
    return _in_postgresql(literal_column("document_cards.words"), asked)


def matching_numbers(connection: Connection, words: str) -> NDArray[np.int64]:
    """The numbers of the events that hold all these words, those that are joined to others among them."""
    asked = phrases(words)
    if not asked:
        return np.empty(0, dtype=np.int64)
    if connection.dialect.name == "sqlite":
        found: Any = _in_sqlite(_NUMBERS_IN_SQLITE, asked)
    else:
        told = func.aggregate_strings(cast(NUMBER_IN_POSTGRESQL, Text), ",")
        found = select(told).where(holds(connection, words))
    return np.fromstring(connection.execute(found).scalar() or "", dtype=np.int64, sep=",")


def number(connection: Connection) -> Any:
    """The column of an event's number, which the migration made."""
    if connection.dialect.name != "sqlite":
        return NUMBER_IN_POSTGRESQL
    return text("(SELECT number FROM event_numbers WHERE event_id = events.id)")


def _in_sqlite(query: Any, asked: Sequence[Sequence[Sequence[str]]]) -> Any:
    return query.bindparams(bindparam("asked", " AND ".join(map(_sqlite, asked))))


def _in_postgresql(vector: Any, asked: Sequence[Sequence[Sequence[str]]]) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = vector.op("@@")(func.to_tsquery("simple", " & ".join(map(_postgresql, asked))))
    return condition


def _sqlite(ways: Sequence[Sequence[str]]) -> str:
    """One word's ways of being written, as FTS5 asks for them; tokens hold letters and digits only."""
    return "(" + " OR ".join(f'"{" ".join(way)}" *' for way in ways) + ")"


def _postgresql(ways: Sequence[Sequence[str]]) -> str:
    return "(" + " | ".join("(" + " <-> ".join(f"'{token}'" for token in way) + ":*)" for way in ways) + ")"
