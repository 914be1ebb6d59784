"""The table of events that several formats write: one event a row, each cell a text."""

from typing import Final

from timeline.dates import bounds, on_day, write_edtf
from timeline.events import Event

# The columns of a date hold only digits and EDTF's signs, and are written by us.
DATES: Final = ("date", "earliest", "latest")
COLUMNS: Final = (
    "id", *DATES, "status", "type", "actors", "recipients", "people", "place",
    "quotes", "documents", "because", "confirmed",
)  # fmt: skip


def row(event: Event) -> tuple[str, ...]:
    """An event's cells, in the order of `COLUMNS`."""
    return (
        event.id,
        *_dates(event),
        event.status.value,
        event.type,
        *("; ".join(codes) for codes in (event.actors, event.recipients, event.people)),
        event.place,
        "\n".join(evidence.quote for evidence in event.evidence),
        "; ".join(dict.fromkeys(evidence.document_id for evidence in event.evidence)),
        event.because,
        "; ".join(event.confirmed),
    )


def _dates(event: Event) -> tuple[str, str, str]:
    """The date, its earliest and its latest day, each empty where there is none."""
    if event.when is None:
        return "", "", ""
    span = bounds(event.when)
    return write_edtf(event.when), _day(span.earliest), _day(span.latest)


def _day(number: int | None) -> str:
    return "" if number is None else write_edtf(on_day(number))
