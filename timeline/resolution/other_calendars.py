"""Dates of other calendars that do not say their year."""

from timeline.dates import Date, Grain, Interval, OneOf, Qualifier, When, weekday
from timeline.dates.calendars import CALENDARS
from timeline.mentions import Pointing, ReckonedPartial, Tense

# A day without its year is taken for the near one, whatever its clause's tense, within so many days.
_NEAR_DAYS = 100
_HALF_YEAR = 200


def reckoned_near(value: ReckonedPartial, reference: Date, tense: Tense) -> When | None:
    """The day or month of another calendar that direction or tense asks for; without either, the nearest."""
    year = CALENDARS[value.calendar].year_of(reference.day)
    dated = (_in_year(value, candidate) for candidate in range(max(year - 3, 1), year + 4))
    found = [when for when in dated if when is not None]
    near = [when for when in found if isinstance(when, Date) and _is_near(when, value, reference)]
    if near and not value.pointing:
        return min(near, key=lambda when: abs(when.day - reference.day))
    before = [when for when in found if _days(when)[1] < reference.day]
    after = [when for when in found if _days(when)[0] > reference.day]
    now = [when for when in found if when not in before and when not in after]
    match value.pointing, tense:
        case Pointing.LAST, _:
            return before[-1] if before else None
        case Pointing.NEXT, _:
            return after[0] if after else None
        case Pointing.THIS, _:
            return _in_year(value, year)
        case _, Tense.PAST:
            return (before + now)[-1] if before or now else None
        case _, Tense.FUTURE:
            return (now + after)[0] if now or after else None
    return min(now or found, key=lambda when: abs(_days(when)[0] - reference.day), default=None)


def _is_near(when: Date, value: ReckonedPartial, reference: Date) -> bool:
    """Whether a day is so near that no tense can mean another, or near and the weekday written beside it."""
    distance = abs(when.day - reference.day)
    if value.weekday is None:
        return distance <= _NEAR_DAYS
    off = abs(weekday(when.day) - value.weekday)
    return distance <= _HALF_YEAR and min(off, 7 - off) <= (when.qualifier is Qualifier.APPROXIMATE)


def reckoned_told(value: ReckonedPartial, told: Date) -> When | None:
    """The day or month in the year a story has come to; of a year of ours, the one that begins in it."""
    year = CALENDARS[value.calendar].year_of(told.day)
    if told.grain >= Grain.MONTH:
        return _in_year(value, year)
    dated = (_in_year(value, candidate) for candidate in (year, year + 1))
    return next((when for when in dated if when is not None and told.day <= _days(when)[0] <= told.last_day), None)


def reckoned_within(value: ReckonedPartial, base: Date, years: int) -> When | None:
    """The day or month so many of its calendar's years from the one a day falls in: "last year's Ramadan"."""
    return _in_year(value, CALENDARS[value.calendar].year_of(base.day) + years)


def _in_year(value: ReckonedPartial, year: int) -> When | None:
    when = CALENDARS[value.calendar].reckon(year, value.month, value.day)
    return None if isinstance(when, str) else when


def _days(when: When) -> tuple[int, int]:
    """The first and the last day of what a calendar gives: a day, or the days of a month."""
    match when:
        case Date(day):
            return day, day
        case OneOf((Interval(Date(first), Date(last)),)):
            return first, last
    raise ValueError(f"no single day or month: {when}")
