"""Saving a reading: the document's own row."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from timeline.events import Reading
from timeline.resolution import Unresolved
from timeline.store.checking import check_time
from timeline.store.codec import encode
from timeline.store.documents import decided_date, reading_format
from timeline.store.errors import StoreError
from timeline.store.records import Saved
from timeline.store.saving_events import known_accounts, put_events
from timeline.store.shelf import card_of, put_card, words_of
from timeline.store.tables import documents
from timeline.text import Document

# PostgreSQL holds no NUL, and no database half a character.
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


def save_reading(connection: Connection, reading: Reading, at: datetime) -> Saved:
    """Keeps what people settled; a reading that did not use the document's corrected date is not taken."""
    check_time(at)
    _check(reading)
    document_id = reading.document.id
    row = connection.execute(select(documents).where(documents.c.id == document_id)).first()
    decided = decided_date(connection, document_id)
    known = known_accounts(connection, document_id)
    if decided is not None and decided != reading.document.created:
        return Saved(document_id, unchanged=len(known.accounts), outdated=True)
    _put_document(connection, reading, row, at, corrected=decided is not None)
    return put_events(connection, reading, known)


def _check(reading: Reading) -> None:
    """Raises StoreError for what no database could hold, or what is not this document's."""
    document = reading.document
    texts = (document.text, *(part for pair in document.metadata for part in pair), *_citation_texts(document))
    for text in texts:
        bad = _UNSTORABLE.search(text)
        if bad:
            raise StoreError(
                f"document {document.citation.title or document.id!r}: character {bad.start()}, {bad[0]!r}, "
                "cannot be stored; read the file in its right encoding, and without control characters"
            )
    for event in reading.events:
        if not event.evidence or any(evidence.document_id != document.id for evidence in event.evidence):
            raise StoreError(f"event {event.type!r} of document {document.id} must have its evidence in that document")


def _citation_texts(document: Document) -> Iterator[str]:
    citation = document.citation
    yield from (citation.title, citation.archive, citation.url, citation.licence)


def _put_document(
    connection: Connection, reading: Reading, row: Row[Any] | None, at: datetime, *, corrected: bool
) -> None:
    columns = _document_columns(reading)
    if row is None:
        given = {"id": reading.document.id, "given": reading.document.created, "added_at": at}
        connection.execute(insert(documents).values(columns | given))
        put_card(connection, card_of(reading, at), words_of(reading.document))
        return
    if not corrected:
        columns["given"] = reading.document.created
    present = row._mapping
    changed = {name: value for name, value in columns.items() if present[name] != value}
    if changed:
        connection.execute(update(documents).where(documents.c.id == row.id).values(changed))
        put_card(connection, card_of(reading, row.added_at), words_of(reading.document))


def _document_columns(reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "text": document.text,
        "language": document.language,
        "domain": document.domain.value,
        "created": document.created,
        "read_with": document.created,
        "format": reading_format(),
        "citation": encode(document.citation),
        "metadata": encode(document.metadata),
        "date": encode(reading.date),
        "resolutions": encode(reading.resolutions),
        "timexes": len(reading.resolutions),
        "unresolved": sum(isinstance(resolution, Unresolved) for resolution in reading.resolutions),
    }
