"""Day numbers and civil dates of the proleptic Gregorian calendar, for any year.

A day number counts from 1 January of year 1 (which is day 1), as `datetime.date.toordinal`
does; years are astronomical, so year 0 is 1 BCE. The algorithm is Howard Hinnant's
"chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days).
"""

from functools import lru_cache

# 1 March of year 0 opens the 400-year cycle the algorithm counts in; it is day -305.
_CYCLE_START = -305
_DAYS_PER_CYCLE = 146_097
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=1 << 16)
def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """The day number of a civil date; the date is taken as valid.

    >>> day_number(1, 1, 1), day_number(2021, 9, 7), day_number(0, 12, 31)
    (1, 738040, 0)
    """
    shifted = year - (month <= 2)
    cycle, year_of_cycle = divmod(shifted, 400)
    month_from_march = month - 3 if month > 2 else month + 9
    day_of_year = (153 * month_from_march + 2) // 5 + day - 1
    day_of_cycle = year_of_cycle * 365 + year_of_cycle // 4 - year_of_cycle // 100 + day_of_year
    return cycle * _DAYS_PER_CYCLE + day_of_cycle + _CYCLE_START


@lru_cache(maxsize=1 << 16)
def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number.

    >>> civil(738040), civil(0)
    ((2021, 9, 7), (0, 12, 31))
    """
    cycle, day_of_cycle = divmod(number - _CYCLE_START, _DAYS_PER_CYCLE)
    year_of_cycle = (day_of_cycle - day_of_cycle // 1460 + day_of_cycle // 36524 - day_of_cycle // 146096) // 365
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    return year_of_cycle + cycle * 400 + (month <= 2), month, day


def is_leap(year: int) -> bool:
    """Whether a Gregorian year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def is_valid(year: int, month: int, day: int) -> bool:
    """Whether such a day exists: 31 February does not."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def weekday(number: int) -> int:
    """ISO weekday of a day number: 1 is Monday, 7 is Sunday."""
    return (number - 1) % 7 + 1
