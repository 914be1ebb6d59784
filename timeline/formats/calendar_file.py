"""iCalendar: each dated event as an entry of whole days, for calendar programs.

The format knows neither years before our era nor days that are only roughly known: an entry lasts from
the earliest to the latest day, is tentative unless that is one day, and says its date in EDTF. Events
that are not dated, that have an open end, or that lie before the year 1 have no entry.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO, Final
from unicodedata import category

from icalendar import Calendar
from icalendar import Event as Entry

from timeline.dates import Date, Grain, Qualifier, bounds, civil, write_edtf
from timeline.events import Event, Status

_PRODUCT: Final = "-//Timeline//Timeline//EN"
# The format wants to know when an entry was written. The same events shall make the same file.
_STAMP: Final = datetime(2000, 1, 1, tzinfo=UTC)
_YEARS: Final = range(1, 9999)


def write(events: Iterable[Event], stream: BinaryIO) -> None:
    """One calendar with all of them."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for event in events:
        if (days := _days(event)) is not None:
            calendar.add_component(_entry(event, *days))
    stream.write(calendar.to_ical())


def _days(event: Event) -> tuple[date, date] | None:
    """The first day and the last; None where a calendar cannot say them."""
    if event.when is None:
        return None
    span = bounds(event.when)
    if span.earliest is None or span.latest is None:
        return None
    first, last = civil(span.earliest), civil(span.latest)
    return (date(*first), date(*last)) if first[0] in _YEARS and last[0] in _YEARS else None


def _entry(event: Event, first: date, last: date) -> Entry:
    entry = Entry()
    entry.add("uid", _whole(event.id))
    entry.add("dtstamp", _STAMP)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    parties = ", ".join(_whole(party) for party in (*event.actors, *event.recipients, *event.people))
    entry.add("summary", f"{_whole(event.type)}: {parties}" if parties else _whole(event.type))
    entry.add("status", _status(event))
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", _whole(event.place))
    said = [write_edtf(event.when) if event.when else "", *(evidence.quote for evidence in event.evidence)]
    entry.add("description", _whole("\n\n".join(filter(None, said))))
    return entry


def _status(event: Event) -> str:
    if event.status is Status.DENIED:
        return "CANCELLED"
    when = event.when
    is_sure = isinstance(when, Date) and when.grain is Grain.DAY and when.qualifier is Qualifier.EXACT
    return "CONFIRMED" if is_sure else "TENTATIVE"


def _whole(text: str) -> str:
    """Without what the format forbids: control characters, and halves of characters."""
    kept = "".join(sign for sign in text if sign in "\n\t" or category(sign) != "Cc")
    return kept.encode("utf-8", "replace").decode("utf-8")
