"""Which claims are told as one event: worked out anew around what has changed, whatever came in first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, insert, select, update

from timeline.events import Claim, Event, happenings, neighbourhoods, reach, same_happening, undated_neighbourhoods
from timeline.store.among import among
from timeline.store.codec import decode
from timeline.store.refreshing import refresh
from timeline.store.revisions import remove_events
from timeline.store.tables import changes, claim_keys, claims, events
from timeline.store.values import Values, day_range, event_of, event_row, values_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim, and the event it is told in."""

    claim: Claim
    event_id: str


def key_rows(claim_id: str, event: Event) -> list[dict[str, Any]]:
    """The rows of `claim_keys`."""
    limits = day_range(reach(event))
    keys = (*neighbourhoods(event), *undated_neighbourhoods(event))
    return [{"claim_id": claim_id, "key": key, "earliest": limits[0], "latest": limits[1]} for key in keys]


def regroup(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Brings the events around some claims to what those and their neighbours tell together."""
    around = _neighbourhood(connection, claim_ids)
    moved: set[str] = set()
    for group in happenings(placed.claim for placed in around.values()):
        target = next((claim.held for claim in group if claim.held), group[0].id)
        strangers = [claim.id for claim in group if around[claim.id].event_id != target]
        if strangers:
            moved.update(around[claim.id].event_id for claim in group)
            place(connection, strangers, target, group[0].event)
            moved.add(target)
    settle(connection, moved)


def place(connection: Connection, claim_ids: Collection[str], event_id: str, told: Event) -> None:
    """Tells some claims as one event, which is made where it is not there yet."""
    there = connection.execute(select(events.c.id).where(events.c.id == event_id)).first()
    if there is None:
        connection.execute(insert(events).values(event_row(event_id, values_of(told), ())))
    for claim_id in claim_ids:
        connection.execute(update(claims).where(claims.c.id == claim_id).values(event_id=event_id))


def settle(connection: Connection, event_ids: Iterable[str]) -> None:
    """Brings events up to date whose claims have come or gone; one without any goes, unless people touched it."""
    for event_id in sorted(event_ids):
        told = connection.execute(select(claims.c.id).where(claims.c.event_id == event_id).limit(1)).first()
        if told is not None:
            refresh(connection, event_id)
        elif not _is_touched(connection, event_id):
            remove_events(connection, events.c.id == event_id)


def _is_touched(connection: Connection, event_id: str) -> bool:
    return connection.execute(select(changes.c.id).where(changes.c.event_id == event_id).limit(1)).first() is not None


def _neighbourhood(connection: Connection, claim_ids: Iterable[str]) -> Mapping[str, Placed]:
    """The claims, those they are told with, those that can be of the same happening, and so on from each."""
    found: dict[str, Placed] = {}
    asked = among(connection, claims.c.id, list(claim_ids))
    waiting = {placed.claim.id: placed for placed in _claims(connection, asked)}
    while waiting:
        placed = waiting.pop(min(waiting))
        found[placed.claim.id] = placed
        for other in (*_mates(connection, placed), *_candidates(connection, placed.claim)):
            if other.claim.id not in found:
                waiting[other.claim.id] = other
    return found


def _mates(connection: Connection, placed: Placed) -> list[Placed]:
    return _claims(connection, claims.c.event_id == placed.event_id)


def _candidates(connection: Connection, claim: Claim) -> list[Placed]:
    keys = neighbourhoods(claim.event)
    if not keys:
        return []
    first, last = day_range(reach(claim.event))
    near = and_(claim_keys.c.key.in_(keys), claim_keys.c.earliest <= last, claim_keys.c.latest >= first)
    ids = select(claim_keys.c.claim_id).where(near)
    return [other for other in _claims(connection, claims.c.id.in_(ids)) if same_happening(claim, other.claim)]


def _claims(connection: Connection, condition: ColumnElement[bool]) -> list[Placed]:
    # What a dismissed event tells stays there, and draws nothing to it: another report may tell a true one.
    dismissed = exists().where(events.c.id == claims.c.event_id, events.c.dismissed)
    rows = connection.execute(select(claims).where(condition, ~dismissed).order_by(claims.c.id))
    return [_placed(row) for row in rows]


def _placed(row: Row[Any]) -> Placed:
    event = event_of(decode(row.as_read, Values))
    return Placed(Claim(row.id, row.document_id, event, row.held), row.event_id)
