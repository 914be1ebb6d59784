"""Dates of other calendars, converted at the edge.

Hijri days are reckoned by the Umm al-Qura table (hijridate) where it reaches, 1343-1500 AH, and by
the tabular calendar (convertdate) elsewhere. Seen and reckoned months differ by a day or so, hence
every Hijri day is approximate.
"""

from convertdate import islamic
from hijridate import Hijri

from timeline.dates.civil import day_number
from timeline.dates.core import Date, Grain, Interval, OneOf, Qualifier, When

_MONTHS = (None, *range(1, 13))
_DAYS = (None, *range(1, 31))
_TABLE_YEARS = range(1343, 1501)


def hijri_date(year: int, month: int | None = None, day: int | None = None) -> When | str:
    """A Hijri year, month or day in our calendar, or the reason why there is none such.

    A month or year of another calendar is some day among those it covers, so it is a set.
    """
    if not (1 <= year <= 9000 and month in _MONTHS and day in _DAYS):
        written = " ".join(str(part) for part in (day, month, year) if part is not None)
        return f"no such Hijri date: {written} AH"
    first = _hijri_day(year, month or 1, day or 1)
    if day is not None:
        return Date(first, Grain.DAY, Qualifier.APPROXIMATE)
    following = (year, month + 1) if month is not None and month < 12 else (year + 1, 1)
    return OneOf((Interval(Date(first), Date(_hijri_day(*following, 1) - 1)),))


def _hijri_day(year: int, month: int, day: int) -> int:
    if year in _TABLE_YEARS:
        try:
            return Hijri(year, month, day).to_gregorian().toordinal()
        except ValueError:
            # The 30th of a month the table gives 29 days: a sighting may have given it 30.
            return Hijri(year, month, day - 1).to_gregorian().toordinal() + 1
    return day_number(*islamic.to_gregorian(year, month, day))
