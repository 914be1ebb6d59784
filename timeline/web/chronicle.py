"""A chronology as HTML: headings, lists and notes that link both ways; every word of a document is escaped."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Final
from urllib.parse import quote

from timeline.events import Event, EventType
from timeline.store import Store
from timeline.views import Line, Moment, Note, Source, Year, chronology, phrases, shortened, year_heading
from timeline.web.field_labels import LABELS
from timeline.web.plain import direction
from timeline.web.speaking import noted, say_in

# A note quotes what proves the event; the whole text is for the event's own panel.
LONGEST_QUOTE: Final = 600
_NO_BEGINNING: Final = noted("Beginning not known")
_NO_DATE: Final = noted("No date")
_SOURCES: Final = noted("Sources")
_DIFFER: Final = noted("The reports differ: {fields}.")
_CONFIRMED: Final = noted("confirmed")
_BACK: Final = noted("Back to the event")


def told(
    events: Sequence[Event], store: Store, *, types: Mapping[str, EventType], names: Mapping[str, str], language: str
) -> list[Year]:
    """The chronology of events in order of time, with the sources as the store knows them."""
    sources = _sources(store, {evidence.document_id for event in events for evidence in event.evidence})
    return chronology(events, sources, types=types, names=names, language=language)


def _sources(store: Store, documents: Collection[str]) -> dict[str, Source]:
    return {
        document_id: Source(
            title=stored.citation.title,
            language=stored.language,
            when=stored.date.when,
            archive=stored.citation.archive,
            url=stored.citation.url,
        )
        for document_id, stored in store.cited(documents).items()
    }


def chronology_html(years: Iterable[Year], language: str, *, link: str = "") -> str:
    """All of it; with a `link`, an address that an event's id is put after, each event leads to its panel."""
    return "".join(_year(year, language, link) for year in years)


def _year(year: Year, language: str, link: str) -> str:
    heading = heading_of(year, language)
    moments = "".join(_moment(moment, language, link) for moment in year.moments)
    notes = "".join(_note(note, language) for note in year.notes)
    # Named as well as seen: a screen reader hears what the list at the end of a year is.
    listed = f'<ol class="notes" aria-label="{escape(say_in(_SOURCES, language))}">{notes}</ol>' if notes else ""
    return f'<section class="year"><h2>{escape(heading)}</h2>{moments}{listed}</section>'


def heading_of(year: Year, language: str) -> str:
    """The year as a heading says it, or why there is none."""
    if year.number is not None:
        return year_heading(year.number, language)
    return say_in(_NO_BEGINNING if year.is_dated else _NO_DATE, language)


def _moment(moment: Moment, language: str, link: str) -> str:
    lines = "".join(_line(line, language, link) for line in moment.lines)
    # What has no date stands under a heading that says so already.
    heading = f"<h3>{escape(moment.date)}</h3>" if moment.edtf else ""
    return f"{heading}<ul>{lines}</ul>"


def _line(line: Line, language: str, link: str) -> str:
    label = f"<bdi>{escape(line.label)}</bdi>"
    named = f'<a href="{escape(link + quote(line.id))}">{label}</a>' if link else label
    facts = "".join(f" · <bdi>{escape(fact)}</bdi>" for fact in facts_of(line, language))
    notes = "".join(f'<a href="#note-{number}">{number}</a> ' for number in line.notes)
    marks = f"<sup>{notes.rstrip()}</sup>" if notes else ""
    return f'<li id="{_id(line.id)}">{named}{facts}{marks}</li>'


def facts_of(line: Line, language: str) -> list[str]:
    """What is said of an event beside who did what."""
    fields = phrases(language).separator.join(say_in(LABELS[field], language) for field in line.disputed)
    differ = say_in(_DIFFER, language, fields=fields).rstrip(".") if fields else ""
    confirmed = f"✓ {say_in(_CONFIRMED, language)}" if line.is_confirmed else ""
    return [fact for fact in (line.place, line.status, differ, confirmed) if fact]


def _note(note: Note, language: str) -> str:
    source = note.source
    about = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in (source.archive, note.date) if part)
    said = shortened(note.quote, LONGEST_QUOTE)
    proof = f'<q dir="{direction(said)}" lang="{escape(source.language)}">{escape(said)}</q>' if said else ""
    back = escape(say_in(_BACK, language))
    returns = "".join(f' <a href="#{_id(line)}" aria-label="{back}" title="{back}">↩</a>' for line in note.lines)
    parts = [f"<cite><bdi>{escape(source.title)}</bdi></cite>", about, proof]
    return f'<li id="note-{note.number}" value="{note.number}">{" · ".join(filter(None, parts))}{returns}</li>'


def _id(event_id: str) -> str:
    return f"line-{quote(event_id)}"
