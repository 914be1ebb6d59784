"""Finding events, and what the filters may offer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, case, distinct, func, select

from timeline.dates import Bounds, civil, day_number
from timeline.events import Claim, Event, Evidence, Status
from timeline.store.among import among
from timeline.store.loading import load
from timeline.store.records import Facets, Query
from timeline.store.refreshing import claims_of, values_standing
from timeline.store.searching import holds
from timeline.store.tables import (
    AFTER_ALL,
    BEFORE_ALL,
    STANDS,
    claims,
    comments,
    event_actors,
    event_spans,
    events,
    evidence,
)
from timeline.store.values import ROLES, day_range, when_of
from timeline.text import Span

# Ids asked for in one statement: databases take only so many parameters.
_AT_ONCE: Final = 500


def find_events(connection: Connection, query: Query) -> list[Event]:
    """In order of time, undated ones last."""
    return _load(connection, _matching(connection, query))


def find_by_ids(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """In the order of the ids; what is not there is left out."""
    found: dict[str, Event] = {}
    for start in range(0, len(ids), _AT_ONCE):
        found |= load(connection, ids[start : start + _AT_ONCE])
    return [found[event_id] for event_id in ids if event_id in found]


def find_event(connection: Connection, event_id: str) -> Event | None:
    """One event by its id, or by the id it had before it was told with others."""
    found = _load(connection, select(events).where(events.c.id == standing_id(connection, event_id)))
    if found and not found[0].actors:
        # Of a dismissed one the parties stand in no table that is searched.
        values = values_standing(connection, found[0].id)
        if values is not None:
            return replace(found[0], actors=values.actors, recipients=values.recipients, people=values.people)
    return found[0] if found else None


def mark(connection: Connection, event_id: str) -> str:
    """Another one whenever anything of the event, or what is said of it, has changed; empty where it is no more."""
    said = select(func.max(comments.c.id)).where(comments.c.event_id == event_id).scalar_subquery()
    row = connection.execute(select(events.c.revision, said).where(events.c.id == event_id)).first()
    return f"{event_id} {row[0]} {row[1] or 0}" if row else ""


def find_claims(connection: Connection, event_id: str) -> list[Claim]:
    """What each document tells of an event, with its quotes."""
    told = claims_of(connection, event_id)
    return [replace(claim, event=replace(claim.event, evidence=find_evidence(connection, claim.id))) for claim in told]


def find_evidence(connection: Connection, claim_id: str) -> tuple[Evidence, ...]:
    """The quotes of one claim."""
    of_claim = select(evidence, claims.c.document_id).join(claims).where(claims.c.id == claim_id)
    rows = connection.execute(of_claim.order_by(evidence.c.id))
    return tuple(Evidence(row.document_id, Span(row.start, row.end), row.quote) for row in rows)


def standing_id(connection: Connection, event_id: str) -> str:
    """The id of the event that now tells what was known by an id: a person or the machine may have joined it."""
    row = connection.execute(select(events.c.merged_into).where(events.c.id == event_id)).first()
    if row is None:
        told = connection.execute(select(claims.c.event_id).where(claims.c.id == event_id)).scalar()
        return event_id if told is None else str(told)
    return standing_id(connection, row.merged_into) if row.merged_into else event_id


def _matching(connection: Connection, query: Query) -> Select[Any]:
    statement = select(events).where(*_conditions(connection, query))
    order = (events.c.earliest.is_(None), events.c.earliest, events.c.latest, events.c.id)
    statement = statement.order_by(*order).offset(query.offset or None)
    # SQLite takes no offset without a limit; SQLAlchemy writes the limit that means none.
    return statement if query.limit is None else statement.limit(query.limit)


def _conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [STANDS]
    if query.years is not None:
        first, last = query.years
        conditions.append(_within(Bounds(day_number(first), day_number(last + 1) - 1)))
    if query.window is not None:
        conditions.append(_within(query.window))
    if query.actors:
        named = among(connection, event_actors.c.name, query.actors)
        of_interest = named & event_actors.c.role.in_(("actor", "recipient"))
        conditions.append(events.c.id.in_(select(event_actors.c.event_id).where(of_interest)))
    if query.types:
        conditions.append(events.c.type.in_(query.types))
    if query.statuses:
        conditions.append(events.c.status.in_(query.statuses))
    if query.documents:
        told = select(claims.c.event_id).where(among(connection, claims.c.document_id, query.documents))
        conditions.append(events.c.id.in_(told))
    if query.words.strip():
        conditions.append(holds(connection, query.words))
    return conditions


def _within(window: Bounds) -> ColumnElement[bool]:
    first, last = day_range(window)
    # Clamped, since a number beyond these is no number to the database.
    overlapping = (event_spans.c.earliest <= min(last, AFTER_ALL)) & (event_spans.c.latest >= max(first, BEFORE_ALL))
    return events.c.id.in_(select(event_spans.c.event_id).where(overlapping))


def _load(connection: Connection, statement: Select[Any]) -> list[Event]:
    ids = select(statement.subquery().c.id)
    rows = connection.execute(statement).all()
    actors: dict[str, dict[str, list[str]]] = {row.id: {} for row in rows}
    of_these = select(event_actors).where(event_actors.c.event_id.in_(ids)).order_by(event_actors.c.position)
    for row in connection.execute(of_these):
        actors[row.event_id].setdefault(row.role, []).append(row.name)
    proofs: dict[str, list[Evidence]] = {row.id: [] for row in rows}
    quoted = (
        select(evidence, claims.c.event_id, claims.c.document_id)
        .join(claims)
        .where(claims.c.event_id.in_(ids))
        .order_by(claims.c.id, evidence.c.id)
    )
    for row in connection.execute(quoted):
        proofs[row.event_id].append(Evidence(row.document_id, Span(row.start, row.end), row.quote))
    return [_event(row, actors[row.id], proofs[row.id]) for row in rows]


def _event(row: Row[Any], actors: dict[str, list[str]], proofs: list[Evidence]) -> Event:
    parties = {field: tuple(actors.get(role, ())) for role, field in ROLES.items()}
    return Event(
        type=row.type,
        when=when_of(row.date),
        status=Status(row.status),
        evidence=tuple(proofs),
        place=row.place,
        because=row.because,
        id=row.id,
        confirmed=tuple(row.confirmed),
        disputed=tuple(row.disputed),
        plover=tuple(row.plover),
        actors=parties["actors"],
        recipients=parties["recipients"],
        people=parties["people"],
    )


def count_facets(connection: Connection) -> Facets:
    """Over all events."""
    first_day, last_day = connection.execute(
        select(
            func.min(case((events.c.earliest > BEFORE_ALL, events.c.earliest), else_=events.c.latest)),
            func.max(case((events.c.latest < AFTER_ALL, events.c.latest), else_=events.c.earliest)),
        ).where(STANDS)
    ).one()
    return Facets(
        actors=_counts(connection, event_actors.c.name, event_actors.c.event_id, event_actors.c.role != "person"),
        types=_counts(connection, events.c.type, events.c.id, STANDS),
        statuses=_counts(connection, events.c.status, events.c.id, STANDS),
        first_year=None if first_day is None else civil(first_day)[0],
        last_year=None if last_day is None else civil(last_day)[0],
    )


def _counts(
    connection: Connection, name: ColumnElement[str], event_id: ColumnElement[str], *where: ColumnElement[bool]
) -> tuple[tuple[str, int], ...]:
    number = func.count(distinct(event_id))
    rows = connection.execute(select(name, number).where(*where).group_by(name).order_by(number.desc(), name))
    return tuple((str(label), int(count)) for label, count in rows)
