"""Values of what is coarser than a month, and of times of day: quarters, seasons, decades, hours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from timeline.dates import Date, Grain, day_number, truncate
from timeline.mentions.numeric import full_year
from timeline.mentions.timex import Absolute, From, Invalid, Partial, Pointing, Shift, Value, Within
from timeline.mentions.units import POINTED, SEASON_MONTH

Slots = Mapping[str, Any]

_PARTS_OF_YEAR: Final = {"quarter": (Grain.QUARTER, 3), "half": (Grain.HALF, 6)}
_AFTER_NOON: Final = ("AF", "EV", "pm")
_HOURS_OF_DAY: Final = 24
_FROM_MIDNIGHT: Final = ("am", "MO", "NI")
# Parts of years and groups of them are written with four digits of the year.
_LAST_YEAR: Final = 9999
_FIXED: Final = re.compile(r"(?:(\d{4})-)?(\d{2})(?:-(\d{2}))?")


def is_coarse(slots: Slots, arguments: Sequence[str]) -> bool:
    """Whether the words name a season, a quarter, a half, a decade or a century."""
    named = slots.keys() | set(arguments)
    return bool({"decade", "century", "season", "quarter", "half"} & named)


def coarse(slots: Slots, arguments: Sequence[str]) -> Value | None:
    """A season, quarter, half, decade or century."""
    if "century" in arguments:
        ordinal = slots.get("century", slots.get("ordinal", slots.get("count")))
        return _century(int(ordinal), before_christ="bc" in slots)
    if "decade" not in slots and "decade" in arguments and slots.get("year", 0) % 10:
        # "The years 1914 to 1918" are no decades.
        return Absolute(Date(day_number(slots["year"]), Grain.YEAR))
    if "decade" in slots or "decade" in arguments:
        written = slots.get("decade", slots.get("year", slots.get("count", slots.get("short", 0))))
        return _decade(int(written), slots.get("century", slots.get("count2", 20)))
    for name, (grain, months) in _PARTS_OF_YEAR.items():
        if name in arguments:
            ordinal = int(slots.get("ordinal", arguments[-1] if arguments[-1].isdigit() else slots.get("count", 1)))
            month = (ordinal - 1) * months + 1
            return _part_of_year(month, grain, slots, arguments) if month <= 12 else None
    return _part_of_year(SEASON_MONTH[slots["season"]], Grain.SEASON, slots, arguments)


def _century(ordinal: int, *, before_christ: bool) -> Value:
    """The 5th century BCE runs from year -499 to year -400."""
    if not 1 <= ordinal <= 99:
        return Invalid(f"there is no century {ordinal}")
    first = 1 - ordinal * 100 if before_christ else (ordinal - 1) * 100
    return Absolute(Date(day_number(first), Grain.CENTURY))


def _decade(decade: int, century: int) -> Value | None:
    # "the 90s": of the century before this one, unless the words say more
    if century < 1 and decade <= 99:
        return None
    start = decade if decade > 99 else (century - 1) * 100 + decade
    return Absolute(Date(day_number(start), Grain.DECADE)) if start % 10 == 0 and start <= _LAST_YEAR else None


def _part_of_year(month: int, grain: Grain, slots: Slots, arguments: Sequence[str]) -> Value:
    year = year_of(slots)
    if year is not None and abs(year) > _LAST_YEAR:
        return Invalid(f"the year {year} is beyond those that are counted")
    if year is not None:
        return Absolute(Date(day_number(year, month), grain))
    pointing = Pointing(slots.get("pointing", next((a for a in arguments if a in POINTED), "")))
    if pointing and ("unit" in slots or grain is not Grain.SEASON):
        return Within(Partial(month, unit=grain), Shift(POINTED[pointing], Grain.YEAR))
    if "story" in arguments and not pointing:
        # "the spring of the year after": the number of a half or a quarter counts no years.
        years = int(arguments[-1]) if grain is Grain.SEASON and arguments[-1].isdigit() else 0
        return Within(Partial(month, unit=grain), Shift(years, Grain.YEAR, From.STORY))
    return Partial(month, pointing=pointing, unit=grain)


def year_of(slots: Slots) -> int | None:
    """The year, astronomical: 44 BC is -43; the first of a reign is the one behind the last before it."""
    # The months of a lunar reign are not ours, its years nearly are.
    if (before := slots.get("reign", slots.get("lunar_reign"))) is not None:
        return int(before) + int(slots.get("count", 1))
    for name in ("year", "era_year", "old_year", *(["count"] if "bc" in slots else [])):
        if name in slots:
            # No era counts a year 0.
            return (1 - int(slots[name]) if "bc" in slots else int(slots[name])) if slots[name] else None
    if "short" in slots:
        return full_year(int(slots["short"]))
    # A year in words: "nineteen hundred and forty-five".
    return int(slots["count"]) if 1000 <= slots.get("count", 0) < 2200 else None


def with_fixed_day(slots: Slots, arguments: Sequence[str]) -> Slots:
    """What is meant without being said, written behind the meaning: Christmas is "date 12-25".

    "1900+" is what a spoken year's count is added to: nineteen eighty-four.
    """
    for argument in arguments:
        if argument.endswith("+") and argument[:-1].isdecimal():
            return {**slots, "year": int(argument[:-1]) + int(slots["count"])}
        if found := _FIXED.fullmatch(argument):
            fixed = zip(("year", "month", "day"), found.groups(), strict=True)
            return {**slots, **{name: int(digits) for name, digits in fixed if digits}}
    return slots


def week_of(day: Value | None) -> Value | None:
    """The week a day lies in."""
    match day:
        case Absolute(Date() as when):
            return Absolute(truncate(when, Grain.WEEK))
        case Partial():
            return replace(day, unit=Grain.WEEK)
    return day


def time_of_day(slots: Slots) -> str:
    """TIMEX3's time: 19:00, or a part of day such as MO."""
    part = str(slots.get("meridiem", slots.get("daypart", "")))
    if written := slots.get("clock", slots.get("dotted")):
        hour, minute = str(written).split(":")
        return f"{_hour(int(hour), part):02d}:{minute}"
    # An hour in words is a plain number: "at five", "at five past ten".
    hour, rest = ("hour", "count") if "hour" in slots else ("count", "count2")
    if not 0 <= slots.get(hour, -1) <= _HOURS_OF_DAY:
        return str(slots.get("daypart", ""))
    minutes = _hour(int(slots[hour]), part) * 60 + int(slots.get("minutes", slots.get(rest, 0)))
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _hour(hour: int, part: str) -> int:
    if part in _AFTER_NOON and hour < 12:
        return hour + 12
    if part == "NI" and 6 <= hour < 12:
        return hour + 12
    return 0 if part in _FROM_MIDNIGHT and hour == 12 else hour
