"""What a reader looks at, as a value that goes into an address and comes back from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final
from urllib.parse import parse_qs, urlencode

from timeline.dates import day_number
from timeline.events import Status
from timeline.panorama import Choice, LanesBy, Mask

FIRST_YEAR: Final = -9999
LAST_YEAR: Final = 9999
# An address comes from anybody, and each word in it is searched for: it is cut to what a person may have asked.
_LONGEST: Final = 32_768
_LONGEST_VALUE: Final = 500
# What was denied did not happen: it is shown on request only.
SHOWN_AT_FIRST: Final = tuple(status.value for status in Status if status is not Status.DENIED)


@dataclass(frozen=True, slots=True)
class View:
    """The filters, how they are laned, in which language and with which second calendar.

    `order`, `hidden` and `folded` are keys of lanes.

    What is empty is not asked; without a language the reader's own is spoken. Of `pairs` both actors take part
    (see `Choice`). `years` are the first and the last, each None where it is open.
    """

    by: str = LanesBy.TYPE.value
    language: str = ""
    calendar: str = ""
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = SHOWN_AT_FIRST
    actors: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    words: str = ""
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def lanes(self) -> LanesBy:
        """What the lanes stand for; by type where the address says something else."""
        return LanesBy(self.by) if self.by in set(LanesBy) else LanesBy.TYPE

    def choice(self, found: Mask | None) -> Choice:
        """The filters; `found` are the events with the words searched for, None where there are none to search."""
        first, last = self.years
        days = None
        if first is not None or last is not None:
            end = LAST_YEAR if last is None else last
            days = (day_number(FIRST_YEAR if first is None else first), day_number(end + 1) - 1)
        asked = {name: getattr(self, name) for name in _CHOSEN}
        return Choice(**asked, days=days, among=found)


_CHOSEN: Final = tuple(field.name for field in fields(Choice) if field.name not in ("days", "among"))
_MANY: Final = (*_CHOSEN, "order", "hidden", "folded")
_SINGLE: Final = ("by", "language", "calendar", "words")
# The names an address may use for a view.
OURS: Final = frozenset((*_SINGLE, *_MANY, "years"))


def written(view: View) -> str:
    """The view as a query string; what is as at first is left out.

    >>> written(View(types=("call", "visit"), years=(1815, None)))
    'types=call&types=visit&years=1815..'
    """
    first = View()
    parts: list[tuple[str, str]] = [
        (name, value) for name in _SINGLE if (value := getattr(view, name)) and value != getattr(first, name)
    ]
    for name in _MANY:
        if getattr(view, name) != getattr(first, name):
            parts += [(name, value) for value in getattr(view, name)] or [(name, "")]
    if view.years != first.years:
        parts.append(("years", "..".join("" if year is None else str(year) for year in view.years)))
    return urlencode(parts)


def read(query: str) -> View:
    """The view of a query string; what it does not say, or says wrongly, is as at first.

    >>> read("types=call&types=visit&years=1815..").years
    (1815, None)
    """
    said = parse_qs(query[:_LONGEST], keep_blank_values=True)
    single = {name: said[name][-1][:_LONGEST_VALUE] for name in _SINGLE if name in said}
    many = {name: tuple(value[:_LONGEST_VALUE] for value in said[name] if value) for name in _MANY if name in said}
    return View(**single, **many, years=_years(said))  # type: ignore[arg-type]


def _years(said: Mapping[str, Sequence[str]]) -> tuple[int | None, int | None]:
    first, _, last = said.get("years", [".."])[-1].partition("..")
    return _year(first), _year(last)


def _year(text: str) -> int | None:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(LAST_YEAR))):
        return None
    return int(text)
