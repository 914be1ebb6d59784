"""Ticks of the time axis, from days to millennia, in the words of a language and, beneath, of another calendar."""

from collections.abc import Iterator
from typing import Any, Final

from timeline.dates import Bounds, Date, Grain, civil, day_number
from timeline.dates.core import add_months
from timeline.views.axis import iso, year_ticks
from timeline.views.bidi import isolated
from timeline.views.calendar_words import unit_words, year_words
from timeline.views.phrasebook import Phrases

# Pixels a tick's text needs.
_ROOM: Final = 95
_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 3, 6)
_MONTH_DAYS: Final = 30.4
_YEAR_DAYS: Final = 365.25


def axis_ticks(window: Bounds, words: Phrases, *, width: int) -> dict[str, Any]:
    """`tickvals` and `ticktext` of Plotly's axis: as many as there is room for."""
    first, last = window.earliest or 0, window.latest or 0
    most = max(width // _ROOM, 2)
    ticks = list(_ticks(first, last, (last - first + 1) / most, words))
    return {"tickvals": [iso(day) for day, _ in ticks], "ticktext": [isolated(text) for _, text in ticks]}


def _ticks(first: int, last: int, apart: float, words: Phrases) -> Iterator[tuple[int, str]]:
    """The ticks that are at least so many days apart."""
    days = next((step for step in _DAYS if step >= apart), None)
    if days is not None:
        return _day_ticks(first, last, days, words)
    months = next((step for step in _MONTHS if step * _MONTH_DAYS >= apart), None)
    if months is not None:
        return _month_ticks(first, last, months, words)
    years = year_ticks(civil(first)[0], civil(last)[0], most=max(int((last - first) / apart), 2))
    return ((day_number(year), year_words(year, words)) for year in years)


def _day_ticks(first: int, last: int, step: int, words: Phrases) -> Iterator[tuple[int, str]]:
    """The year is said once, on the first tick and on the first of each year."""
    start = first + -first % step
    year_said = None
    for day in range(start, last + 1, step):
        year = civil(day)[0]
        skeleton = "yMMMd" if year != year_said else "MMMd"
        year_said = year
        yield day, unit_words(Date(day, Grain.DAY), words, skeleton=skeleton)


def _month_ticks(first: int, last: int, step: int, words: Phrases) -> Iterator[tuple[int, str]]:
    """January is its year; the first tick says the year too."""
    year, month, _day = civil(first)
    month = (month - 1) // step * step + 1
    said = False
    while (start := day_number(year, month)) <= last:
        if start >= first:
            yield start, year_words(year, words) if month == 1 else _month(start, words, with_year=not said)
            said = True
        year, month = add_months(year, month, step)


def _month(day: int, words: Phrases, *, with_year: bool) -> str:
    if with_year:
        return unit_words(Date(day, Grain.MONTH), words, skeleton="yMMM")
    return str(words.locale.months["stand-alone"]["abbreviated"][civil(day)[1]])
