"""The dates in a table's cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, TypeAlias

from timeline.dates import Bounds, Date, EdtfError, Interval, When, bounds, date, parse_edtf
from timeline.tabular.mapping import Dates

# The date that words of a language mean, counted from a day where they are relative.
Understand: TypeAlias = Callable[[str, str, Date | None], When | None]

# A day may have its time of day behind it.
_ISO: Final = re.compile(r"(-?\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_NUMERALS: Final = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\Z")
_KEPT: Final = 1 << 14
_MONTHS: Final = 12


@dataclass(frozen=True)
class Days:
    """Reads cells as dates; what was understood once is remembered."""

    order: Dates
    language: str
    understand: Understand

    def read(self, cell: str) -> When | None:
        """The date of a cell, None where it is not understood."""
        return self._read(cell)

    @cached_property
    def _read(self) -> Callable[[str], When | None]:
        return lru_cache(maxsize=_KEPT)(self._sought)

    def _sought(self, cell: str) -> When | None:
        timed = _ISO.match(cell)
        try:
            return parse_edtf(timed[1] if timed else cell)
        except EdtfError:
            pass
        numerals = _NUMERALS.match(cell)
        if numerals is not None:
            return self._numerals(*map(int, numerals.groups()))
        return self.understand(cell, self.language, None)

    def _numerals(self, first: int, second: int, year: int) -> When | None:
        """A day in numerals; without an order only one that cannot be another."""
        order = self.order if self.order is not Dates.ANY else _shown_order(first, second)
        if order is Dates.ANY and first != second:
            return None
        day, month = (second, first) if order is Dates.MONTH_FIRST else (first, second)
        try:
            return date(year, month, day)
        except ValueError:
            return None


def numeral_order(cell: str) -> Dates | None:
    """The order a day in numerals shows, None where it could be either or is no such day.

    >>> numeral_order("28/2/1994"), numeral_order("2/3/1994")
    (<Dates.DAY_FIRST: 'day_first'>, None)
    """
    numerals = _NUMERALS.match(cell)
    order = _shown_order(int(numerals[1]), int(numerals[2])) if numerals else Dates.ANY
    return order if order is not Dates.ANY else None


def _shown_order(first: int, second: int) -> Dates:
    if max(first, second) <= _MONTHS:
        return Dates.ANY
    return Dates.DAY_FIRST if first > _MONTHS else Dates.MONTH_FIRST


def stretch(first: When, last: When) -> When | None:
    """From a first day to a last one, None where the last comes first; the same twice is that one day."""
    if first == last:
        return first
    if isinstance(first, Date) and isinstance(last, Date) and _comes_first(bounds(first), bounds(last)):
        return Interval(first, last)
    return None


def _comes_first(one: Bounds, other: Bounds) -> bool:
    return one.earliest is None or other.latest is None or one.earliest <= other.latest
