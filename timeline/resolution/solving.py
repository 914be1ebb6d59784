"""The arithmetic of anchoring: one function a kind of value, no language, no text."""

from timeline.dates import (
    Date,
    Grain,
    Interval,
    OneOf,
    When,
    civil,
    date,
    day_number,
    is_valid,
    move,
    qualified,
    shift,
    truncate,
    weekday,
)
from timeline.mentions import (
    About,
    Absolute,
    Bounded,
    Clock,
    From,
    Part,
    Partial,
    Pointing,
    Portion,
    ReckonedPartial,
    Shift,
    Tense,
    Value,
    Weekday,
    Within,
)
from timeline.resolution.other_calendars import reckoned_near, reckoned_told, reckoned_within
from timeline.resolution.standpoint import PERIODS, Standpoint, told

# How far from the reference a year is sought whose weekday fits: a calendar repeats within 11 years at most.
_WEEKDAY_REACH = 11
# A day without its year is taken for the near one, whatever its clause's tense, within so many days.
_NEAR_DAYS = 100
_THIRDS = (Part.START, Part.MID, Part.END)


def solve(value: Value, place: Standpoint) -> When | None:
    """The date of a value; None where that cannot be said."""
    match value:
        case Absolute(when):
            return when
        case ReckonedPartial():
            return _reckoned(value, place)
        case Within(ReckonedPartial() as inner, outer):
            base = place.base(outer)
            return None if base is None else reckoned_within(inner, base, outer.count)
        case Partial(month, int(day), None, Pointing.NONE) if named_day := place.named_day(month, day):
            return named_day
        case Partial():
            return _partial(value, place.anchor(), place.tense, narrative=place.narrative)
        case Weekday(day, pointing, origin):
            named = told(place.story) if origin is From.STORY else None
            return _weekday(day, pointing, named or place.anchor(), _expected(pointing, place))
        case Shift():
            return _shifted(value, place.base(value))
        case Within(Partial() as inner, outer):
            whole = _shifted(outer, place.base(outer))
            return None if whole is None else inside(inner, whole)
        case Portion(part, whole_value):
            inner_when = solve(whole_value, place)
            return None if inner_when is None else portion(part, inner_when)
        case About(qualifier, inner_value):
            inner_when = solve(inner_value, place)
            return None if inner_when is None else qualified(inner_when, qualifier)
        case Clock(_, on) | Bounded(_, on):
            return solve(on, place)
        case _:
            return None


def _reckoned(value: ReckonedPartial, place: Standpoint) -> When | None:
    anchor = place.anchor()
    if anchor is None:
        return None
    told_then = reckoned_told(value, anchor) if place.narrative and not value.pointing else None
    return told_then or reckoned_near(value, anchor, place.tense)


def _expected(pointing: Pointing, place: Standpoint) -> Tense:
    """A story goes forward; "this Friday" lies ahead unless its clause tells of the past."""
    ahead = place.narrative or (pointing is Pointing.THIS and place.tense is not Tense.PAST)
    return Tense.FUTURE if ahead else place.tense


def _partial(value: Partial, reference: Date | None, tense: Tense, *, narrative: bool) -> Date | None:
    if reference is None:
        return None
    if value.month is None:
        return _day_of_month(value, reference, tense, narrative=narrative)
    year = reference.year
    if narrative and not value.pointing:
        return _in_year(value, year + _turns(value.month, reference))
    is_coarse = reference.grain <= Grain.YEAR if value.pointing else reference.grain < Grain.MONTH
    if value.pointing is Pointing.THIS or is_coarse:
        return _in_year(value, year)
    if value.weekday is not None and value.day is not None:
        fitting = [d for d in _years_around(value, year, _WEEKDAY_REACH) if weekday(d.day) == value.weekday]
        near = [d for d in fitting if abs(d.day - reference.day) <= 200]
        if near:
            return min(near, key=lambda d: abs(d.day - reference.day))
    return _nearest(_years_around(value, year, 4), reference, value.pointing, tense)


def _turns(month: int, told: Date) -> bool:
    """Whether a story goes from one year's December to the next year's January or February."""
    in_december = civil(told.day)[1] == 12
    # A winter is named after the year it opens in, and lies mostly in the next.
    return in_december and (month <= 3 if told.grain is Grain.SEASON else told.grain >= Grain.MONTH and month <= 2)


def _years_around(value: Partial, year: int, reach: int) -> list[Date]:
    found = (_in_year(value, candidate) for candidate in range(year - reach, year + reach + 1))
    return [date_ for date_ in found if date_ is not None]


def _in_year(value: Partial, year: int) -> Date | None:
    month = value.month or 1
    if value.day is None:
        return Date(day_number(year, month), value.unit)
    if not is_valid(year, month, value.day):
        return None
    day = date(year, month, value.day)
    return truncate(day, Grain.WEEK) if value.unit is Grain.WEEK else day


def _day_of_month(value: Partial, reference: Date, tense: Tense, *, narrative: bool) -> Date | None:
    """The 15th: of the month a story is in, of this month, or of the neighbour the tense points to."""
    if value.day is None or reference.grain < Grain.MONTH:
        return None
    if narrative:
        year, month, _ = civil(reference.day)
        return date(year, month, value.day) if is_valid(year, month, value.day) else None
    candidates = []
    for count in (-1, 0, 1):
        year, month, _ = civil(shift(Date(reference.day), count, Grain.MONTH).day)
        if is_valid(year, month, value.day):
            candidates.append(date(year, month, value.day))
    if value.weekday is not None:
        candidates = [d for d in candidates if weekday(d.day) == value.weekday] or candidates
    return _nearest(candidates, reference, value.pointing, tense, near=0)


def _nearest(
    candidates: list[Date], reference: Date, pointing: Pointing, tense: Tense, near: int = _NEAR_DAYS
) -> Date | None:
    """The candidate that direction or tense asks for, unless a day is near; without either, the nearest."""
    if not candidates:
        return None
    unit = truncate(reference, candidates[0].grain)
    nearest = min(candidates, key=lambda d: abs(d.day - unit.day))
    before = [d for d in candidates if d.day < unit.day]
    after = [d for d in candidates if d.day > unit.day]
    same = [d for d in candidates if d.day == unit.day]
    match pointing, tense:
        case (Pointing.LAST, _):
            return before[-1] if before else None
        case (Pointing.NEXT, _):
            return after[0] if after else None
        case _ if unit.grain is Grain.DAY and abs(nearest.day - unit.day) <= near:
            return nearest
        case (_, Tense.PAST):
            return (before + same)[-1] if before or same else candidates[0]
        case (_, Tense.FUTURE) if unit.grain not in PERIODS:
            # What businesses expect may be the figures of a quarter that has ended.
            return (same + after)[0] if same or after else candidates[-1]
    # Of a past and a coming one, reports mean the past one, unless the other is much nearer.
    if nearest.day > unit.day and before and (nearest.day - unit.day) * 2 > unit.day - before[-1].day:
        return before[-1]
    return nearest


def _weekday(day: int, pointing: Pointing, reference: Date | None, tense: Tense) -> Date | None:
    if reference is None or reference.grain is not Grain.DAY:
        return None
    ahead = (day - weekday(reference.day)) % 7
    if pointing is Pointing.NEXT:
        return Date(reference.day + (ahead or 7))
    if pointing is Pointing.LAST:
        return Date(reference.day + ahead - 7)
    if tense is Tense.FUTURE:
        return Date(reference.day + ahead)
    return Date(reference.day + (ahead - 7 if ahead else 0))


def _shifted(value: Shift, base: Date | None) -> Date | None:
    if base is None:
        return None
    if value.grain is Grain.YEAR and base.grain in PERIODS and value.count:
        return move(base, value.count, Grain.YEAR)
    if base.grain < value.grain:
        # The base is not known finely enough to count such units from: its own unit is what can be said.
        return base if value.count == 0 else None
    return shift(Date(base.day, base.grain), value.count, value.grain)


def inside(inner: Partial, whole: Date) -> Date | None:
    """A day, month or weekday within a larger unit: "the 15th of this month"."""
    year, month, _ = civil(whole.day)
    if inner.month is not None:
        return _in_year(inner, year)
    if inner.day is not None and whole.grain is Grain.MONTH:
        return date(year, month, inner.day) if is_valid(year, month, inner.day) else None
    if inner.weekday is not None and whole.grain is Grain.WEEK:
        return Date(whole.day + inner.weekday - 1)
    return None


def portion(part: Part, whole: When) -> When:
    """The first, middle or last third of a unit, as some day within it.

    A year's thirds have EDTF codes (`1945-37`); others are the set of their days.
    """
    if not isinstance(whole, Date):
        return _third_of_days(part, whole)
    if part is Part.WEEKEND:
        saturday = truncate(whole, Grain.WEEK).day + 5
        return OneOf((Interval(Date(saturday), Date(saturday + 1)),))
    if whole.grain is Grain.YEAR:
        return Date(day_number(whole.year, 1 + 4 * _THIRDS.index(part)), Grain.THIRD, whole.qualifier)
    if whole.grain is Grain.DAY:
        return whole
    return _third_of_days(part, OneOf((Interval(Date(whole.day), Date(whole.last_day)),)))


def _third_of_days(part: Part, whole: When) -> When:
    match whole:
        case OneOf((Interval(Date(first), Date(last)),)) if part in _THIRDS:
            index, length = _THIRDS.index(part), last - first + 1
            start, end = first + length * index // 3, first + length * (index + 1) // 3 - 1
            # A third of a weekend is one of its days.
            return OneOf((Interval(Date(start), Date(max(start, end))),))
    return whole


def weekday_years(value: Partial, years: tuple[int, int]) -> list[Date]:
    """Every day of those years that is the weekday and the day named."""
    found = (_in_year(value, year) for year in range(years[0], years[1] + 1))
    return [d for d in found if d is not None and weekday(d.day) == value.weekday]
