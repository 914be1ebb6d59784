"""Dates written in another calendar alone."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.dates import Date, Grain, Qualifier, civil, day_number
from timeline.dates.calendars import CALENDARS, Calendar
from timeline.mentions.coarse import with_fixed_day
from timeline.mentions.timex import Absolute, From, Invalid, Pointing, ReckonedPartial, Shift, Value, Within
from timeline.mentions.units import POINTED, UNITS

Slots = Mapping[str, Any]

# The first month of each season where a calendar's year begins in spring, and of each part of a year.
_SEASONS: Final = {"SP": 1, "SU": 4, "FA": 7, "WI": 10}
_PARTS_OF_YEAR: Final = {"quarter": 3, "half": 6}


def reckoning_of(slots: Slots, arguments: Sequence[str]) -> str:
    """The calendar that the words or the pattern name; with "?" a pattern leaves it to the year to say."""
    for key, calendar in CALENDARS.items():
        if {f"{key}_month", f"{key}_year"} & slots.keys() or key in arguments:
            return key
        if f"{key}?" in arguments and _year(slots, key, calendar) in calendar.present:
            return key
    return ""


def reckoned(key: str, slots: Slots, arguments: Sequence[str]) -> Value | None:
    """A date of another calendar; without its year it is the one near the document: Ramadan, 10 Muharram."""
    calendar = CALENDARS[key]
    fixed = with_fixed_day({}, arguments)
    written: tuple[int, ...] = slots.get("iso", tuple(reversed(slots.get("dmy", ()))))
    year, month, day = written or (
        _year(slots, key, calendar),
        slots.get(f"{key}_month", fixed.get("month")),
        _day(slots) or fixed.get("day"),
    )
    if year is None:
        return None if month is None else _without_year(key, int(month), day, slots, arguments)
    if month is None and (coarse := _coarse(calendar, year, slots, arguments)):
        return coarse
    found = calendar.reckon(year, month, None if month is None else day)
    # Where days are approximate a weekday that is one off is no contradiction.
    weekday = slots.get("weekday") if calendar.qualifier is Qualifier.EXACT else None
    return Invalid(found) if isinstance(found, str) else Absolute(found, calendar.name, weekday)


def _day(slots: Slots) -> int | None:
    for name in ("day2", "day", "nth", "ordinal", "count"):
        if name in slots:
            return int(slots[name])
    return None


def _year(slots: Slots, key: str, calendar: Calendar) -> int | None:
    """The year as written; one of two digits is of the centuries the calendar is in."""
    for name in (f"{key}_year", "year", "year2", "old_year", "decade"):
        if name in slots:
            return _full(int(slots[name]), calendar)
    if "iso" in slots or "dmy" in slots:
        return int(slots["iso"][0] if "iso" in slots else slots["dmy"][2])
    short = slots.get("short")
    return None if short is None else _full(int(short), calendar)


def _full(year: int, calendar: Calendar) -> int:
    century = calendar.present.stop // 100 * 100 if calendar.present else 0
    if year > 99 or not century:
        return year
    return year + century - (0 if year + century in calendar.present[:-20] else 100)


def _without_year(key: str, month: int, day: int | None, slots: Slots, arguments: Sequence[str]) -> Value:
    argued = next((argument for argument in arguments if argument in POINTED), "")
    pointing = Pointing(slots.get("pointing", argued))
    unit = slots.get("unit", next((argument for argument in arguments if argument in UNITS), ""))
    if unit != "year":
        return ReckonedPartial(key, month, day, pointing, slots.get("weekday"))
    origin = From.STORY if "story" in arguments else From.DOCUMENT
    counted = Shift(POINTED[pointing or Pointing.THIS], Grain.YEAR, origin)
    return Within(ReckonedPartial(key, month, day), counted)


def _coarse(calendar: Calendar, year: int, slots: Slots, arguments: Sequence[str]) -> Value | None:
    """A decade, or a part of a year that begins in spring: its seasons are ours."""
    if "decade" in slots or "decade" in arguments:
        return Absolute(calendar.months(year, 1, year + 9, 12), calendar.name)
    if "season" in slots:
        first_year, first_month, _ = civil(calendar.day(year, _SEASONS[slots["season"]], 1))
        return Absolute(Date(day_number(first_year, first_month), Grain.SEASON), calendar.name)
    for name, length in _PARTS_OF_YEAR.items():
        if name in arguments:
            last = int(slots.get("ordinal", slots.get("count", 1))) * length
            return Absolute(calendar.months(year, last - length + 1, year, last), calendar.name) if last <= 12 else None
    return None
