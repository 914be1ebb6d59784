"""Events as an Atom feed, the latest first."""

from collections.abc import Iterable, Mapping

from lxml import etree

from timeline.dates import bounds, civil
from timeline.events import Event, EventType
from timeline.views import date_in_words, event_label

_ATOM = "http://www.w3.org/2005/Atom"
_YEARS = range(1, 9999)


def atom(
    events: Iterable[Event], *, title: str, address: str, language: str,
    types: Mapping[str, EventType], names: Mapping[str, str],
) -> bytes:  # fmt: skip
    """The feed; an entry says the event's label, its date and the words that prove it."""
    spaces: dict[str | None, str] = {None: _ATOM}
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap=spaces)  # type: ignore[arg-type]
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    _add(feed, "title", title)
    _add(feed, "id", f"urn:timeline:{address}")
    etree.SubElement(feed, f"{{{_ATOM}}}link", rel="self", href=address)
    author = etree.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", title)
    shown = list(events)
    _add(feed, "updated", max(map(_day, shown), default=_day(None)))
    for event in shown:
        entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        label = event_label(event, types=types, names=names, language=language)
        _add(entry, "title", f"{date_in_words(event.when, language)}: {label}")
        _add(entry, "id", f"urn:timeline:event:{event.id}")
        _add(entry, "updated", _day(event))
        _add(entry, "content", "\n\n".join(evidence.quote for evidence in event.evidence))
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8"))


def _add(parent: etree._Element, name: str, text: str) -> None:
    # XML has no place for controls and halves of characters.
    kept = "".join(sign for sign in text if sign in "\n\t" or (sign >= " " and not "\ud800" <= sign <= "\udfff"))
    etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = kept.replace("\ufffe", "").replace("\uffff", "")


def _day(event: Event | None) -> str:
    """The first day of an event as Atom writes it; the format has none before our era."""
    day = bounds(event.when).earliest if event is not None and event.when is not None else None
    year, month, date = civil(day) if day is not None else (1970, 1, 1)
    return f"{year:04}-{month:02}-{date:02}T00:00:00Z" if year in _YEARS else "0001-01-01T00:00:00Z"
