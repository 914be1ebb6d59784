"""Numbered writings: what has changed since one, so that whoever holds all events in memory need not ask for all."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Text, cast, delete, exists, func, insert, or_, select, update

from timeline.events import REPORT_DAY, Outline, Status
from timeline.store.among import among
from timeline.store.searching import number as event_number
from timeline.store.tables import STANDS, claims, event_actors, events, removed_events, writings

_SEPARATOR: Final = "\x1f"
_OF_ROLE: Final = "\x1e"
# Rows fetched at once: a million events are not to stand in memory twice.
_BATCH: Final = 5_000


def end_writing(connection: Connection) -> None:
    """Counts the writing, if it changed any event: those it changed have its number already."""
    newer = (select(table.c.id).where(table.c.revision > writings.c.revision) for table in (events, removed_events))
    changed = or_(*(exists(query.correlate(writings)) for query in newer))
    connection.execute(update(writings).where(changed).values(revision=writings.c.revision + 1))


def revision(connection: Connection) -> int:
    """The number of the last writing."""
    return int(connection.execute(select(writings.c.revision)).scalar_one())


def remove_events(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Deletes events, and keeps their ids for those who remember them."""
    gone = select(events.c.id).where(condition)
    ids = list(connection.execute(gone).scalars())
    if ids:
        # An id may come back with a new reading, and go again.
        connection.execute(delete(removed_events).where(among(connection, removed_events.c.id, ids)))
        connection.execute(insert(removed_events), [{"id": event_id} for event_id in ids])
        connection.execute(delete(events).where(among(connection, events.c.id, ids)))


def outlines(connection: Connection, since: int) -> Iterator[Outline]:
    """The events that stand and were changed after a writing."""
    changed = _outlined(connection).where(STANDS, events.c.revision > since)
    # In the order of the indexes on the events' ids: what belongs to the next event then lies beside the last one's.
    changed = changed.order_by(events.c.id)
    statuses = {status.value: status for status in Status}
    rows = connection.execution_options(yield_per=_BATCH).execute(changed)
    # Taken apart by place: looking each column up by name takes as long as all the rest.
    for event_id, kind, status, date, place, disputed, settled, on_report_day, number, *parts in rows:
        roles, told = map(_parts, parts)
        actors, recipients, people = _by_role(roles)
        yield Outline(
            event_id, kind, statuses[status], date, place, actors, recipients, people, told,
            is_disputed=bool(disputed), is_confirmed='"date"' in settled, number=number,
            is_on_report_day=bool(on_report_day), are_people_settled='"people"' in settled,
            are_parties_settled='"actors"' in settled or '"recipients"' in settled,
        )  # fmt: skip


def gone(connection: Connection, since: int) -> list[str]:
    """The ids of events removed, dismissed, or joined to others, after a writing."""
    removed = select(removed_events.c.id).where(removed_events.c.revision > since)
    joined = select(events.c.id).where(~STANDS, events.c.revision > since)
    return list(connection.execute(removed.union_all(joined)).scalars())


def _outlined(connection: Connection) -> Select[Any]:
    columns = (events.c.id, events.c.type, events.c.status, events.c.date, events.c.place)
    told = select(func.aggregate_strings(claims.c.document_id, _SEPARATOR)).where(claims.c.event_id == events.c.id)
    role = event_actors.c.role + _OF_ROLE + event_actors.c.name
    named = select(func.aggregate_strings(role, _SEPARATOR)).where(event_actors.c.event_id == events.c.id)
    return select(
        *columns,
        # Lists in JSON: what matters of them is told without reading it a million times.
        cast(events.c.disputed, Text) != "[]",
        cast(events.c.confirmed, Text),
        events.c.because.startswith(REPORT_DAY, autoescape=True),
        event_number(connection),
        named.scalar_subquery().label("roles"),
        told.scalar_subquery().label("documents"),
    )


def _by_role(roles: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Actors, recipients and people, out of what says its role before its name."""
    named = [role.partition(_OF_ROLE)[::2] for role in roles]
    return tuple(tuple(name for role, name in named if role == wanted) for wanted in ("actor", "recipient", "person"))


def _parts(joined: str | None) -> tuple[str, ...]:
    """The parts in order: the database joins them in any, and an event's parties are sorted."""
    if not joined:
        return ()
    return tuple(sorted(set(joined.split(_SEPARATOR)))) if _SEPARATOR in joined else (joined,)
