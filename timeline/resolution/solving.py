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
    Shift,
    Tense,
    Value,
    Weekday,
    Within,
)

# How far from the reference a year is sought whose weekday fits: a calendar repeats within 11 years at most.
_WEEKDAY_REACH = 11


def solve(value: Value, reference: Date | None, story: When | None, tense: Tense, *, narrative: bool) -> When | None:
    """The date of a value counted from one possible document date; None where that cannot be said."""
    anchor = _story_anchor(story) if narrative else reference
    match value:
        case Absolute(when):
            return when
        case Partial():
            return _partial(value, anchor or reference, tense, narrative=narrative)
        case Weekday(day, pointing, origin):
            base = _story_anchor(story) if origin is From.STORY or narrative else reference
            return _weekday(day, pointing, base or reference, tense)
        case Shift():
            base = _story_anchor(story) if value.origin is From.STORY else reference
            return _shifted(value, base or reference)
        case Within(inner, outer):
            whole = _shifted(outer, reference)
            return None if whole is None else inside(inner, whole)
        case Portion(part, whole_value):
            inner_when = solve(whole_value, reference, story, tense, narrative=narrative)
            return portion(part, inner_when) if isinstance(inner_when, Date) else inner_when
        case About(qualifier, inner_value):
            inner_when = solve(inner_value, reference, story, tense, narrative=narrative)
            return None if inner_when is None else qualified(inner_when, qualifier)
        case Clock(_, on) | Bounded(_, on):
            return solve(on, reference, story, tense, narrative=narrative)
        case _:
            return None


def _story_anchor(story: When | None) -> Date | None:
    """The day a story has come to: the end of a stretch, the first of several candidates."""
    match story:
        case Date():
            return story
        case Interval(start, end):
            return end if isinstance(end, Date) else start if isinstance(start, Date) else None
        case OneOf(candidates):
            return _story_anchor(candidates[0])
    return None


def _partial(value: Partial, reference: Date | None, tense: Tense, *, narrative: bool) -> Date | None:
    if reference is None:
        return None
    if value.month is None:
        return _day_of_month(value, reference, tense)
    year = reference.year
    if narrative:
        return _in_year(value, year)
    if value.pointing is Pointing.THIS or reference.grain < Grain.MONTH:
        return _in_year(value, year)
    if value.weekday is not None and value.day is not None:
        fitting = [d for d in _years_around(value, year, _WEEKDAY_REACH) if weekday(d.day) == value.weekday]
        near = [d for d in fitting if abs(d.day - reference.day) <= 200]
        if near:
            return min(near, key=lambda d: abs(d.day - reference.day))
    return _nearest(_years_around(value, year, 4), reference, value.pointing, tense)


def _years_around(value: Partial, year: int, reach: int) -> list[Date]:
    found = (_in_year(value, candidate) for candidate in range(year - reach, year + reach + 1))
    return [date_ for date_ in found if date_ is not None]


def _in_year(value: Partial, year: int) -> Date | None:
    month = value.month or 1
    if value.day is None:
        return date(year, month)
    return date(year, month, value.day) if is_valid(year, month, value.day) else None


def _day_of_month(value: Partial, reference: Date, tense: Tense) -> Date | None:
    """The 15th: of this month, or of the neighbour the tense points to."""
    if value.day is None or reference.grain < Grain.MONTH:
        return None
    candidates = []
    for count in (-1, 0, 1):
        year, month, _ = civil(shift(Date(reference.day), count, Grain.MONTH).day)
        if is_valid(year, month, value.day):
            candidates.append(date(year, month, value.day))
    if value.weekday is not None:
        candidates = [d for d in candidates if weekday(d.day) == value.weekday] or candidates
    return _nearest(candidates, reference, value.pointing, tense)


def _nearest(candidates: list[Date], reference: Date, pointing: Pointing, tense: Tense) -> Date | None:
    """The candidate that direction or tense asks for; without either, the nearest."""
    if not candidates:
        return None
    unit = truncate(reference, max(candidates[0].grain, Grain.MONTH)) if candidates[0].grain != Grain.DAY else reference
    before = [d for d in candidates if d.day < unit.day]
    after = [d for d in candidates if d.day > unit.day]
    same = [d for d in candidates if d.day == unit.day]
    match pointing, tense:
        case (Pointing.LAST, _):
            return before[-1] if before else None
        case (Pointing.NEXT, _):
            return after[0] if after else None
        case (_, Tense.PAST):
            return (before + same)[-1] if before or same else candidates[0]
        case (_, Tense.FUTURE):
            return (same + after)[0] if same or after else candidates[-1]
    return min(candidates, key=lambda d: abs(d.day - unit.day))


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
    if value.grain is Grain.SEASON and value.season_month is not None:
        return Date(day_number(base.year + value.count, value.season_month), Grain.SEASON)
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


def portion(part: Part, whole: Date) -> When:
    """The first, middle or last third of a unit, as some day within it.

    A year's thirds have EDTF codes (`1945-37`); others are the set of their days.
    """
    index = (Part.START, Part.MID, Part.END).index(part)
    if whole.grain is Grain.YEAR:
        return Date(day_number(whole.year, 1 + 4 * index), Grain.THIRD, whole.qualifier)
    if whole.grain is Grain.DAY:
        return whole
    length = whole.last_day - whole.day + 1
    first = whole.day + length * index // 3
    last = whole.day + length * (index + 1) // 3 - 1
    return OneOf((Interval(Date(first), Date(last)),))


def weekday_years(value: Partial, years: tuple[int, int]) -> list[Date]:
    """Every day of those years that is the weekday and the day named."""
    found = (_in_year(value, year) for year in range(years[0], years[1] + 1))
    return [d for d in found if d is not None and weekday(d.day) == value.weekday]
