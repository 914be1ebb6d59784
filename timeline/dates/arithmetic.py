"""`shift`, the only arithmetic on dates, and the units it counts in."""

from typing import Final

from timeline.dates.civil import civil, day_number, month_length, weekday
from timeline.dates.core import YEAR_LIMIT, Date, Grain, Interval, Point, Qualifier, When, add_months

_MONTHS: Final = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.THIRD: 4,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
    Grain.MILLENNIUM: 12000,
}
_YEARS: Final = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}


def truncate(date: Date, grain: Grain) -> Date:
    """The unit of `grain` in which the date's first day lies.

    Decades, centuries and millennia are EDTF's masked years (1900-1999 is `19XX`), as in TIMEX3; before
    year 0 the masked digits count down, so the 40s BCE open with year -49.
    """
    year, month, _ = civil(date.day)
    if grain is Grain.DAY:
        return Date(date.day, grain, date.qualifier)
    if grain is Grain.WEEK:
        return Date(date.day - weekday(date.day) + 1, grain, date.qualifier)
    if grain in _YEARS:
        length = _YEARS[grain]
        first = year // length * length if year >= 0 else -(-year // length * length) - length + 1
        return Date(day_number(first), grain, date.qualifier)
    if grain is Grain.SEASON:
        # Seasons open in March, June, September and December; January belongs to last year's winter.
        year, month = add_months(year, month, -(month % 3))
        return Date(day_number(year, month), grain, date.qualifier)
    length = _MONTHS[grain]
    return Date(day_number(year, (month - 1) // length * length + 1), grain, date.qualifier)


def shift(date: Date, count: int, grain: Grain) -> Date:
    """The date moved by `count` units, known to the coarser of the two units.

    31 January and a month is 28 February; "three years after 7 September 2021" is a year.

    Raises OverflowError where the result leaves the years that can be written: four digits, or
    `core.YEAR_LIMIT` for whole years.
    """
    result = truncate(move(date, count, grain), min(date.grain, grain))
    if abs(result.year) > (YEAR_LIMIT if result.grain is Grain.YEAR else 9999):
        raise OverflowError(f"the year {result.year} is beyond those that are counted")
    return result


def move(date: Date, count: int, grain: Grain) -> Date:
    """The date moved by `count` units, known as finely as before."""
    if grain in (Grain.DAY, Grain.WEEK):
        return Date(date.day + count * (7 if grain is Grain.WEEK else 1), date.grain, date.qualifier)
    year, month, day = civil(date.day)
    year, month = add_months(year, month, count * _MONTHS[grain])
    return Date(day_number(year, month, min(day, month_length(year, month))), date.grain, date.qualifier)


def qualified(when: When, qualifier: Qualifier) -> When:
    """The same time-span, its dates marked uncertain or approximate."""
    match when:
        case Date(day, grain):
            return Date(day, grain, qualifier)
        case Interval(start, end):
            return Interval(_qualified_point(start, qualifier), _qualified_point(end, qualifier))
        case _:
            return when


def _qualified_point(point: Point, qualifier: Qualifier) -> Point:
    return Date(point.day, point.grain, qualifier) if isinstance(point, Date) else point
