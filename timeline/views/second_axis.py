"""A second row of dates over the time axis, in another calendar."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from timeline.dates import Bounds
from timeline.dates.reckonings import RECKONINGS, Reckoning
from timeline.views.axis import iso, year_ticks
from timeline.views.bidi import isolated
from timeline.views.calendar_words import year_words
from timeline.views.phrasebook import Phrases
from timeline.views.styles import GREY

_FILE: Final = Path(__file__).with_name("calendars.toml")
_FALLBACK: Final = "en"
# Pixels that a tick's text needs; the days and months that ticks may be apart.
_ROOM: Final = 125
_YEAR_ROOM: Final = 85
_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 2, 3, 6)
_MONTH_DAYS: Final = 29.5
HEIGHT: Final = 20


def second_axis(window: Bounds, calendar: str, words: Phrases, *, width: int) -> dict[str, list[dict[str, Any]]]:
    """Plotly's `annotations` and `shapes` of the row; none for a calendar nobody knows or where it does not reach."""
    ticks = calendar_ticks(window, calendar, words, width=width) if calendar in RECKONINGS else []
    return {
        "annotations": [
            {
                "text": isolated(text),
                "showarrow": False,
                "x": iso(day),
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "yshift": 23,
                "font": {"size": 11},
                "name": "calendar",
            }
            for day, text in ticks
        ],
        "shapes": [
            {
                "type": "line",
                "x0": iso(day),
                "x1": iso(day),
                "yref": "paper",
                "yanchor": 1,
                "ysizemode": "pixel",
                "y0": 21,
                "y1": 25,
                "line": {"color": GREY, "width": 1},
            }
            for day, _ in ticks
        ],
    }


def calendar_ticks(window: Bounds, calendar: str, words: Phrases, *, width: int) -> list[tuple[int, str]]:
    """Days and what the calendar calls them: years from afar, months nearer, then days."""
    reckoning, names = RECKONINGS[calendar], _Names(calendar, words)
    first, last = window.earliest or 0, window.latest or 0
    most = max(width // _ROOM, 2)
    apart = (last - first + 1) / most
    days = next((step for step in _DAYS if step >= apart), None)
    if days is not None:
        return list(_days(first, last, days, reckoning, names))
    months = next((step for step in _MONTHS if step * _MONTH_DAYS >= apart), None)
    if months is not None:
        return list(_months(first, last, months, reckoning, names))
    years = year_ticks(reckoning.near(first), reckoning.near(last), most=max(width // _YEAR_ROOM, 2))
    starts = ((reckoning.start(year, 1), names.year(year)) for year in years if year in reckoning.years)
    return [(day, text) for day, text in starts if first <= day <= last]


def calendar_name(calendar: str, words: Phrases) -> str:
    """What the legend says of the row."""
    table = _tables(words.locale.language)
    return str(table["row"].format(calendar=table["calendars"][calendar]["name"]))


class _Names:
    """One calendar's names in one language."""

    def __init__(self, calendar: str, words: Phrases) -> None:
        self._words, self._table = words, _tables(words.locale.language)
        self._own: Mapping[str, Any] = self._table["calendars"][calendar]

    def year(self, year: int) -> str:
        if "year" not in self._own:
            return year_words(year, self._words)
        if year > 0:
            return str(self._own["year"].format(year=year))
        return str(self._own.get("before", self._own["year"]).format(year=1 - year))

    def month(self, month: int) -> str:
        own = self._own.get("months")
        return str(own[month - 1] if own else self._words.locale.months["stand-alone"]["abbreviated"][month])

    def month_of(self, year: int, month: int) -> str:
        return self._with_year(self.month(month), year)

    def day(self, year: int, month: int, day: int, *, with_year: bool) -> str:
        own = self._own.get("months")
        name = own[month - 1] if own else self._words.locale.months["format"]["abbreviated"][month]
        text = self._table["day"].format(day=day, month=name)
        return self._with_year(text, year) if with_year else str(text)

    def _with_year(self, rest: str, year: int) -> str:
        return str(self._table["with_year"].format(rest=rest, year=self.year(year)))


def _days(first: int, last: int, step: int, reckoning: Reckoning, names: _Names) -> Iterator[tuple[int, str]]:
    said = None
    for number in range(first + -first % step, last + 1, step):
        if (day := reckoning.day(number)) is not None:
            yield number, names.day(*day, with_year=day[0] != said)
            said = day[0]


def _months(first: int, last: int, step: int, reckoning: Reckoning, names: _Names) -> Iterator[tuple[int, str]]:
    said = False
    for year in range(reckoning.near(first) - 1, reckoning.near(last) + 2):
        for month in range(1, 13, step) if year in reckoning.years else ():
            day = reckoning.start(year, month)
            if first <= day <= last:
                # A first month is its year; the first tick says the year too.
                name = names.year(year) if month == 1 else names.month(month) if said else names.month_of(year, month)
                yield day, name
                said = True


@lru_cache(maxsize=16)
def _tables(language: str) -> Mapping[str, Any]:
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    table: Mapping[str, Any] = tables.get(language, tables[_FALLBACK])
    return table
