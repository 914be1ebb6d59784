"""Calendars to read a day in: where their years and months begin, for a second row of dates on a time axis.

To reckon a written date there is `calendars`; here every month of every year in `years` has a first day.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from timeline.dates.calendars import CALENDARS
from timeline.dates.civil import civil, day_number

# Counted from the Gregorian year before the first of the Republic of China.
_MINGUO: Final = 1911
_REPUBLIC: Final = 1791
_EVER: Final = range(-20_000, 20_001)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A calendar of twelve months. `near` is the year a day falls in, or one beside it.

    `gregorian_months` says that its months bear our names. Years count on through 0, as ours do.
    """

    start: Callable[[int, int], int]
    near: Callable[[int], int]
    years: range
    gregorian_months: bool = False

    def day(self, number: int) -> tuple[int, int, int] | None:
        """Year, month and day of a day number; None outside the years.

        >>> RECKONINGS["julian"].day(day_number(1582, 10, 15)), RECKONINGS["minguo"].day(day_number(2021, 9, 7))
        ((1582, 10, 5), (110, 9, 7))
        """
        near = self.near(number)
        nearby = [year for year in (near + 1, near, near - 1) if year in self.years]
        year = next((year for year in nearby if self.start(year, 1) <= number), None)
        if year is None:
            return None
        month = next(month for month in range(12, 0, -1) if self.start(year, month) <= number)
        return year, month, number - self.start(year, month) + 1


def _julian_day(year: int, month: int) -> int:
    """As `civil.day_number` counts, without the centuries that are no leap years."""
    from_march = year - (month <= 2)
    month_from_march = month - 3 if month > 2 else month + 9
    return from_march * 365 + from_march // 4 + (153 * month_from_march + 2) // 5 - 307


def _of(name: str, years: range, near: Callable[[int], int]) -> Reckoning:
    calendar = CALENDARS[name]
    return Reckoning(lambda year, month: calendar.day(year, month, 1), near, years)


RECKONINGS: Final[Mapping[str, Reckoning]] = {
    "hijri": _of("hijri", range(1, 9001), CALENDARS["hijri"].year_of),
    "solar": _of("solar", range(1, 3001), CALENDARS["solar"].year_of),
    "julian": Reckoning(_julian_day, lambda day: civil(day)[0], _EVER, gregorian_months=True),
    "minguo": Reckoning(
        lambda year, month: day_number(year + _MINGUO, month),
        lambda day: civil(day)[0] - _MINGUO,
        _EVER,
        gregorian_months=True,
    ),
    # Beyond its own fourteen years and the spring of 1871 nobody counted by it, but one may go on reckoning.
    "republican": _of("republican", range(1, 301), lambda day: civil(day)[0] - _REPUBLIC),
}
