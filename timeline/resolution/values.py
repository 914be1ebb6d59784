"""TIMEX3 values of dates."""

from typing import Final

from timeline.dates import Date, Edge, Grain, Interval, OneOf, When, civil, day_number, truncate
from timeline.mentions import (
    About,
    Bounded,
    Clock,
    Duration,
    Part,
    Partial,
    Portion,
    ReckonedPartial,
    Repeating,
    Shift,
    TimexType,
    Vague,
    Value,
    Weekday,
    Within,
)
from timeline.mentions.units import duration_value

_SEASONS: Final = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_UNKNOWN: Final = {
    Grain.DAY: "XXXX-XX-XX",
    Grain.WEEK: "XXXX-WXX",
    Grain.MONTH: "XXXX-XX",
    Grain.QUARTER: "XXXX-QX",
    Grain.DECADE: "XXX",
    Grain.CENTURY: "XX",
}


def type_of(value: Value) -> TimexType:
    """TIMEX3 type of a meaning."""
    match value:
        case Duration():
            return TimexType.DURATION
        case Repeating():
            return TimexType.SET
        case Clock():
            return TimexType.TIME
    return TimexType.DATE


def timex_value(value: Value, when: When | None) -> str:
    """The TIMEX3 value, with X for what is not known; of a portion, `when` is the whole."""
    match value:
        case Duration(count, unit):
            return duration_value(count, unit)
        case Repeating(written):
            return written
        case Vague(era):
            return era.value
        case Clock(time, on):
            # "At seven", counted from a document known to the year, is not in a day that is known.
            is_coarse = isinstance(on, Shift) and isinstance(when, Date) and when.grain is not Grain.DAY
            return f"{timex_value(on, None if is_coarse else when)}T{time}"
        case Portion(Part.WEEKEND) if isinstance(when, Date):
            return _date_value(truncate(when, Grain.WEEK)) + "-WE"
        case About(_, inner) | Portion(_, inner) | Bounded(_, inner):
            return timex_value(inner, when)
        case _:
            return _date_value(when) if isinstance(when, Date) else _unknown(value, when)


def mod_of(value: Value) -> str:
    """TIMEX3 mod."""
    match value:
        case Portion(part) if part is not Part.WEEKEND:
            return part.value
        case About():
            return "APPROX"
        case Bounded(after):
            return "AFTER" if after else "BEFORE"
        case Duration(_, _, mod):
            return mod
    return ""


def _date_value(when: Date) -> str:
    year, month, day = civil(when.day)
    if when.grain is Grain.WEEK:
        return _week(when.day)
    # The first century is counted from the year 0, and is none before Christ.
    if civil(when.last_day)[0] <= 0:
        return _before_christ(when)
    match when.grain:
        case Grain.DAY:
            return f"{year:04d}-{month:02d}-{day:02d}"
        case Grain.MONTH:
            return f"{year:04d}-{month:02d}"
        case Grain.SEASON:
            return f"{year:04d}-{_SEASONS[month]}"
        case Grain.QUARTER:
            return f"{year:04d}-Q{(month + 2) // 3}"
        case Grain.HALF:
            return f"{year:04d}-H{1 if month == 1 else 2}"
        case Grain.DECADE:
            return f"{year // 10:03d}"
        case Grain.CENTURY:
            return f"{year // 100:02d}"
        case Grain.MILLENNIUM:
            return f"{year // 1000}"
    return f"{year:04d}"


def _week(monday: int) -> str:
    """ISO 8601: a week belongs to the year of its Thursday."""
    thursday = monday + 3
    year = civil(thursday)[0]
    return f"{'-' if year < 0 else ''}{abs(year):04d}-W{(thursday - day_number(year)) // 7 + 1:02d}"


def _before_christ(when: Date) -> str:
    """44 BC is BC0044, and the 5th century BC the years BC04xx."""
    year, month, day = civil(when.day)
    match when.grain:
        case Grain.CENTURY:
            return f"BC{-year // 100:02d}"
        case Grain.DECADE:
            return f"BC{-year // 10:03d}"
        case Grain.MONTH:
            return f"BC{1 - year:04d}-{month:02d}"
        case Grain.DAY:
            return f"BC{1 - year:04d}-{month:02d}-{day:02d}"
    return f"BC{1 - year:04d}"


def _unknown(value: Value, when: When | None) -> str:
    match value:
        case Partial(int(month), None, unit=unit) if unit is not Grain.MONTH:
            return "XXXX" + _date_value(Date(day_number(2000, month), unit))[4:]
        case Partial(month, day):
            tail = f"-{month:02d}" if month else "-XX"
            return f"XXXX{tail}" + (f"-{day:02d}" if day else "")
        case ReckonedPartial(_, _, day) if when is None:
            return "XXXX-XX-XX" if day else "XXXX-XX"
        case Within(ReckonedPartial() as inner) if when is None:
            return _unknown(inner, None)
        case Weekday(day):
            return f"XXXX-WXX-{day}"
        case Within(Partial(month, day)):
            return _unknown(Partial(month, day), None)
        case Shift(0, Grain.DAY, _, int(weekday)):
            return f"XXXX-WXX-{weekday}"
        case Shift(_, grain):
            return _UNKNOWN.get(grain, "XXXX")
    if isinstance(when, OneOf) and isinstance(when.candidates[0], Date):
        return _date_value(when.candidates[0])
    if isinstance(when, OneOf) and isinstance(when.candidates[0], Interval):
        start = when.candidates[0].start
        return "XXXX" if isinstance(start, Edge) else f"{start.year:04d}"
    return ""
