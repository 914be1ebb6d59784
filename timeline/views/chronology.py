"""Events to read: year by year, then date by date, each in words and with numbers for its sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.dates import When, civil, write_edtf
from timeline.events import Event, EventType, Status
from timeline.panorama import first_named
from timeline.views.calendar_words import year_words
from timeline.views.phrasebook import phrases
from timeline.views.words import date_in_words, event_label, status_in_words


@dataclass(frozen=True, slots=True)
class Source:
    """What a note says of a document."""

    title: str
    language: str = ""
    when: When | None = None
    archive: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One source of a line, `date` in words; `lines` are the ids of the events that refer to it."""

    number: int
    source: Source
    date: str
    quote: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words; the status is empty where it simply happened."""

    id: str
    label: str
    place: str
    status: str
    disputed: tuple[str, ...]
    is_confirmed: bool
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """The events of one date, in words and as EDTF."""

    date: str
    edtf: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What began in a year; `number` is None where no beginning is known, and where nothing is dated."""

    number: int | None
    is_dated: bool
    moments: tuple[Moment, ...]
    notes: tuple[Note, ...]


def chronology(
    events: Sequence[Event], sources: Mapping[str, Source],
    *, types: Mapping[str, EventType], names: Mapping[str, str], language: str = "en",
) -> list[Year]:  # fmt: skip
    """The events, which come as `chronicle_of` orders them.

    Notes are numbered through; a quote that several events of a year rest on has one.
    """
    years, number = [], 1
    for (is_dated, year), members in groupby(events, key=_year):
        of_year = list(members)
        notes = _notes(of_year, sources, number, language)
        numbers = _numbers(notes)
        moments = _moments(of_year, numbers, types=types, names=names, language=language)
        years.append(Year(year, is_dated, tuple(moments), tuple(notes)))
        number += len(notes)
    return years


def _year(event: Event) -> tuple[bool, int | None]:
    if event.when is None:
        return False, None
    first = first_named(event.when)
    return True, None if first is None else civil(first)[0]


def _notes(events: Iterable[Event], sources: Mapping[str, Source], first: int, language: str) -> list[Note]:
    told: dict[tuple[str, str], list[str]] = {}
    for event in events:
        for evidence in event.evidence:
            told.setdefault((evidence.document_id, evidence.quote), []).append(event.id)
    notes = []
    for number, ((document, quote), ids) in enumerate(told.items(), first):
        source = sources.get(document, Source(document))
        date = date_in_words(source.when, language) if source.when is not None else ""
        notes.append(Note(number, source, date, quote, tuple(dict.fromkeys(ids))))
    return notes


def _numbers(notes: Iterable[Note]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for note in notes:
        for event_id in note.lines:
            numbers.setdefault(event_id, []).append(note.number)
    return numbers


def _moments(
    events: Iterable[Event], numbers: Mapping[str, Sequence[int]],
    *, types: Mapping[str, EventType], names: Mapping[str, str], language: str,
) -> Iterator[Moment]:  # fmt: skip
    for edtf, members in groupby(events, key=lambda event: write_edtf(event.when) if event.when else ""):
        of_date = list(members)
        lines = tuple(
            Line(
                id=event.id,
                label=event_label(event, types=types, names=names, language=language),
                place=names.get(event.place, event.place),
                status="" if event.status is Status.PAST else status_in_words(event, language),
                disputed=event.disputed,
                is_confirmed="date" in event.confirmed,
                notes=tuple(numbers.get(event.id, ())),
            )
            for event in of_date
        )
        yield Moment(date_in_words(of_date[0].when, language), edtf, lines)


def year_heading(number: int, language: str = "en") -> str:
    """A year by itself, as a heading says it."""
    return year_words(number, phrases(language))
