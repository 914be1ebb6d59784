"""Events as a chronology has them: by the day that their date names first, and the years they begin in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from timeline.dates import Date, Interval, OneOf, When, day_number, parse_edtf
from timeline.panorama.columns import AFTER, BEFORE, Columns

_EPOCH = day_number(1970)


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year, where its events begin in the list, and how many they are."""

    year: int
    first: int
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Chronicle:
    """Events by their places among the columns: without a beginning, in order of time, undated."""

    places: NDArray[np.intp]
    years: Sequence[YearOf]


def chronicle_of(columns: Columns, places: NDArray[np.intp]) -> Chronicle:
    """The order of some events, which come in order of their earliest days: it stays among those of one day.

    "About 1823" may have been in 1820, which is where a chart begins it. It is told under 1823.
    """
    named = np.array([_named(date) for date in columns.words["dates"]], dtype=np.int64)
    days = named[columns.dates[places]] if len(named) else np.empty(0, dtype=np.int64)
    order = np.argsort(days, kind="stable")
    days = days[order]
    known = np.flatnonzero((days > BEFORE) & (days < AFTER))
    years = (days[known] - _EPOCH).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    found, first, counts = np.unique(years, return_index=True, return_counts=True)
    rows = zip(found.tolist(), known[first].tolist(), counts.tolist(), strict=True)
    return Chronicle(places[order], tuple(YearOf(year, place, count) for year, place, count in rows))


def first_named(when: When) -> int | None:
    """The first day of what the date says, whatever its qualifier allows; None where that is not known."""
    match when:
        case Date():
            return when.day
        case Interval():
            return when.start.day if isinstance(when.start, Date) else None
        case OneOf(candidates):
            return first_named(candidates[0])


@lru_cache(maxsize=1 << 18)
def _named(date: str) -> int:
    if not date:
        return AFTER + 1
    day = first_named(parse_edtf(date))
    return BEFORE if day is None else day
