"""Events by their ids, each whole in one row: pages of them are asked for fifty times a second."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

import orjson
from sqlalchemy import ARRAY, Connection, Row, ScalarSelect, Select, String, Text, any_, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from timeline.events import Event, Evidence, Status
from timeline.store.tables import STANDS, claims, event_actors, events, evidence
from timeline.store.values import ROLES, when_of
from timeline.text import Span

_NONE: Final = "[]"


def load(connection: Connection, ids: Sequence[str]) -> dict[str, Event]:
    """The events with these ids that are there."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(_of_postgresql(), {"ids": list(ids)})
    else:
        rows = connection.execute(_of_sqlite(), {"ids": orjson.dumps(list(ids)).decode()})
    return {row.id: _event(row) for row in rows}


@lru_cache(maxsize=1)
def _of_postgresql() -> Select[Any]:
    def gathered(columns: Sequence[Any], order: Sequence[Any]) -> Any:
        return func.json_agg(aggregate_order_by(func.json_build_array(*columns), *order))

    actors = select(gathered(_ACTOR, _ACTORS_ORDER)).where(event_actors.c.event_id == events.c.id)
    proofs = select(gathered(_PROOF, _PROOFS_ORDER)).join_from(evidence, claims).where(claims.c.event_id == events.c.id)
    wanted = events.c.id == any_(bindparam("ids", type_=ARRAY(String)))
    return _asked(actors.scalar_subquery(), proofs.scalar_subquery()).where(wanted, STANDS)


@lru_cache(maxsize=1)
def _of_sqlite() -> Select[Any]:
    """It gathers what comes in the order it comes in."""

    def gathered(found: Select[Any]) -> ScalarSelect[Any]:
        part = found.correlate(events).subquery()
        return select(func.json_group_array(func.json_array(*part.c))).scalar_subquery()

    actors = select(*_ACTOR).where(event_actors.c.event_id == events.c.id).order_by(*_ACTORS_ORDER)
    proofs = select(*_PROOF).join_from(evidence, claims).where(claims.c.event_id == events.c.id)
    each = func.json_each(bindparam("ids")).table_valued("value")
    wanted = events.c.id.in_(select(each.c.value))
    return _asked(gathered(actors), gathered(proofs.order_by(*_PROOFS_ORDER))).where(wanted, STANDS)


def _asked(actors: ScalarSelect[Any], proofs: ScalarSelect[Any]) -> Select[Any]:
    told = (events.c.id, events.c.type, events.c.status, events.c.date, events.c.place, events.c.because)
    words = (
        cast(column, Text).label(column.name) for column in (events.c.plover, events.c.confirmed, events.c.disputed)
    )
    return select(*told, *words, cast(actors, Text).label("actors"), cast(proofs, Text).label("proofs"))


_ACTOR: Final = (event_actors.c.role, event_actors.c.name)
_ACTORS_ORDER: Final = (event_actors.c.role, event_actors.c.position)
_PROOF: Final = (claims.c.document_id, evidence.c.start, evidence.c.end, evidence.c.quote)
_PROOFS_ORDER: Final = (claims.c.id, evidence.c.id)


def _event(row: Row[Any]) -> Event:
    parties: dict[str, list[str]] = {field: [] for field in ROLES.values()}
    for role, name in _read(row.actors):
        parties[ROLES[role]].append(name)
    proofs = tuple(Evidence(document, Span(start, end), quote) for document, start, end, quote in _read(row.proofs))
    return Event(
        type=row.type, when=when_of(row.date), status=Status(row.status), evidence=proofs, place=row.place,
        because=row.because, id=row.id, confirmed=tuple(_read(row.confirmed)), disputed=tuple(_read(row.disputed)),
        plover=tuple(_read(row.plover)), actors=tuple(parties["actors"]), recipients=tuple(parties["recipients"]),
        people=tuple(parties["people"]),
    )  # fmt: skip


def _read(text: str | None) -> Iterable[Any]:
    """Most lists are empty, or not there."""
    read: Iterable[Any] = () if text is None or text == _NONE else orjson.loads(text)
    return read
