"""The documents in the store, and the creation dates people give them."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, cast, func, insert, select, update

from timeline.dating import DocumentDate
from timeline.resolution import Resolution
from timeline.store.checking import check_signed, checked_day
from timeline.store.codec import decode, fingerprint
from timeline.store.conflicts import ConflictError, Seen
from timeline.store.errors import CorrectionError, StoreError
from timeline.store.history import change_of
from timeline.store.records import Change, StoredDate, StoredDocument
from timeline.store.tables import claims, document_cards, document_changes, documents
from timeline.text import Citation, Document, Domain

_WHOLE = ("text", "metadata", "resolutions")
_MOST_AT_ONCE = 500


def list_documents(connection: Connection) -> list[StoredDocument]:
    """The last added first, without their texts."""
    columns = [column for column in documents.c if column.name not in _WHOLE]
    rows = connection.execute(_counted(columns).order_by(documents.c.added_at.desc(), documents.c.id))
    return [_stored(row) for row in rows]


def cited(connection: Connection, document_ids: Collection[str]) -> dict[str, StoredDocument]:
    """Some documents by id, without their texts."""
    columns = [column for column in documents.c if column.name not in _WHOLE]
    ids = list(document_ids)
    # In parts: a database takes only so many parameters at once.
    parts = (ids[first : first + _MOST_AT_ONCE] for first in range(0, len(ids), _MOST_AT_ONCE))
    found = (connection.execute(_counted(columns).where(documents.c.id.in_(part))) for part in parts)
    return {row.id: _stored(row) for rows in found for row in rows}


def list_undecided(connection: Connection) -> list[StoredDate]:
    """Of the reports nobody has dated, and those whose text speaks against their date.

    A date that a person gave, or let stand, is settled.
    """
    last = select(func.max(document_changes.c.id)).group_by(document_changes.c.document_id)
    decided = select(document_changes.c.document_id).where(
        document_changes.c.id.in_(last), document_changes.c.kind == "correct"
    )
    # A story may be told at any time: it has no day of its own.
    undated = (documents.c.created == "") & (documents.c.domain == Domain.NEWS.value)
    date = cast(documents.c.date, Text).label("date")
    doubted = undated | date.contains('"contradiction"')
    rows = connection.execute(
        select(documents.c.id, documents.c.created, date).where(doubted, documents.c.id.not_in(decided))
    )
    return [StoredDate(row.id, row.created, _believed(row.date)) for row in rows]


@lru_cache(maxsize=1 << 12)
def _believed(stored: str) -> DocumentDate:
    """A stored date: remembered, since the same ones are asked for after each answer of a reader."""
    date: DocumentDate = _readable(json.loads(stored), DocumentDate, DocumentDate())
    return date


def has_any(connection: Connection) -> bool:
    """Whether there is a document."""
    return connection.execute(select(documents.c.id).limit(1)).first() is not None


def find_document(connection: Connection, document_id: str) -> StoredDocument | None:
    """One document, whole."""
    row = connection.execute(_counted(documents.c).where(documents.c.id == document_id)).first()
    if row is None:
        return None
    return replace(
        _stored(row),
        text=row.text,
        metadata=decode(row._mapping["metadata"], tuple[tuple[str, str], ...]),
        resolutions=_readable(row.resolutions, tuple[Resolution, ...], ()),
    )


def is_stored(connection: Connection, document_id: str) -> bool:
    """Whether the document is there; it is saved in one transaction, so if there it is whole."""
    return connection.execute(select(documents.c.id).where(documents.c.id == document_id)).first() is not None


def outdated_documents(connection: Connection) -> list[str]:
    """Those whose creation date was changed since they were read, or that another version read."""
    waiting = (documents.c.created != documents.c.read_with) | (documents.c.format != reading_format())
    # Sorted here, so that an index answers: the texts are not gone through.
    return sorted(connection.execute(select(documents.c.id).where(waiting)).scalars())


def set_created(
    connection: Connection, document_id: str, created: str, *, who: str, at: datetime, seen: Seen | None = None
) -> None:
    """Records the creation date a person gives; empty takes their date back, and the given one stands again.

    Raises ConflictError where the date is no longer as it was seen.
    """
    check_signed(who, at)
    after = checked_day(created)
    row = connection.execute(
        select(documents.c.created, documents.c.given).where(documents.c.id == document_id)
    ).first()
    if row is None:
        raise CorrectionError(f"no document {document_id!r}: it may have been removed")
    if after == (decided_date(connection, document_id) or ""):
        return
    _check_undated_since(connection, document_id, row.created, seen)
    kind = "correct" if after else "undo"
    change = {"kind": kind, "field": "created", "before": row.created, "after": after or row.given, "why": ""}
    connection.execute(
        insert(document_changes).values(change | {"who": who.strip(), "at": at, "document_id": document_id})
    )
    connection.execute(update(documents).where(documents.c.id == document_id).values(created=change["after"]))
    given = update(document_cards).where(document_cards.c.document_id == document_id)
    connection.execute(given.values(is_given=bool(change["after"])))


def _check_undated_since(connection: Connection, document_id: str, present: str, seen: Seen | None) -> None:
    if seen is None:
        return
    theirs = [change for change in dates_given(connection, document_id) if change.id > seen.last]
    if theirs or (seen.value is not None and seen.value != present):
        raise ConflictError(document_id, "created", theirs, present)


def last_date_given(connection: Connection) -> int:
    """The number of the last date that anyone gave a document."""
    return connection.execute(select(func.max(document_changes.c.id))).scalar() or 0


def dates_given(connection: Connection, document_id: str) -> list[Change]:
    """The history of the document's creation date, oldest first."""
    of_document = document_changes.c.document_id == document_id
    rows = connection.execute(select(document_changes).where(of_document).order_by(document_changes.c.id))
    history = [change_of(row) for row in rows]
    last_undo = max((change.id for change in history if change.kind == "undo"), default=-1)
    return [replace(change, undone=change.kind == "correct" and change.id < last_undo) for change in history]


def _counted(columns: Iterable[Any]) -> Select[Any]:
    """The columns and the number of events the document tells of."""
    number = select(func.count()).select_from(claims).where(claims.c.document_id == documents.c.id).scalar_subquery()
    return select(*columns, number.label("event_count"))


def _stored(row: Row[Any]) -> StoredDocument:
    return StoredDocument(
        id=row.id,
        citation=decode(row.citation, Citation),
        language=row.language,
        domain=Domain(row.domain),
        created=row.created,
        date=_readable(row.date, DocumentDate, DocumentDate()),
        events=row.event_count,
        timexes=row.timexes,
        unresolved=row.unresolved,
        added_at=row.added_at,
        outdated=row.created != row.read_with or row.format != reading_format(),
    )


def _readable(stored: Any, hint: Any, otherwise: Any) -> Any:
    """What another version wrote in another form is left out: the text is here, to be read again."""
    try:
        return decode(stored, hint)
    except StoreError:
        return otherwise


def reading_format() -> str:
    """Names how this program writes document dates and resolutions."""
    return fingerprint(DocumentDate, Resolution)


def known(connection: Connection, document: Document) -> Document:
    """The document with the creation date the store knows better: a person's, or one given before."""
    decided = decided_date(connection, document.id)
    if decided is not None:
        return replace(document, created=decided)
    given = connection.execute(select(documents.c.given).where(documents.c.id == document.id)).scalar()
    return replace(document, created=document.created or given or "")


def decided_date(connection: Connection, document_id: str) -> str | None:
    """The creation date a person gave the document, None where the given one stands."""
    last = connection.execute(
        select(document_changes.c.kind, document_changes.c.after)
        .where(document_changes.c.document_id == document_id)
        .order_by(document_changes.c.id.desc())
        .limit(1)
    ).first()
    return str(last.after) if last is not None and last.kind == "correct" else None
