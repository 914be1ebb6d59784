"""Dates of other calendars, converted at the edge.

Hijri days are reckoned by the Umm al-Qura table (hijridate) where it reaches, 1343-1500 AH, and by
the tabular calendar (convertdate) elsewhere. Seen and reckoned months differ by a day or so, hence
every Hijri day is approximate. Solar Hijri days are counted by the cycle of 33 years with 8 leap
years, which agrees with the equinoxes (convertdate) from 1277 to 1502, that is wherever it was in use.
Days of the French Republic are exact; those that complete its years belong to no month here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from convertdate import french_republican, islamic
from hijridate import Hijri

from timeline.dates.civil import civil, day_number
from timeline.dates.core import Date, Grain, Interval, OneOf, Qualifier, When

_MONTHS: Final = range(1, 13)
_YEARS: Final = range(1, 9001)
_TABLE_YEARS: Final = range(1343, 1501)
_LONG_MONTHS: Final = 6
_SOLAR_EPOCH: Final = day_number(622, 3, 21)
_SOLAR_CYCLE_YEARS, _SOLAR_CYCLE_DAYS = 33, 12_053


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar of twelve months: its name and era, the day a month's day falls on, the year a day falls in.

    `present` are the years that, written with no word beside them, may be taken for its own.
    """

    name: str
    era: str
    day: Callable[[int, int, int], int]
    year_of: Callable[[int], int]
    month_length: Callable[[int, int], int]
    qualifier: Qualifier
    present: range

    def reckon(self, year: int, month: int | None = None, day: int | None = None) -> When | str:
        """A year, month or day of it in our calendar, or the reason why there is none such.

        A month or year of another calendar is some day among those it covers, so it is a set.
        """
        exists = year in _YEARS and (month is None or month in _MONTHS)
        if not exists or (day is not None and not 1 <= day <= self.month_length(year, month or 1)):
            written = " ".join(str(part) for part in (day, month, year) if part is not None)
            return f"no such {self.name} date: {written} {self.era}"
        if day is not None:
            return Date(self.day(year, month or 1, day), Grain.DAY, self.qualifier)
        return self.months(year, month or 1, year, month or 12)

    def months(self, year: int, month: int, last_year: int, last_month: int) -> When:
        """Some day from the first of one month to the end of another."""
        following = (last_year, last_month + 1) if last_month < 12 else (last_year + 1, 1)
        return OneOf((Interval(Date(self.day(year, month, 1)), Date(self.day(*following, 1) - 1)),))


def hijri_date(year: int, month: int | None = None, day: int | None = None) -> When | str:
    """A Hijri year, month or day in our calendar, or the reason why there is none such."""
    return CALENDARS["hijri"].reckon(year, month, day)


def solar_date(year: int, month: int | None = None, day: int | None = None) -> When | str:
    """A Solar Hijri (Persian) year, month or day in our calendar, or the reason why there is none such."""
    return CALENDARS["solar"].reckon(year, month, day)


def _hijri_day(year: int, month: int, day: int) -> int:
    if year in _TABLE_YEARS:
        try:
            return Hijri(year, month, day).to_gregorian().toordinal()
        except ValueError:
            # The 30th of a month the table gives 29 days: a sighting may have given it 30.
            return Hijri(year, month, day - 1).to_gregorian().toordinal() + 1
    return day_number(*islamic.to_gregorian(year, month, day))


def _hijri_year(day: int) -> int:
    """About: thirty-three Hijri years are about as long as thirty-two of ours."""
    return (civil(day)[0] - 622) * 33 // 32 + 1


def _solar_day(year: int, month: int, day: int) -> int:
    nowruz = _SOLAR_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33
    return nowruz + 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day - 1


def _solar_year(day: int) -> int:
    near = (day - _SOLAR_EPOCH) * _SOLAR_CYCLE_YEARS // _SOLAR_CYCLE_DAYS + 1
    return next(year for year in (near + 1, near, near - 1) if _solar_day(year, 1, 1) <= day)


def _solar_month_length(year: int, month: int) -> int:
    if month == 12:
        return _solar_day(year + 1, 1, 1) - _solar_day(year, 12, 1)
    return 31 if month <= _LONG_MONTHS else 30


def _republican_day(year: int, month: int, day: int) -> int:
    return day_number(*french_republican.to_gregorian(year, month, day))


def _republican_year(day: int) -> int:
    return int(french_republican.from_gregorian(*civil(day))[0])


CALENDARS: Final[Mapping[str, Calendar]] = {
    "hijri": Calendar("Hijri", "AH", _hijri_day, _hijri_year, lambda *_: 30, Qualifier.APPROXIMATE, range(0)),
    "solar": Calendar(
        "Solar Hijri", "SH", _solar_day, _solar_year, _solar_month_length, Qualifier.EXACT, range(1200, 1430)
    ),
    "republican": Calendar(
        "French Republican",
        "of the Republic",
        _republican_day,
        _republican_year,
        lambda *_: 30,
        Qualifier.EXACT,
        range(0),
    ),
}
