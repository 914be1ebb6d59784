"""An index of the events' words: SQLite's FTS5, kept by triggers, or PostgreSQL's text search."""

import sqlalchemy as sa
from alembic import op

from timeline.store.folding import searchable

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None

_BATCH = 5_000
_SQLITE = (
    "CREATE TABLE event_numbers (number INTEGER PRIMARY KEY, event_id VARCHAR(64) NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE event_search USING fts5(words, content='', detail=full, tokenize='unicode61')",
    "CREATE TRIGGER event_search_insert AFTER INSERT ON events BEGIN "
    "INSERT INTO event_numbers (event_id) VALUES (new.id); "
    "INSERT INTO event_search (rowid, words) "
    "SELECT number, new.words FROM event_numbers WHERE event_id = new.id; END",
    "CREATE TRIGGER event_search_update AFTER UPDATE OF words ON events WHEN old.words <> new.words BEGIN "
    "INSERT INTO event_search (event_search, rowid, words) "
    "SELECT 'delete', number, old.words FROM event_numbers WHERE event_id = old.id; "
    "INSERT INTO event_search (rowid, words) "
    "SELECT number, new.words FROM event_numbers WHERE event_id = new.id; END",
    "CREATE TRIGGER event_search_delete AFTER DELETE ON events BEGIN "
    "INSERT INTO event_search (event_search, rowid, words) "
    "SELECT 'delete', number, old.words FROM event_numbers WHERE event_id = old.id; "
    "DELETE FROM event_numbers WHERE event_id = old.id; END",
)
_FILLED = (
    "INSERT INTO event_numbers (event_id) SELECT id FROM events ORDER BY id",
    "INSERT INTO event_search (rowid, words) SELECT number, words FROM event_numbers JOIN events ON id = event_id",
)
_POSTGRESQL = (
    "CREATE INDEX ix_events_search ON events USING gin (to_tsvector('simple', words))",
    "ALTER TABLE events ADD COLUMN number INTEGER GENERATED ALWAYS AS IDENTITY",
)


def upgrade() -> None:
    """To the newer tables: what was folded before is cut into words."""
    _cut_words()
    if op.get_context().dialect.name == "sqlite":
        for statement in (*_SQLITE, *_FILLED):
            op.execute(statement)
    else:
        for statement in _POSTGRESQL:
            op.execute(statement)


def downgrade() -> None:
    """Back to the older tables; the words stay cut, which the older search finds as well."""
    if op.get_context().dialect.name == "sqlite":
        for name in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER event_search_{name}")
        op.execute("DROP TABLE event_search")
        op.execute("DROP TABLE event_numbers")
    else:
        op.execute("DROP INDEX ix_events_search")
        op.execute("ALTER TABLE events DROP COLUMN number")


def _cut_words() -> None:
    connection, last = op.get_bind(), ""
    some = sa.text("SELECT id, words FROM events WHERE id > :last ORDER BY id LIMIT :batch")
    while rows := connection.execute(some, {"last": last, "batch": _BATCH}).all():
        cut = [{"id": row.id, "words": searchable(row.words.split("\n"))} for row in rows]
        connection.execute(sa.text("UPDATE events SET words = :words WHERE id = :id"), cut)
        last = rows[-1].id
