"""Turns meanings into dates, one after the other, as the text tells them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.dates import Date, Grain, OneOf, When, write_edtf
from timeline.mentions import (
    About,
    Absolute,
    Bounded,
    Clock,
    Era,
    From,
    Invalid,
    Partial,
    Portion,
    RangeEnd,
    Shift,
    Tense,
    Timex,
    Vague,
    Value,
    Weekday,
    Within,
)
from timeline.resolution.context import Context
from timeline.resolution.reasons import explain
from timeline.resolution.resolved import Resolution, ResolvedDate, Unresolved
from timeline.resolution.solving import solve, weekday_years
from timeline.resolution.standpoint import Standpoint
from timeline.resolution.values import mod_of, timex_value, type_of

# A set of candidates longer than this says no more than "not known".
MOST_CANDIDATES = 60
# How many dates back a relative date may look for one that is known finely enough.
_TRAIL = 6
_FAR_YEARS = 10


def resolve(timexes: Sequence[Timex], context: Context) -> tuple[list[Resolution], Context]:
    """Each time expression with its date or the reason why there is none, and the story's new place."""
    found: list[Resolution] = []
    for timex in timexes:
        resolution = _in_order(found[-1] if found else None, resolve_one(timex, context))
        found.append(resolution)
        if isinstance(resolution, ResolvedDate) and _moves_story(resolution, context):
            trail = (resolution.when, *context.trail) if isinstance(resolution.when, Date) else context.trail
            context = replace(context, story=resolution.when, trail=trail[:_TRAIL])
    return found, context


def resolve_one(timex: Timex, context: Context) -> Resolution:
    """One time expression."""
    timex = _told_from_now(timex) if context.narrative else timex
    impossible = _impossible(timex.value)
    if impossible:
        return Unresolved(timex, impossible)
    try:
        when = _when(timex.value, timex.tense, context)
    except OverflowError:
        return Unresolved(timex, "this leads beyond the years that are counted")
    value = timex_value(timex.value, _whole(timex, when, context))
    because = explain(timex, when, context)
    return ResolvedDate(timex, type_of(timex.value), value, when, because, mod_of(timex.value))


def _in_order(first: Resolution | None, last: Resolution) -> Resolution:
    """A stretch of weekdays does not run backwards: "from Sunday to Tuesday" ends after it begins."""
    match first, last:
        case (
            ResolvedDate(Timex(value=Weekday(), end=RangeEnd.FIRST), when=Date(begun)),
            ResolvedDate(Timex(value=Weekday() as value, end=RangeEnd.LAST), when=Date(ended)),
        ) if ended < begun:
            when = Date(ended + (begun - ended + 6) // 7 * 7)
            because = f"{last.because} It ends what the day before it begins, so it is {write_edtf(when)}."
            return replace(last, when=when, value=timex_value(value, when), because=because)
    return last


def _told_from_now(timex: Timex) -> Timex:
    """In a story "today" is when it is told, and no day of it."""
    return replace(timex, value=Vague(Era.PRESENT)) if timex.value == Shift(0, Grain.DAY) else timex


def _impossible(value: Value) -> str:
    """Why a value can be no date, however it is qualified: "early on 31 February"."""
    match value:
        case Invalid(reason):
            return reason
        case Portion(_, inner) | About(_, inner) | Clock(_, inner) | Bounded(_, inner):
            return _impossible(inner)
    return ""


def _whole(timex: Timex, when: When | None, context: Context) -> When | None:
    """The unit a portion was taken of: TIMEX3 writes that as the value, and the portion as its mod."""
    return _when(timex.value.whole, timex.tense, context) if isinstance(timex.value, Portion) else when


def _when(value: Value, tense: Tense, context: Context) -> When | None:
    """The one date all possible references give, or the set of those they give."""
    references: Iterable[Date | None] = context.references or (None,)
    solved = [
        solve(value, Standpoint(reference, context.story, context.trail, tense, context.narrative))
        for reference in references
    ]
    distinct = list(dict.fromkeys(when for when in solved if when is not None))
    if not distinct:
        return _without_reference(value, context)
    if len(distinct) == 1:
        return distinct[0]
    dates = sorted((when for when in distinct if isinstance(when, Date)), key=lambda d: (d.day, d.grain))
    return OneOf(tuple(dates)) if 1 < len(dates) <= MOST_CANDIDATES else None


def _without_reference(value: Value, context: Context) -> When | None:
    """What can be said with no date to count from: the years in which the day falls on its weekday."""
    if isinstance(value, Clock):
        value = value.on
    if isinstance(value, Partial) and value.weekday and value.month and value.day:
        return OneOf(tuple(weekday_years(value, context.years)))
    return None


def _moves_story(resolution: ResolvedDate, context: Context) -> bool:
    """A story moves to dates that it names itself, known at least to the year.

    Asides do not move it: "now", a look back ("a year earlier"), a year alone that is far away.
    """
    value, when = resolution.timex.value, resolution.when
    if when is None or not isinstance(value, Absolute | Partial | Weekday | Shift | Within | Clock | Portion):
        return False
    if isinstance(value, Absolute) and value.aside:
        return False
    if isinstance(value, Shift) and value.origin is not From.DOCUMENT and value.grain <= Grain.YEAR:
        return value.count in (0, 1)
    if not isinstance(when, Date):
        return True
    far = isinstance(context.story, Date) and abs(when.year - context.story.year) > _FAR_YEARS
    return when.grain > Grain.YEAR or (when.grain is Grain.YEAR and not far)


def edtf(resolution: Resolution) -> str:
    """EDTF of a resolution, empty where it has no date."""
    when = resolution.when if isinstance(resolution, ResolvedDate) else None
    return "" if when is None else write_edtf(when)
