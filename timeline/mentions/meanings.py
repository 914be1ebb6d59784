"""From a matched pattern to values: what the words mean, before any anchor.

A meaning is a word of `languages.Meaning` and its arguments, as written behind a pattern; the slots
are what the pattern's tables matched. One function a meaning, in a table at the end.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from timeline.dates import Date, Grain, OneOf, Qualifier, When, date, day_number, is_valid
from timeline.dates.calendars import hijri_date
from timeline.languages import Meaning
from timeline.mentions.timex import (
    About,
    Absolute,
    Clock,
    Duration,
    Era,
    From,
    Invalid,
    Part,
    Partial,
    Pointing,
    Portion,
    Repeating,
    Shift,
    Vague,
    Value,
    Weekday,
    Within,
)
from timeline.mentions.units import POINTED, SEASON_MONTH, UNITS, duration_value

Slots = Mapping[str, Any]


def value_of(meaning: str, slots: Slots, numeric_order: str) -> Value | None:
    """The value of a pattern's meaning; None where the pattern says the words are no time expression."""
    name, *arguments = meaning.split()
    value = BUILDERS[Meaning(name)](slots, arguments, numeric_order)
    if value is not None and "about" in slots and not isinstance(value, Duration):
        return About(Qualifier.APPROXIMATE, value)
    return value


def _date(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    if "iso" in slots:
        return _day(*slots["iso"])
    if "dmy" in slots:
        return _numeric(slots["dmy"], numeric_order)
    if "hijri_month" in slots or "hijri_year" in slots:
        return _hijri(slots)
    if {"decade", "century"} & (slots.keys() | set(arguments)) or "season" in slots or "half" in arguments:
        return _coarse(slots, arguments)
    if "quarter" in arguments:
        return Absolute(Date(day_number(slots["year"], int(slots["ordinal"]) * 3 - 2), Grain.QUARTER))
    year = _year(slots)
    if year is not None:
        return _with_year(year, slots)
    return _without_year(slots)


def _year(slots: Slots) -> int | None:
    for name in ("year", "era_year", "old_year"):
        if name in slots:
            return 1 - int(slots[name]) if "bc" in slots else int(slots[name])
    return 1 - int(slots["count"]) if "bc" in slots and "count" in slots else None


def _with_year(year: int, slots: Slots) -> Value:
    month, day = slots.get("month"), _day_of_month(slots)
    if month is None:
        return Absolute(date(year))
    if day is None:
        return Absolute(date(year, month))
    value = _day(year, month, day)
    if "weekday" in slots and isinstance(value, Absolute):
        return Absolute(value.when, weekday=slots["weekday"])
    return value


def _day(year: int, month: int, day: int) -> Value:
    if not is_valid(year, month, day):
        return Invalid(f"there is no day {year:04d}-{month:02d}-{day:02d}")
    return Absolute(date(year, month, day))


def _day_of_month(slots: Slots) -> int | None:
    found = slots.get("day", slots.get("ordinal"))
    return None if found is None else int(found)


def _without_year(slots: Slots) -> Value:
    pointing = Pointing(slots.get("pointing", slots.get("pointing2", "")))
    month, day, weekday = slots.get("month"), _day_of_month(slots), slots.get("weekday")
    # 29 February is a day of some years; 31 April is a day of none.
    if month is not None and day is not None and not is_valid(2000, month, day):
        return Invalid(f"no year has a day {month:02d}-{day:02d}")
    partial = Partial(month, day, weekday, pointing)
    if "unit" in slots and pointing:
        outer = Shift(POINTED[pointing], UNITS[slots["unit"]][0])
        return Within(Partial(month, day, weekday), outer)
    if month is None and day is None and weekday is not None:
        return Weekday(weekday, pointing)
    return partial


def _numeric(parts: tuple[int, int, int], numeric_order: str) -> Value:
    """3/4/2021: both readings are kept where neither language nor number decides."""
    first, second, year = parts
    day_first = date(year, second, first) if is_valid(year, second, first) else None
    month_first = date(year, first, second) if is_valid(year, first, second) else None
    if numeric_order == "day_first" or month_first is None or month_first == day_first:
        kept: When | None = day_first or month_first
    elif numeric_order == "month_first" or day_first is None:
        kept = month_first
    else:
        kept = OneOf((day_first, month_first) if day_first.day < month_first.day else (month_first, day_first))
    return Absolute(kept) if kept else Invalid(f"no such day: {first}/{second}/{year}")


def _hijri(slots: Slots) -> Value | None:
    """A Hijri date; the Gregorian date beside it wins, since reckoned months can be a day off seen ones."""
    if "month" in slots:
        year = slots.get("year")
        return _with_year(year, slots) if year else _without_year(slots)
    year = slots.get("hijri_year", slots.get("year", slots.get("year2")))
    day = slots.get("day2", slots.get("ordinal2"))
    if year is None:
        return None
    found = hijri_date(int(year), slots.get("hijri_month"), None if day is None else int(day))
    if isinstance(found, str):
        return Invalid(found)
    return Absolute(found, "hijri")


def _coarse(slots: Slots, arguments: list[str]) -> Value | None:
    if "century" in arguments:
        return Absolute(Date(day_number((int(slots["ordinal"]) - 1) * 100), Grain.CENTURY))
    if "decade" in slots:
        decade = int(slots["decade"])
        # "the 90s": of the century before this one, unless the words say more
        start = decade if decade > 99 else 1900 + decade
        return Absolute(Date(day_number(start), Grain.DECADE)) if start % 10 == 0 else None
    if "half" in arguments:
        return Absolute(Date(day_number(slots["year"], int(slots["ordinal"]) * 6 - 5), Grain.HALF))
    month = SEASON_MONTH[slots["season"]]
    if "year" in slots:
        return Absolute(Date(day_number(slots["year"], month), Grain.SEASON))
    return Shift(POINTED[slots.get("pointing", "this")], Grain.SEASON, season_month=month)


def _shift(slots: Slots, arguments: list[str], _: str) -> Value | None:
    origin = From.STORY if "story" in arguments else From.DOCUMENT
    weekday = slots.get("weekday")
    if "relday" in slots:
        return Shift(slots["relday"], Grain.DAY, origin, weekday)
    fixed = [argument for argument in arguments if argument.lstrip("-").isdigit()]
    named = [argument for argument in arguments if argument in UNITS]
    unit = named[0] if named else slots.get("dual", slots.get("unit"))
    if unit is None:
        return Weekday(weekday, Pointing.NEXT, origin) if weekday else None
    if fixed:
        return _units(int(fixed[0]), unit, origin, weekday)
    if "back" in arguments or "forward" in arguments:
        count = _count(slots)
        if count is None:
            return Vague(Era.PAST if "back" in arguments else Era.FUTURE)
        return _units(-count if "back" in arguments else count, unit, origin, weekday)
    return _units(POINTED[slots.get("pointing", "this")], unit, origin, weekday)


def _units(count: float, unit: str, origin: From, weekday: int | None) -> Value:
    grain, factor, letters = UNITS[unit]
    if letters.startswith("T"):
        # Hours and minutes do not move a day on a timeline: they are amounts of time.
        return Duration(abs(count), unit)
    return Shift(int(count * factor), grain, origin, weekday)


def _count(slots: Slots) -> float | None:
    if "dual" in slots:
        return 2
    if "count" in slots:
        return float(slots["count"])
    vague = slots.get("vague")
    return float(vague) if vague and vague.isdigit() else None


def _duration(slots: Slots, arguments: list[str], _: str) -> Value | None:
    mod = "MORE_THAN" if "more" in arguments else "LESS_THAN" if "less" in arguments else ""
    if "about" in slots:
        mod = "APPROX"
    unit = slots.get("dual", slots.get("unit"))
    if "count" not in slots and "dual" not in slots and "vague" not in slots:
        return Duration(None, unit, mod)
    return Duration(_count(slots), unit, mod)


def _portion(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    shifted = "unit" in slots and "pointing" in slots and "month" not in slots
    whole = (_shift if shifted else _date)(slots, arguments, numeric_order)
    return None if whole is None else Portion(Part(slots["part"]), whole)


def _set(slots: Slots, arguments: list[str], _: str) -> Value | None:
    if arguments:
        return Repeating(arguments[0])
    if "weekday" in slots:
        return Repeating(f"XXXX-WXX-{slots['weekday']}", "EVERY")
    return Repeating(duration_value(2 if "dual" in slots else 1, slots.get("dual", slots.get("unit"))), "EVERY")


def _vague(slots: Slots, arguments: list[str], _: str) -> Value | None:
    return Vague(Era(arguments[0] if arguments else slots["era"]))


def _clock(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    on: Value | None
    if "relday" in slots:
        on = Shift(slots["relday"], Grain.DAY)
    elif {"weekday", "month", "year"} & slots.keys():
        # The hour's number is no day of the month.
        on = _date({n: v for n, v in slots.items() if n not in ("ordinal", "hour")}, [], numeric_order)
    else:
        on = Shift(int(arguments[0]) if arguments else 0, Grain.DAY)
    return None if on is None else Clock(_time(slots), on)


def _time(slots: Slots) -> str:
    if "clock" in slots:
        return str(slots["clock"])
    hour, part = slots.get("ordinal", slots.get("hour")), slots.get("daypart", "")
    if hour is None:
        return str(part)
    return f"{int(hour) % 12 + 12 if part in ('AF', 'EV') else int(hour):02d}:00"


def _none(slots: Slots, arguments: list[str], _: str) -> Value | None:
    return None


BUILDERS: Final[Mapping[Meaning, Callable[[Slots, list[str], str], Value | None]]] = {
    Meaning.DATE: _date,
    Meaning.RANGE: _date,
    Meaning.SHIFT: _shift,
    Meaning.DURATION: _duration,
    Meaning.PORTION: _portion,
    Meaning.SET: _set,
    Meaning.VAGUE: _vague,
    Meaning.CLOCK: _clock,
    Meaning.NONE: _none,
}
