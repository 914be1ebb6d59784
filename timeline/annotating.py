"""The `annotate` format: JSON Lines in, JSON Lines out. A contract that other tools measure us through."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TextIO

from timeline.dates import Date, EdtfError, Grain, Interval, OneOf, When, bounds, write_edtf
from timeline.dating import Clue, DocumentDate
from timeline.events import Event, EventType, Evidence, Knowledge, Reading
from timeline.mentions import Absolute
from timeline.pipeline import Wanted, read
from timeline.resolution import Resolution, ResolvedDate, edtf
from timeline.text import Document, Domain

_PARAGRAPH: Final = "\n\n"
_YEAR: Final = 366


class LineError(ValueError):
    """A line that is no document; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One input line: its id, as it came, and the document."""

    id: object
    document: Document


def annotate(lines: Iterable[str], out: TextIO, known: Knowledge, wanted: Wanted) -> int:
    """Annotates each line, in order, as it comes; gives the number of lines that could not be read."""
    failures = 0
    for text in lines:
        if not text.strip():
            continue
        answer = annotate_line(text, known, wanted)
        failures += "error" in answer
        out.write(_dumped(answer) + "\n")
        out.flush()
    return failures


def annotate_line(text: str, known: Knowledge, wanted: Wanted) -> dict[str, Any]:
    """The answer to one line: annotations, or the reason why there are none."""
    id_: object = None
    try:
        fields = _fields(text)
        id_ = fields.get("id")
        reading = read(_document(fields), known, wanted)
    except (LineError, EdtfError) as error:
        return {"id": id_, "error": str(error)}
    return {"id": id_, **as_json(reading, known.event_types, wanted)}


def as_json(reading: Reading, types: Mapping[str, EventType], wanted: Wanted) -> dict[str, Any]:
    """A reading in the format's words, the parts that were asked for."""
    answer: dict[str, Any] = {"lang": reading.document.language}
    if wanted & Wanted.DATE:
        answer["document_date"] = _document_date(reading.date)
    if wanted & Wanted.TIMEXES:
        answer["timexes"] = [_timex(r) for r in reading.resolutions]
    if wanted & Wanted.EVENTS:
        answer["events"] = [
            row for event in reading.events for row in _events(event, types[event.type], _told_at(event, reading))
        ]
    return answer


def _fields(text: str) -> Mapping[str, Any]:
    try:
        fields = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise LineError(f"not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise LineError("a line is one JSON object with at least a text")
    return fields


def _document(fields: Mapping[str, Any]) -> Document:
    return Document(
        text=_string(fields, "text", required=True),
        language=_string(fields, "lang"),
        created=_string(fields, "dct")[:10],
        domain=_domain(_string(fields, "domain")),
    )


def _string(fields: Mapping[str, Any], name: str, *, required: bool = False) -> str:
    value = fields.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise LineError(f"{name!r} must be a string")
    return value


def _domain(name: str) -> Domain:
    # A table is no text to annotate.
    texts = {domain.value: domain for domain in (Domain.NEWS, Domain.NARRATIVE)}
    if name and name not in texts:
        raise LineError(f"'domain' must be one of {', '.join(texts)}, not {name!r}")
    return texts[name or Domain.NEWS]


def _document_date(date: DocumentDate) -> dict[str, Any]:
    return {
        "edtf": "" if date.when is None else write_edtf(date.when),
        "best": "" if date.best is None else write_edtf(date.best),
        "candidates": [{"date": write_edtf(c.date), "weight": c.weight} for c in date.candidates],
        "clues": [_clue(clue) for clue in date.clues],
    }


def _clue(clue: Clue) -> dict[str, Any]:
    return {
        "kind": clue.kind,
        "quote": clue.quote,
        "start": clue.span.start,
        "end": clue.span.end,
        "because": clue.because,
    }


def _timex(resolution: Resolution) -> dict[str, Any]:
    timex = resolution.timex
    row: dict[str, Any] = {"start": timex.span.start, "end": timex.span.end, "text": timex.text}
    if isinstance(resolution, ResolvedDate):
        row |= {"type": resolution.type.value, "value": resolution.value}
        row |= {"mod": resolution.mod} if resolution.mod else {}
        row |= {"edtf": edtf(resolution)} if resolution.when is not None else {}
    else:
        row |= {"type": "DATE", "value": ""}
    return row | {"because": resolution.because}


def _told_at(event: Event, reading: Reading) -> list[Evidence]:
    """The quotes that have rows: the first, and of each further paragraph one with the event's date, or its year.

    A chronicle tells in its summary what it tells again under its day.
    """
    first, *again = event.evidence
    if not again or event.when is None:
        return [first]
    full = (r for r in reading.resolutions if isinstance(r, ResolvedDate) and isinstance(r.timex.value, Absolute))
    days = [r.timex.span for r in full if _tells(r.when, event.when)]
    starts = [span.start for span in days]
    quotes = [first]
    for quote in again:
        index = bisect_left(starts, quote.span.start)
        dated = index < len(days) and days[index].end <= quote.span.end
        if dated and _PARAGRAPH in reading.document.text[quotes[-1].span.end : quote.span.start]:
            quotes.append(quote)
    return quotes


def _tells(words: When | None, when: When) -> bool:
    """Whether a date in the text is an event's own, or the month or year it lies in."""
    if words is None or isinstance(words, OneOf):
        return False
    limits, inner = bounds(words), bounds(when)
    if limits.earliest is None or limits.latest is None or inner.earliest is None or inner.latest is None:
        return False
    return (
        limits.latest - limits.earliest <= _YEAR and limits.earliest <= inner.earliest <= inner.latest <= limits.latest
    )


def _events(event: Event, type_: EventType, quotes: Sequence[Evidence]) -> Iterator[dict[str, Any]]:
    """A row for each of some quotes of one event."""
    for quote in quotes:
        yield _event(event, type_, quote)


def _event(event: Event, type_: EventType, quote: Evidence) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start": quote.span.start,
        "end": quote.span.end,
        "quote": quote.quote,
        "date": "" if event.when is None else write_edtf(_as_interval(event.when)),
        "status": event.status.value,
        "type": event.type,
    }
    plover, *mode = event.plover or (type_.plover, type_.mode)
    row |= {"plover": plover} | ({"mode": mode[0]} if mode and mode[0] else {})
    # Whoever takes part is an actor of the format; of these, the recipients are acted on.
    row |= {"actors": sorted({*event.actors, *event.recipients})}
    row |= {"recipients": list(event.recipients)} if event.recipients else {}
    # Surnames alone, as the corpora of the field have them.
    row["people"] = [person.partition(",")[0] for person in event.people]
    row |= {"place": event.place} if event.place else {}
    return row | {"because": event.because}


def _as_interval(when: When) -> When:
    """Some one day of a stretch, in level 1 of EDTF, which knows stretches but no sets."""
    match when:
        case Date(day, Grain.WEEK):
            return Interval(Date(day), Date(when.last_day))
        case OneOf((Interval() as only,)):
            return only
    return when


def _dumped(answer: Mapping[str, Any]) -> str:
    text = json.dumps(answer, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair, as broken exports hold: escaped, it can still be written.
        return json.dumps(answer)
    return text
