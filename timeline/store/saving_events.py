"""Saving a reading: its events, matched with what the document told before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from timeline.events import Event, Reading
from timeline.store.codec import decode, encode
from timeline.store.history import histories
from timeline.store.matching import Account, match
from timeline.store.records import Saved
from timeline.store.refreshing import refresh
from timeline.store.tables import event_actors, event_readings, event_spans, events, evidence
from timeline.store.values import Values, actor_rows, event_row, settled, span_rows, values_of
from timeline.text import Span


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of a document: its accounts in reading order, and the events people touched."""

    accounts: tuple[Account, ...]
    positions: dict[str, int]
    quotes: dict[str, tuple[str, ...]]
    touched: frozenset[str]


def known_accounts(connection: Connection, document_id: str) -> Known:
    spans: dict[str, list[Span]] = {}
    quotes: dict[str, list[str]] = {}
    of_document = evidence.c.document_id == document_id
    for row in connection.execute(select(evidence).where(of_document).order_by(evidence.c.id)):
        spans.setdefault(row.event_id, []).append(Span(row.start, row.end))
        quotes.setdefault(row.event_id, []).append(row.quote)
    rows = connection.execute(
        select(event_readings, events.c.type)
        .join(events, events.c.id == event_readings.c.event_id)
        .where(event_readings.c.document_id == document_id)
        .order_by(event_readings.c.position, event_readings.c.id)
    ).all()
    accounts = (
        Account(decode(row.as_read, Values), tuple(spans[row.event_id]), row.event_id, row.type) for row in rows
    )
    return Known(
        accounts=tuple(accounts),
        positions={row.event_id: row.position for row in rows},
        quotes={event_id: tuple(parts) for event_id, parts in quotes.items()},
        touched=frozenset(histories(connection, [row.event_id for row in rows])),
    )


def put_events(connection: Connection, reading: Reading, known: Known) -> Saved:
    """Brings the document's events to what the reading says of them."""
    document_id = reading.document.id
    accounts = [_account(event) for event in reading.events]
    matches = match(known.accounts, accounts)
    changed = sum(_update(connection, reading, index, old, known) for index, old in matches.items())
    added = {index: account for index, account in enumerate(accounts) if index not in matches}
    _add(connection, reading, added)
    kept_ids = {old.event_id for old in matches.values()}
    lost = [old.event_id for old in known.accounts if old.event_id not in kept_ids]
    removed = sum(_forget(connection, document_id, event_id, known.touched) for event_id in lost)
    unchanged = len(known.accounts) - changed - removed
    return Saved(document_id, added=len(added), changed=changed, removed=removed, unchanged=unchanged)


def _update(connection: Connection, reading: Reading, index: int, old: Account, known: Known) -> bool:
    """Brings one event to its new account; whether that differs from the old one."""
    event, document_id = reading.events[index], reading.document.id
    if known.positions[old.event_id] != index:
        _set_account(connection, document_id, old.event_id, {"position": index})
    if _is_same(event, old, known):
        return False
    _set_account(connection, document_id, old.event_id, {"as_read": encode(values_of(event))})
    _replace_evidence(connection, document_id, old.event_id, event)
    refresh(connection, old.event_id)
    return True


def _account(event: Event) -> Account:
    return Account(values_of(event), tuple(part.span for part in event.evidence))


def _is_same(event: Event, old: Account, known: Known) -> bool:
    account = _account(event)
    quotes = tuple(part.quote for part in event.evidence)
    return (account.values, account.spans, quotes) == (old.values, old.spans, known.quotes[old.event_id])


def _set_account(connection: Connection, document_id: str, event_id: str, columns: dict[str, Any]) -> None:
    table = event_readings
    this = (table.c.event_id == event_id) & (table.c.document_id == document_id)
    connection.execute(update(table).where(this).values(columns))


def _replace_evidence(connection: Connection, document_id: str, event_id: str, event: Event) -> None:
    this = (evidence.c.event_id == event_id) & (evidence.c.document_id == document_id)
    connection.execute(delete(evidence).where(this))
    connection.execute(insert(evidence), _evidence_rows(event_id, event))


def _evidence_rows(event_id: str, event: Event) -> list[dict[str, Any]]:
    return [
        {
            "event_id": event_id,
            "document_id": part.document_id,
            "start": part.span.start,
            "end": part.span.end,
            "quote": part.quote,
        }
        for part in event.evidence
    ]


def _add(connection: Connection, reading: Reading, added: dict[int, Account]) -> None:
    """All new events at once, a statement a table."""
    ids = _new_ids(connection, reading.document.id, added.values())
    rows: dict[Any, list[dict[str, Any]]] = {}
    for event_id, (index, account) in zip(ids, added.items(), strict=True):
        event, values = reading.events[index], account.values
        as_read = {"position": index, "as_read": encode(values)}
        quotes = [part.quote for part in event.evidence]
        rows.setdefault(events, []).append(event_row(event_id, settled(values, ()), (), quotes))
        owner = {"event_id": event_id, "document_id": reading.document.id}
        rows.setdefault(event_readings, []).append(owner | as_read)
        rows.setdefault(evidence, []).extend(_evidence_rows(event_id, event))
        rows.setdefault(event_actors, []).extend(actor_rows(event_id, values))
        rows.setdefault(event_spans, []).extend(span_rows(event_id, values))
    for table, parts in rows.items():
        if parts:
            connection.execute(insert(table), parts)


def _new_ids(connection: Connection, document_id: str, accounts: Iterable[Account]) -> list[str]:
    """An id is a hash of where the event was read and as what, so that the same reading gives the same ids."""
    counts: Counter[str] = Counter()
    ids = []
    for account in accounts:
        name = f"{document_id} {account.values.type} {[(span.start, span.end) for span in account.spans]}"
        while _exists(connection, event_id := sha256(f"{name} {counts[name]}".encode()).hexdigest()[:20]):
            counts[name] += 1
        counts[name] += 1
        ids.append(event_id)
    return ids


def _exists(connection: Connection, event_id: str) -> bool:
    return connection.execute(select(events.c.id).where(events.c.id == event_id)).first() is not None


def _forget(connection: Connection, document_id: str, event_id: str, touched: frozenset[str]) -> bool:
    """Takes the document out of an event it no longer tells of; whether that removed anything.

    An event that no other document tells of goes, unless a person has touched it.
    """
    tellers = event_readings.c.event_id == event_id
    elsewhere = connection.execute(
        select(event_readings.c.id).where(tellers, event_readings.c.document_id != document_id).limit(1)
    ).first()
    if elsewhere is not None:
        connection.execute(delete(event_readings).where(tellers, event_readings.c.document_id == document_id))
        refresh(connection, event_id)
    elif event_id in touched:
        return False
    else:
        connection.execute(delete(events).where(events.c.id == event_id))
    return True
