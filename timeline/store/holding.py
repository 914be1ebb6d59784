"""What people hold together: claims they have put in an event are not moved by a later reading."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from timeline.store.codec import decode
from timeline.store.errors import CorrectionError
from timeline.store.grouping import place, regroup
from timeline.store.refreshing import refresh
from timeline.store.tables import claims, event_actors, event_spans, events
from timeline.store.values import Values, event_of


def hold(connection: Connection, event_id: str) -> None:
    """Keeps the event's claims together: a person has looked at what they tell."""
    connection.execute(update(claims).where(claims.c.event_id == event_id, claims.c.held == "").values(held=event_id))


def put_in_place(connection: Connection, places: Sequence[str]) -> None:
    """Tells claims in the events they are put in: pairs of event and claim; a claim that is gone is passed over."""
    left: dict[str, str] = {}
    moved: list[str] = []
    for event_id, claim_id in map(str.split, places):
        row = connection.execute(select(claims.c.event_id, claims.c.as_read).where(claims.c.id == claim_id)).first()
        if row is not None:
            place(connection, [claim_id], event_id, event_of(decode(row.as_read, Values)))
            connection.execute(update(claims).where(claims.c.id == claim_id).values(held=event_id))
            left[row.event_id] = event_id
            moved.append(claim_id)
    if not moved:
        raise CorrectionError("the sources that told of this are no longer here")
    for event_id in sorted({*left, *left.values()}):
        _stand_or_rest(connection, event_id, left.get(event_id, ""))
    regroup(connection, moved)


def _stand_or_rest(connection: Connection, event_id: str, merged_into: str) -> None:
    """An event without claims rests in the one that took them: its history is kept, and its links lead there."""
    told = connection.execute(select(claims.c.id).where(claims.c.event_id == event_id).limit(1)).first()
    if told is not None:
        refresh(connection, event_id)
        return
    for table in (event_actors, event_spans):
        connection.execute(delete(table).where(table.c.event_id == event_id))
    connection.execute(update(events).where(events.c.id == event_id).values(merged_into=merged_into))
