"""An event's fields as they are stored: as a document told them, then as people settled them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from timeline.dates import Bounds, Date, EdtfError, Interval, OneOf, When, bounds, parse_edtf, write_edtf
from timeline.events import Event, Status
from timeline.store.errors import StoreError
from timeline.store.folding import searchable
from timeline.store.records import FIELDS, Change
from timeline.store.tables import AFTER_ALL, BEFORE_ALL

ROLES: Final = {"actor": "actors", "recipient": "recipients", "person": "people"}


@dataclass(frozen=True, slots=True)
class Values:
    """What is said of an event; `date` is EDTF, empty where undated."""

    type: str
    date: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    place: str
    because: str
    plover: tuple[str, ...] = ()
    on_report_day: bool = False


def values_of(event: Event) -> Values:
    """The event as it was just read."""
    return Values(
        type=event.type,
        date=_written(event),
        status=event.status.value,
        actors=event.actors,
        recipients=event.recipients,
        people=event.people,
        place=event.place,
        because=event.because,
        plover=event.plover,
        on_report_day=event.on_report_day,
    )


def event_of(values: Values) -> Event:
    """The event as it was read, without its evidence."""
    return Event(
        type=values.type,
        when=when_of(values.date),
        status=Status(values.status),
        actors=values.actors,
        evidence=(),
        recipients=values.recipients,
        people=values.people,
        place=values.place,
        because=values.because,
        plover=values.plover,
        on_report_day=values.on_report_day,
    )


def _written(event: Event) -> str:
    if event.when is None:
        return ""
    text = write_edtf(event.when)
    try:
        when_of(text)
    except EdtfError as error:
        raise StoreError(f"event {event.type!r} has a date that EDTF cannot hold: {text!r} ({error})") from error
    return text


@lru_cache(maxsize=1 << 14)
def when_of(date: str) -> When | None:
    """The time-span of a stored date."""
    return parse_edtf(date) if date else None


def settled(read: Values, standing: Iterable[Change]) -> Values:
    """The values as they stand: people's last decision on a field, else the machine's reading."""
    values = read
    for change in standing:
        if change.field not in FIELDS:
            continue
        values = replace(values, **{change.field: change.after})  # type: ignore[arg-type]
        if change.field == "type" and change.after != read.type:
            values = replace(values, plover=())
        if change.field == "date":
            values = replace(values, because=change.why or f"{change.who}, {change.at:%Y-%m-%d}")
    return values


def confirmed(standing: Iterable[Change]) -> tuple[str, ...]:
    """The fields that people have settled, in the order of `FIELDS`."""
    decided = {change.field for change in standing}
    return tuple(field for field in FIELDS if field in decided)


def event_row(
    event_id: str,
    values: Values,
    quotes: Iterable[str],
    *,
    decided: tuple[str, ...] = (),
    disputed: tuple[str, ...] = (),
    dismissed: bool = False,
) -> dict[str, Any]:
    """The row of `events`."""
    spans = [(row["earliest"], row["latest"]) for row in span_rows(event_id, values)]
    return {
        "id": event_id,
        "type": values.type,
        "status": values.status,
        "date": values.date,
        "earliest": min((earliest for earliest, _ in spans), default=None),
        "latest": max((latest for _, latest in spans), default=None),
        "place": values.place,
        "because": values.because,
        "plover": list(values.plover),
        "confirmed": list(decided),
        "disputed": [field for field in disputed if field not in decided],
        "merged_into": "",
        "dismissed": dismissed,
        "words": searchable((*quotes, values.place, *values.people)),
    }


def actor_rows(event_id: str, values: Values) -> list[dict[str, Any]]:
    """The rows of `event_actors`."""
    return [
        {"event_id": event_id, "role": role, "position": position, "name": name}
        for role, field in ROLES.items()
        for position, name in enumerate(getattr(values, field))
    ]


def span_rows(event_id: str, values: Values) -> list[dict[str, Any]]:
    """The rows of `event_spans`: the days of each candidate."""
    when = when_of(values.date)
    candidates: tuple[Date | Interval, ...] = ()
    if when is not None:
        candidates = when.candidates if isinstance(when, OneOf) else (when,)
    days = sorted({day_range(bounds(candidate)) for candidate in candidates})
    return [{"event_id": event_id, "earliest": earliest, "latest": latest} for earliest, latest in days]


def day_range(span: Bounds) -> tuple[int, int]:
    """Bounds as two numbers, unbounded ends beyond all days."""
    earliest = BEFORE_ALL if span.earliest is None else span.earliest
    latest = AFTER_ALL if span.latest is None else span.latest
    return earliest, latest
