"""Removing documents so that they can be restored with their events, and what people decided and said about these.

What goes is kept as JSON and not marked as gone where it is: so no query, index or count has to pass it over.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from timeline.events import Reading
from timeline.store.checking import check_signed
from timeline.store.codec import decode
from timeline.store.documents import find_document
from timeline.store.errors import CorrectionError
from timeline.store.finding import standing_id
from timeline.store.grouping import regroup, settle
from timeline.store.history import change_of, histories, marked
from timeline.store.keeping_rows import Rows, kept_rows, put_back, read_row
from timeline.store.records import Change, Removed
from timeline.store.removal_tables import removal_events, removals
from timeline.store.revisions import remove_events
from timeline.store.shelf import card_of, put_card, words_of
from timeline.store.tables import (
    changes,
    claim_keys,
    claims,
    comments,
    document_changes,
    documents,
    events,
    evidence,
    removed_events,
)
from timeline.text import Citation

# What goes with an event, and what with a document's account of one.
_OF_EVENTS: Final = (changes, comments)
_OF_CLAIMS: Final = (claim_keys, evidence)
_PART: Final = 500


def remove(connection: Connection, document_id: str, *, who: str, at: datetime, why: str) -> None:
    """Takes the document out, and the events that no other document tells of; keeps all that goes."""
    check_signed(who, at, why)
    row = connection.execute(select(documents.c.citation).where(documents.c.id == document_id)).first()
    if row is None:
        return
    told = select(claims.c.event_id).where(claims.c.document_id == document_id)
    event_ids = set(connection.execute(told).scalars())
    gone = _with_those_joined(connection, event_ids - _told_elsewhere(connection, event_ids, document_id))
    removal = {"document_id": document_id, "title": decode(row.citation, Citation).title, "events": len(gone)}
    signed = {"who": who.strip(), "at": at, "why": why.strip(), "restored_by": ""}
    kept = _kept(connection, document_id, gone)
    number = connection.execute(insert(removals).values(removal | signed | {"kept": kept})).inserted_primary_key
    assert number is not None
    if touched := sorted(event_ids | gone):
        link = [{"removal_id": number[0], "event_id": event_id} for event_id in touched]
        connection.execute(insert(removal_events), link)
    connection.execute(delete(documents).where(documents.c.id == document_id))
    for part in _parts(gone):
        remove_events(connection, events.c.id.in_(part))
    _settle(connection, event_ids - gone)


def restore(connection: Connection, number: int, *, who: str, at: datetime) -> str:
    """Puts back what was removed, as it was, and gives the document's id."""
    check_signed(who, at)
    removal = connection.execute(select(removals).where(removals.c.id == number)).first()
    if removal is None or removal.kept is None:
        raise CorrectionError("this is no longer kept: it was restored, or thrown away for good")
    kept: Mapping[str, Rows] = removal.kept
    if connection.execute(select(documents.c.id).where(documents.c.id == removal.document_id)).first():
        raise CorrectionError("this report is here again; remove that one first, then restore the other")
    _put_documents(connection, kept)
    _put_events(connection, kept)
    touched = _put_claims(connection, kept["claims"], kept)
    back = {"restored_by": who.strip(), "restored_at": at, "kept": None}
    connection.execute(update(removals).where(removals.c.id == number).values(back))
    _settle(connection, touched)
    return str(removal.document_id)


def removed(connection: Connection) -> list[Removed]:
    """The documents that can be restored, the last removed first."""
    columns = [column for column in removals.c if column.name != "kept"]
    there = select(*columns).where(removals.c.kept.is_not(None)).order_by(removals.c.id.desc())
    return [
        Removed(row.id, row.document_id, row.title, row.events, row.who, row.at, row.why)
        for row in connection.execute(there)
    ]


def purge(connection: Connection, before: datetime) -> int:
    """Throws away for good what was removed before a time; who removed it, when and why is still known."""
    old = removals.c.kept.is_not(None) & (removals.c.at < before)
    return connection.execute(update(removals).where(old).values(kept=None)).rowcount


def _removals_of(connection: Connection, event_id: str) -> list[Change]:
    """The removals of reports that told of an event, and their return, as lines of its history; numbered below 0."""
    mine = select(removal_events.c.removal_id).where(removal_events.c.event_id == event_id)
    columns = [column for column in removals.c if column.name != "kept"]
    told: list[Change] = []
    for row in connection.execute(select(*columns).where(removals.c.id.in_(mine)).order_by(removals.c.id)):
        told.append(Change(-2 * row.id, "remove", "report", row.title, "", row.who, row.at, row.why))
        if row.restored_at is not None:
            told.append(Change(-2 * row.id - 1, "restore", "report", "", row.title, row.restored_by, row.restored_at))
    return told


def told_history(connection: Connection, event_id: str) -> list[Change]:
    """All that people did to an event, that it went with its report and came back among it, oldest first."""
    is_there = bool(_existing(connection, events, [event_id]))
    told = marked(
        histories(connection, [event_id]).get(event_id, []) if is_there else _kept_history(connection, event_id)
    )
    for line in _removals_of(connection, event_id):
        # What people did is told in the order it was saved, whatever their clocks said.
        place = next((number for number, change in enumerate(told) if change.at > line.at), len(told))
        told.insert(place, line)
    return told


def _kept_history(connection: Connection, event_id: str) -> list[Change]:
    """What people had decided about an event that has gone with its report."""
    mine = select(removal_events.c.removal_id).where(removal_events.c.event_id == event_id)
    last = select(removals.c.kept).where(removals.c.id.in_(mine), removals.c.kept.is_not(None))
    kept = connection.execute(last.order_by(removals.c.id.desc()).limit(1)).scalar()
    rows = [row for row in kept["changes"] if row["event_id"] == event_id] if kept else []
    return [change_of(read_row(changes, row), undoes=row["undoes"]) for row in rows]


def _told_elsewhere(connection: Connection, event_ids: Iterable[str], document_id: str) -> set[str]:
    found: set[str] = set()
    for part in _parts(event_ids):
        others = select(claims.c.event_id).where(claims.c.event_id.in_(part), claims.c.document_id != document_id)
        found |= set(connection.execute(others).scalars())
    return found


def _with_those_joined(connection: Connection, event_ids: set[str]) -> set[str]:
    """Some events, and those that people had joined to them."""
    found, waiting = set(event_ids), set(event_ids)
    while waiting:
        joined: set[str] = set()
        for part in _parts(waiting):
            joined |= set(connection.execute(select(events.c.id).where(events.c.merged_into.in_(part))).scalars())
        waiting = joined - found
        found |= waiting
    return found


def _kept(connection: Connection, document_id: str, gone: set[str]) -> dict[str, Rows]:
    told = claims.c.document_id == document_id
    kept = {
        "documents": kept_rows(connection, documents, documents.c.id == document_id),
        "document_changes": kept_rows(connection, document_changes, document_changes.c.document_id == document_id),
        "claims": kept_rows(connection, claims, told),
    }
    for table in _OF_CLAIMS:
        kept[table.name] = kept_rows(connection, table, table.c.claim_id.in_(select(claims.c.id).where(told)))
    for table, key in ((events, events.c.id), *((table, table.c.event_id) for table in _OF_EVENTS)):
        kept[table.name] = [row for part in _parts(gone) for row in kept_rows(connection, table, key.in_(part))]
    return kept


def _put_documents(connection: Connection, kept: Mapping[str, Rows]) -> None:
    put_back(connection, documents, kept["documents"])
    put_back(connection, document_changes, kept["document_changes"], "id")
    stored = find_document(connection, kept["documents"][0]["id"])
    assert stored is not None
    reading = Reading(stored.document, stored.date, (), ())
    put_card(connection, card_of(reading, stored.added_at), words_of(stored.document))


def _put_events(connection: Connection, kept: Mapping[str, Rows]) -> None:
    """The events that went, unless they have come back by another way, and what people did and said."""
    ids = [row["id"] for row in kept["events"]]
    there = {one for part in _parts(ids) for one in _existing(connection, events, part)}
    for part in _parts(ids):
        connection.execute(delete(removed_events).where(removed_events.c.id.in_(part)))
    gone = (row for one, row in zip(ids, kept["events"], strict=True) if one not in there)
    put_back(connection, events, gone, "revision")
    for table in _OF_EVENTS:
        rows = sorted(kept[table.name], key=lambda row: int(row["id"]))
        put_back(connection, table, (row for row in rows if row["event_id"] not in there))


def _put_claims(connection: Connection, rows: Rows, kept: Mapping[str, Rows]) -> set[str]:
    """What the document told, each in the event it was told in, or in what has become of that."""
    standing: dict[str, str] = {}
    for row in rows:
        event_id = standing_id(connection, row["event_id"])
        if not _existing(connection, events, [event_id]):
            # That was told by others alone, and went since: what this document says of it is all there is.
            put_back(connection, events, [_bare_event(event_id, row)])
        standing[row["event_id"]] = event_id
    put_back(connection, claims, ({**row, "event_id": standing[row["event_id"]]} for row in rows))
    put_back(connection, claim_keys, kept["claim_keys"])
    put_back(connection, evidence, kept["evidence"], "id")
    return set(standing.values())


def _bare_event(event_id: str, claim: Mapping[str, Any]) -> dict[str, Any]:
    """An event with nothing but its type and state: the rest follows from its claims."""
    told = claim["as_read"]
    return {"id": event_id, "type": told["type"], "status": told["status"], "plover": [], "confirmed": [],
            "disputed": []}  # fmt: skip


def _settle(connection: Connection, event_ids: set[str]) -> None:
    settle(connection, event_ids)
    mates: list[Row[Any]] = []
    for part in _parts(event_ids):
        mates += connection.execute(select(claims.c.id).where(claims.c.event_id.in_(part))).all()
    for part in _parts(mate.id for mate in mates):
        regroup(connection, part)


def _existing(connection: Connection, table: Table, ids: list[str]) -> set[str]:
    return set(connection.execute(select(table.c.id).where(table.c.id.in_(ids))).scalars())


def _parts(ids: Iterable[str]) -> Iterable[list[str]]:
    """In parts: a database takes only so many parameters at once."""
    ordered = sorted(ids)
    return (ordered[first : first + _PART] for first in range(0, len(ordered), _PART))
