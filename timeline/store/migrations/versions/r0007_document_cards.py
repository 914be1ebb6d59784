"""A narrow card of each document, and an index of its words, for a list searched and sorted a page at a time."""

import sqlalchemy as sa
from alembic import op

from timeline.dates import bounds
from timeline.dating import DocumentDate
from timeline.store.codec import decode
from timeline.store.errors import StoreError
from timeline.store.folding import fold, searchable

revision = "r0007"
down_revision = "r0006"
branch_labels = None
depends_on = None

_MOST_SEARCHED = 250_000
_SQLITE = (
    "CREATE VIRTUAL TABLE document_search USING fts5(words, detail=full, tokenize='unicode61')",
    "CREATE TRIGGER document_search_delete AFTER DELETE ON document_cards BEGIN "
    "DELETE FROM document_search WHERE rowid = old.number; END",
)
_POSTGRESQL = (
    "ALTER TABLE document_cards ADD COLUMN words tsvector",
    "CREATE INDEX ix_document_cards_words ON document_cards USING gin (words)",
)


def upgrade() -> None:
    """To the newer tables, with a card of each document that is there."""
    cards = op.create_table(
        "document_cards",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column(
            "document_id",
            sa.String(64),
            sa.ForeignKey("documents.id", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("sorted_title", sa.Text, nullable=False),
        sa.Column("archive", sa.Text, nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("day", sa.Integer),
        sa.Column("is_given", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
    )
    for statement in _SQLITE if op.get_context().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
    for name in ("sorted_title", "archive", "language", "added_at"):
        op.create_index(f"ix_document_cards_{name}", "document_cards", [name])
    # Whether a document is to be read again is asked at each page: not by going through all texts.
    op.create_index("ix_documents_created_read_with_format_id", "documents", ["created", "read_with", "format", "id"])
    _fill(cards)


def downgrade() -> None:
    """Back to the older tables."""
    op.drop_index("ix_documents_created_read_with_format_id", "documents")
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TRIGGER document_search_delete")
        op.execute("DROP TABLE document_search")
    op.drop_table("document_cards")


def _fill(cards: sa.Table) -> None:
    connection = op.get_bind()
    known = sa.table(
        "documents",
        *(sa.column(name) for name in ("id", "text", "language", "created")),
        *(sa.column(name, sa.JSON) for name in ("citation", "date")),
        sa.column("added_at", sa.DateTime(timezone=True)),
    )
    index = (
        "INSERT INTO document_search (rowid, words) VALUES (:number, :words)"
        if connection.dialect.name == "sqlite"
        else "UPDATE document_cards SET words = to_tsvector('simple', :words) WHERE number = :number"
    )
    ids = connection.execute(sa.select(known.c.id).order_by(known.c.added_at)).scalars().all()
    for number, document_id in enumerate(ids, start=1):
        row = connection.execute(sa.select(known).where(known.c.id == document_id)).one()
        title, archive = row.citation["title"], row.citation["archive"]
        connection.execute(
            sa.insert(cards).values(
                document_id=document_id,
                title=title,
                sorted_title=fold(title),
                archive=archive,
                language=row.language,
                day=_day(row.date),
                is_given=bool(row.created),
                added_at=row.added_at,
            )
        )
        words = searchable((title, archive, row.text[:_MOST_SEARCHED]))
        connection.execute(sa.text(index), {"number": number, "words": words})


def _day(stored: object) -> int | None:
    """The first day of a date; what another version wrote in another form is read again soon."""
    try:
        date: DocumentDate = decode(stored, DocumentDate)
    except StoreError:
        return None
    if date.when is None:
        return None
    limits = bounds(date.when)
    return limits.latest if limits.earliest is None else limits.earliest
