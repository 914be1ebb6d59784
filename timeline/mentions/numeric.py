"""Days written in numbers alone: 2021-09-07, 7/9/2021."""

from typing import Final

from timeline.dates import OneOf, When, date, is_valid
from timeline.mentions.timex import Absolute, Invalid, Value

_FIRST_SHORT_YEAR: Final = 30


def full_year(short: int) -> int:
    """The year of two digits: 39 is 1939, 21 is 2021."""
    return short + (1900 if short >= _FIRST_SHORT_YEAR else 2000)


def day_of(year: int, month: int, day: int) -> Value:
    """A day of the calendar, or the word that there is none such."""
    if not is_valid(year, month, day):
        return Invalid(f"there is no day {year:04d}-{month:02d}-{day:02d}")
    return Absolute(date(year, month, day))


def numeric_day(parts: tuple[int, int, int], numeric_order: str) -> Value:
    """3/4/2021: both readings are kept where neither language nor number decides."""
    first, second, year = parts[0], parts[1], parts[2] if parts[2] >= 100 else full_year(parts[2])
    day_first = date(year, second, first) if is_valid(year, second, first) else None
    month_first = date(year, first, second) if is_valid(year, first, second) else None
    if numeric_order == "day_first" or month_first is None or month_first == day_first:
        kept: When | None = day_first or month_first
    elif numeric_order == "month_first" or day_first is None:
        kept = month_first
    else:
        kept = OneOf((day_first, month_first) if day_first.day < month_first.day else (month_first, day_first))
    return Absolute(kept) if kept else Invalid(f"no such day: {first}/{second}/{year}")
