"""From a matched pattern to values: what the words mean, before any anchor.

A meaning is a word of `languages.Meaning` and its arguments, as written behind a pattern; the slots
are what the pattern's tables matched. One function a meaning, in a table at the end.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from timeline.dates import YEAR_LIMIT, Grain, Qualifier, date, is_valid
from timeline.languages import Meaning
from timeline.mentions.coarse import coarse, is_coarse, time_of_day, week_of, with_fixed_day, year_of
from timeline.mentions.numeric import day_of, numeric_day
from timeline.mentions.reckonings import reckoned, reckoning_of
from timeline.mentions.timex import (
    About,
    Absolute,
    Bounded,
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
from timeline.mentions.units import POINTED, UNITS, duration_value

Slots = Mapping[str, Any]

_POINTED_ERA: Final = {Pointing.LAST: Era.PAST, Pointing.THIS: Era.PRESENT, Pointing.NEXT: Era.FUTURE}
_DIRECTION: Final = {-1: Pointing.LAST, 0: Pointing.NONE, 1: Pointing.NEXT}


def value_of(meaning: str, slots: Slots, numeric_order: str) -> Value | None:
    """The value of a pattern's meaning; None where the pattern says the words are no time expression."""
    name, *arguments = meaning.split()
    value = BUILDERS[Meaning(name)](slots, arguments, numeric_order)
    if value is not None and "about" in slots and not isinstance(value, Duration):
        return About(Qualifier.APPROXIMATE, value)
    return value


def _date(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    # Of two calendars side by side ours wins, since reckoned Hijri months can be a day off seen ones.
    if "month" not in slots and (reckoning := reckoning_of(slots, arguments)):
        return reckoned(reckoning, slots, arguments)
    if "iso" in slots:
        return day_of(*slots["iso"])
    if written := slots.get("dmy", slots.get("short_dmy")):
        return numeric_day(written, numeric_order)
    slots = with_fixed_day(slots, arguments)
    if is_coarse(slots, arguments):
        return coarse(slots, arguments)
    if "week" in arguments and not any(argument.lstrip("-").isdigit() for argument in arguments):
        return week_of(_date(slots, [], numeric_order))
    year = year_of(slots)
    if year is not None:
        value = _with_year(year, slots)
        return replace(value, aside=True) if "aside" in arguments and isinstance(value, Absolute) else value
    return _without_year(slots, arguments)


def _with_year(year: int, slots: Slots) -> Value:
    month, day = slots.get("month"), _day_of_month(slots)
    if abs(year) > (YEAR_LIMIT if month is None else 9999):
        return Invalid(f"the year {year} is beyond those that are counted")
    if month is None:
        return Absolute(date(year))
    if day is None:
        return Absolute(date(year, month))
    value = day_of(year, month, day)
    if "weekday" in slots and isinstance(value, Absolute):
        return Absolute(value.when, weekday=slots["weekday"])
    return value


def _day_of_month(slots: Slots) -> int | None:
    # Beside a month a plain number in words is its day: "sete de setembro".
    spelled = slots.get("count", 0) if "month" in slots else 0
    found = slots.get("day", slots.get("nth", slots.get("ordinal", spelled if spelled <= 31 else 0)))
    return int(found) or None


def _without_year(slots: Slots, arguments: Sequence[str] = ()) -> Value | None:
    argued = next((argument for argument in arguments if argument in ("last", "next")), "")
    pointing = Pointing(slots.get("pointing", slots.get("pointing2", argued or ("this" if "unit" in slots else ""))))
    origin = From.STORY if "story" in arguments else From.DOCUMENT
    month, day, weekday = slots.get("month"), _day_of_month(slots), slots.get("weekday")
    if month is None and day is None and weekday is None:
        return None
    # 29 February is a day of some years; 31 April is a day of none, and no month has a 32nd.
    if day is not None and not is_valid(2000, month or 1, day):
        return Invalid(f"no year has a day {month or 'XX':02}-{day:02d}")
    partial = Partial(month, day, weekday, pointing)
    unit = next((argument for argument in arguments if argument in UNITS), "")
    if "unit" in slots or "this" in arguments or unit:
        counted = (int(argument) for argument in arguments if unit and argument.lstrip("-").isdigit())
        count = next(counted, POINTED[pointing or Pointing.THIS])
        outer = Shift(count, UNITS[unit or slots.get("unit", "month")][0], origin)
        return Within(Partial(month, day, weekday), outer)
    if month is None and day is None and weekday is not None:
        return Weekday(weekday, pointing, origin)
    return partial


def _shift(slots: Slots, arguments: list[str], _: str) -> Value | None:
    origin = next((From(argument) for argument in arguments if argument in set(From)), From.DOCUMENT)
    weekday = slots.get("weekday")
    if "relday" in slots:
        return Shift(slots["relday"], Grain.DAY, origin, weekday)
    fixed = [argument for argument in arguments if argument.lstrip("-").isdigit()]
    named = [argument for argument in arguments if argument in UNITS]
    unit = named[0] if named else _unit(slots)
    if unit is None:
        return Weekday(weekday, Pointing.NEXT, origin) if weekday else None
    if "nth" in arguments:
        return _units(int(slots["ordinal"]) - 1, unit, From.STORY, weekday)
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
    if unit == "weekend" and abs(count) <= 1:
        return Portion(Part.WEEKEND, Weekday(6, _DIRECTION[int(count)], origin))
    return Shift(int(count * factor), grain, origin, weekday)


def _count(slots: Slots) -> float | None:
    if "dual" in slots:
        return 2
    if "count" in slots:
        return float(slots["count"])
    vague = slots.get("vague")
    return float(vague) if vague and vague.isdigit() else None


def _unit(slots: Slots) -> str | None:
    """The unit, in whichever number it is written."""
    found = slots.get("dual", slots.get("unit", slots.get("units")))
    return None if found is None else str(found)


def _duration(slots: Slots, arguments: list[str], _: str) -> Value | None:
    mod = slots.get("more", "MORE_THAN" if "more" in arguments else "LESS_THAN" if "less" in arguments else "")
    if "about" in slots or "about" in arguments:
        mod = "APPROX"
    count = _count(slots)
    # "a year and a half", "half a year", "a quarter of a century"
    added = [float(a) for a in arguments if a.replace(".", "").isdigit()] or [0.5] * ("half" in arguments)
    if added:
        count = (count or 0) + added[0]
    unit = _unit(slots) or arguments[-1]
    return Duration(count, unit, mod)


def _portion(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    fixed = any(argument.lstrip("-").isdigit() for argument in arguments)
    unit = "unit" in slots or (fixed and any(argument in UNITS for argument in arguments))
    shifted = "relday" in slots or (unit and (fixed or "pointing" in slots) and "month" not in slots)
    whole = (_shift if shifted else _date)(slots, arguments, numeric_order)
    part = slots.get("part", arguments[-1] if arguments else "")
    return None if whole is None else Portion(Part(part), whole)


def _set(slots: Slots, arguments: list[str], _: str) -> Value | None:
    if arguments and not arguments[0].isdigit():
        return Repeating(arguments[0])
    if "month" in slots:
        return Repeating(f"XXXX-{slots['month']:02d}", "EVERY")
    weekday = slots.get("weekday", slots.get("weekdays"))
    if weekday is not None:
        part = f"T{slots['daypart']}" if "daypart" in slots else ""
        return Repeating(f"XXXX-WXX-{weekday}{part}", "EVERY")
    count = int(arguments[0]) if arguments else 2 if "dual" in slots else slots.get("count", slots.get("ordinal", 1))
    return Repeating(duration_value(float(count), _unit(slots) or "day"), "EVERY")


def _vague(slots: Slots, arguments: list[str], _: str) -> Value | None:
    if "pointing" in slots:
        return Vague(_POINTED_ERA[Pointing(slots["pointing"])])
    return Vague(Era(arguments[0] if arguments else slots["era"]))


def _clock(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    on: Value | None
    written = [argument for argument in arguments if ":" in argument or (argument.isalpha() and argument.isupper())]
    further = [argument for argument in arguments if argument not in written]
    fixed = [argument for argument in arguments if argument.lstrip("-").isdigit()]
    if "ordinal" in slots and ("day" in slots or not {"month", "hour"} & slots.keys()):
        slots = {**{name: value for name, value in slots.items() if name != "ordinal"}, "hour": slots["ordinal"]}
    if "relday" in slots and "month" not in slots:
        on = Shift(slots["relday"], Grain.DAY)
    elif {"weekday", "day", "month", "year", "dmy", "short_dmy", "iso"} & slots.keys():
        dated = {name: value for name, value in slots.items() if name not in ("hour", "meridiem")}
        on = _date(dated, further, numeric_order)
    else:
        origin = From.STORY if "story" in arguments else From.DOCUMENT
        on = Shift(int(fixed[0]) if fixed else POINTED[slots.get("pointing", "this")], Grain.DAY, origin)
    time = written[0] if written else time_of_day(slots)
    if not time and "meridiem" in slots:
        return Invalid("a day has no such hour")
    # Of a list one may be a plain day: "the night of the 7th to the 8th".
    return Clock(time, on) if on is not None and time else on


def _bounded(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    whole = _date(slots, arguments[1:], numeric_order)
    return None if whole is None else Bounded(arguments[0] == "after", whole)


def _list(slots: Slots, arguments: list[str], numeric_order: str) -> Value | None:
    """One of several that share words, or of the ends of a range: dates, or what the first argument says."""
    named = bool(arguments) and arguments[0] in set(Meaning)
    name, further = (arguments[0], arguments[1:]) if named else (Meaning.DATE, arguments)
    return BUILDERS[Meaning(name)](slots, further, numeric_order)


BUILDERS: Final[Mapping[Meaning, Callable[[Slots, list[str], str], Value | None]]] = {
    Meaning.DATE: _date,
    Meaning.RANGE: _list,
    Meaning.LIST: _list,
    Meaning.BOUNDED: _bounded,
    Meaning.SHIFT: _shift,
    Meaning.DURATION: _duration,
    Meaning.PORTION: _portion,
    Meaning.SET: _set,
    Meaning.VAGUE: _vague,
    Meaning.CLOCK: _clock,
    Meaning.NONE: lambda *_: None,
}
