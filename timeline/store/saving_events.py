"""Saving a reading: its events, matched with what the document told before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from timeline.events import Event, Reading
from timeline.store.among import among
from timeline.store.codec import decode, encode
from timeline.store.grouping import key_rows, regroup, settle
from timeline.store.history import histories
from timeline.store.matching import Account, match
from timeline.store.records import Saved
from timeline.store.tables import claim_keys, claims, event_actors, event_spans, events, evidence
from timeline.store.values import Values, actor_rows, event_row, span_rows, values_of
from timeline.text import Span


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of a document: its accounts in reading order, by claim id, and the events they are in."""

    accounts: tuple[Account, ...]
    positions: dict[str, int]
    quotes: dict[str, tuple[str, ...]]
    events: dict[str, str]
    touched: frozenset[str]


def known_accounts(connection: Connection, document_id: str) -> Known:
    spans: dict[str, list[Span]] = {}
    quotes: dict[str, list[str]] = {}
    of_document = claims.c.document_id == document_id
    for row in connection.execute(select(evidence).join(claims).where(of_document).order_by(evidence.c.id)):
        spans.setdefault(row.claim_id, []).append(Span(row.start, row.end))
        quotes.setdefault(row.claim_id, []).append(row.quote)
    rows = connection.execute(
        select(claims, events.c.type)
        .join(events, events.c.id == claims.c.event_id)
        .where(of_document)
        .order_by(claims.c.position, claims.c.id)
    ).all()
    accounts = (Account(decode(row.as_read, Values), tuple(spans[row.id]), row.id, row.type) for row in rows)
    return Known(
        accounts=tuple(accounts),
        positions={row.id: row.position for row in rows},
        quotes={claim_id: tuple(parts) for claim_id, parts in quotes.items()},
        events={row.id: row.event_id for row in rows},
        touched=frozenset(histories(connection, sorted({row.event_id for row in rows}))),
    )


def put_events(connection: Connection, reading: Reading, known: Known) -> Saved:
    """Brings the document's claims to what the reading says, and the events around them to their claims."""
    accounts = [_account(event) for event in reading.events]
    matches = match(known.accounts, accounts)
    changed = [old.claim_id for index, old in matches.items() if _update(connection, reading, index, old, known)]
    added = _add(connection, reading, {i: account for i, account in enumerate(accounts) if i not in matches})
    kept = {old.claim_id for old in matches.values()}
    lost = [old.claim_id for old in known.accounts if old.claim_id not in kept]
    removed = [claim_id for claim_id in lost if _forget(connection, claim_id, known)]
    left = {known.events[claim_id] for claim_id in (*changed, *removed)}
    mates = connection.execute(select(claims.c.id).where(among(connection, claims.c.event_id, left))).scalars().all()
    settle(connection, left)
    regroup(connection, [*added, *mates])
    unchanged = len(known.accounts) - len(changed) - len(removed)
    return Saved(reading.document.id, added=len(added), changed=len(changed), removed=len(removed), unchanged=unchanged)


def _update(connection: Connection, reading: Reading, index: int, old: Account, known: Known) -> bool:
    """Brings one claim to its new account; whether that differs from the old one."""
    event, this = reading.events[index], claims.c.id == old.claim_id
    if known.positions[old.claim_id] != index:
        connection.execute(update(claims).where(this).values(position=index))
    if _is_same(event, old, known):
        return False
    connection.execute(update(claims).where(this).values(as_read=encode(values_of(event))))
    for table, rows in ((evidence, _evidence_rows), (claim_keys, key_rows)):
        connection.execute(delete(table).where(table.c.claim_id == old.claim_id))
        if parts := rows(old.claim_id, event):
            connection.execute(insert(table), parts)
    return True


def _account(event: Event) -> Account:
    return Account(values_of(event), tuple(part.span for part in event.evidence))


def _is_same(event: Event, old: Account, known: Known) -> bool:
    account = _account(event)
    quotes = tuple(part.quote for part in event.evidence)
    return (account.values, account.spans, quotes) == (old.values, old.spans, known.quotes[old.claim_id])


def _evidence_rows(claim_id: str, event: Event) -> list[dict[str, Any]]:
    return [
        {"claim_id": claim_id, "start": part.span.start, "end": part.span.end, "quote": part.quote}
        for part in event.evidence
    ]


def _add(connection: Connection, reading: Reading, added: dict[int, Account]) -> list[str]:
    """All new claims at once, a statement a table, each an event of its own for now; gives their ids."""
    ids = _new_ids(connection, reading.document.id, added.values())
    rows: dict[Any, list[dict[str, Any]]] = {}
    for claim_id, (index, account) in zip(ids, added.items(), strict=True):
        event, values = reading.events[index], account.values
        owner = {"id": claim_id, "event_id": claim_id, "document_id": reading.document.id, "held": ""}
        rows.setdefault(events, []).append(event_row(claim_id, values, [part.quote for part in event.evidence]))
        rows.setdefault(claims, []).append(owner | {"position": index, "as_read": encode(values)})
        rows.setdefault(claim_keys, []).extend(key_rows(claim_id, event))
        rows.setdefault(evidence, []).extend(_evidence_rows(claim_id, event))
        rows.setdefault(event_actors, []).extend(actor_rows(claim_id, values))
        rows.setdefault(event_spans, []).extend(span_rows(claim_id, values))
    for table, parts in rows.items():
        if parts:
            connection.execute(insert(table), parts)
    return ids


def _new_ids(connection: Connection, document_id: str, accounts: Iterable[Account]) -> list[str]:
    """An id is a hash of where the event was read and as what, so that the same reading gives the same ids."""
    counts: Counter[str] = Counter()
    ids = []
    for account in accounts:
        name = f"{document_id} {account.values.type} {[(span.start, span.end) for span in account.spans]}"
        while _exists(connection, claim_id := sha256(f"{name} {counts[name]}".encode()).hexdigest()[:20]):
            counts[name] += 1
        counts[name] += 1
        ids.append(claim_id)
    return ids


def _exists(connection: Connection, id_: str) -> bool:
    """Whether a claim or an event has the id."""
    there = select(claims.c.id).where(claims.c.id == id_).union_all(select(events.c.id).where(events.c.id == id_))
    return connection.execute(there.limit(1)).first() is not None


def _forget(connection: Connection, claim_id: str, known: Known) -> bool:
    """Takes back a claim the document no longer makes; whether it went.

    The last claim of an event that a person has touched stays.
    """
    event_id = known.events[claim_id]
    elsewhere = (claims.c.event_id == event_id) & (claims.c.id != claim_id)
    is_last = connection.execute(select(claims.c.id).where(elsewhere).limit(1)).first() is None
    if is_last and event_id in known.touched:
        return False
    connection.execute(delete(claims).where(claims.c.id == claim_id))
    return True
