"""JSON: `{"events": [...]}` with every fact of an event, to be read back as it was."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from timeline.dates import EdtfError, When, bounds, on_day, parse_edtf, write_edtf
from timeline.events import Event, Evidence, Status
from timeline.formats.writer import as_text
from timeline.text import Span


class EventsError(ValueError):
    """A file that does not hold events as `write` writes them; the message says which one and why."""


def write(events: Iterable[Event], stream: BinaryIO) -> None:
    """Dates are EDTF, null where an event has none; `earliest` and `latest` are for other programs."""
    with as_text(stream) as text:
        json.dump({"events": [as_json(event) for event in events]}, text, ensure_ascii=False, indent=1)
        text.write("\n")


def read_events(text: str) -> list[Event]:
    """The events `write` wrote. Raises EventsError."""
    try:
        entries = json.loads(text)["events"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise EventsError('not a file of events: expected {"events": [...]}') from error
    if not isinstance(entries, list):
        raise EventsError("events: expected a list")
    return [_read_entry(entry, f"events[{index}]") for index, entry in enumerate(entries)]


def as_json(event: Event) -> dict[str, Any]:
    """Every fact of an event."""
    span = bounds(event.when) if event.when else None
    return {
        "id": event.id,
        "date": write_edtf(event.when) if event.when else None,
        "earliest": _day(span.earliest) if span else None,
        "latest": _day(span.latest) if span else None,
        "status": event.status.value,
        "type": event.type,
        "actors": event.actors,
        "recipients": event.recipients,
        "people": event.people,
        "place": event.place,
        "evidence": [
            {"document": e.document_id, "start": e.span.start, "end": e.span.end, "quote": e.quote}
            for e in event.evidence
        ],
        "because": event.because,
        "confirmed": event.confirmed,
    }


@lru_cache(maxsize=1 << 16)
def _day(number: int | None) -> str | None:
    return None if number is None else write_edtf(on_day(number))


def _read_entry(entry: Any, place: str) -> Event:
    if not isinstance(entry, dict):
        raise EventsError(f"{place}: expected an object with the facts of an event")
    return Event(
        type=_word(entry, "type", place),
        when=_when(entry, place),
        status=_status(entry, place),
        actors=_words(entry, "actors", place),
        evidence=_evidence(entry, place),
        recipients=_words(entry, "recipients", place),
        people=_words(entry, "people", place),
        place=_word(entry, "place", place),
        because=_word(entry, "because", place),
        id=_word(entry, "id", place),
        confirmed=_words(entry, "confirmed", place),
    )


def _when(entry: Mapping[str, Any], place: str) -> When | None:
    if entry.get("date") is None:
        return None
    try:
        return parse_edtf(_word(entry, "date", place))
    except EdtfError as error:
        raise EventsError(f"{place}.date: {error}") from error


def _status(entry: Mapping[str, Any], place: str) -> Status:
    word = _word(entry, "status", place)
    try:
        return Status(word)
    except ValueError as error:
        raise EventsError(f"{place}.status: expected one of {', '.join(Status)}, found {word!r}") from error


def _evidence(entry: Mapping[str, Any], place: str) -> tuple[Evidence, ...]:
    rows = entry.get("evidence", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise EventsError(f"{place}.evidence: expected a list of objects")
    return tuple(
        Evidence(
            _word(row, "document", f"{place}.evidence[{index}]"),
            Span(_offset(row, "start", place), _offset(row, "end", place)),
            _word(row, "quote", f"{place}.evidence[{index}]"),
        )
        for index, row in enumerate(rows)
    )


def _word(entry: Mapping[str, Any], key: str, place: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise EventsError(f"{place}.{key}: expected text, found {value!r}")
    return value


def _words(entry: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise EventsError(f"{place}.{key}: expected a list of texts")
    return tuple(value)


def _offset(row: Mapping[str, Any], key: str, place: str) -> int:
    value = row.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise EventsError(f"{place}.evidence: {key} is no place in a text: {value!r}")
    return value
