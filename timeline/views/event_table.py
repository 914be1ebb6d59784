"""Events as rows of plain words: the table beside the chart, for the keyboard and for reading aloud."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.dates import bounds, write_edtf
from timeline.events import Event, EventType
from timeline.views.phrasebook import phrases
from timeline.views.words import date_in_words, parties_in_words, status_in_words, type_label


@dataclass(frozen=True, slots=True)
class Row:
    """One event in words."""

    id: str
    date: str
    edtf: str
    type: str
    parties: str
    place: str
    status: str
    quote: str


def event_rows(
    events: Iterable[Event], *, types: Mapping[str, EventType], names: Mapping[str, str], language: str = "en"
) -> list[Row]:
    """One row an event, as ordered as they come."""
    return [
        Row(
            id=event.id,
            date=date_in_words(event.when, language),
            edtf=write_edtf(event.when) if event.when else "",
            type=type_label(event.type, types, language),
            parties=parties_in_words(event, names=names, language=language),
            place=names.get(event.place, event.place),
            status=status_in_words(event, language),
            quote=event.evidence[0].quote if event.evidence else "",
        )
        for event in events
    ]


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by their earliest day, the finer first; undated ones last."""

    def key(event: Event) -> tuple[bool, float, float]:
        if event.when is None:
            return True, 0.0, 0.0
        span = bounds(event.when)
        first = float("-inf") if span.earliest is None else span.earliest
        last = float("inf") if span.latest is None else span.latest
        return False, first, last

    return sorted(events, key=key)


def actor_names(event: Event, names: Mapping[str, str], language: str = "en") -> str:
    """The states and organisations of an event by name, those acted upon after an arrow."""
    separator = phrases(language).separator
    actors = separator.join(names.get(actor, actor) for actor in event.actors)
    recipients = separator.join(names.get(actor, actor) for actor in event.recipients)
    return f"{actors} → {recipients}" if recipients else actors
