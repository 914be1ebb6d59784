"""Why a time expression comes to its date, in words fit to show to a historian."""

from timeline.dates import Date, Grain, OneOf, When, weekday, write_edtf
from timeline.dates.calendars import CALENDARS
from timeline.mentions import (
    About,
    Absolute,
    Bounded,
    Clock,
    Duration,
    From,
    Part,
    Partial,
    Pointing,
    Portion,
    ReckonedPartial,
    Repeating,
    Shift,
    Tense,
    Timex,
    Vague,
    Value,
    Weekday,
    Within,
)
from timeline.resolution.context import Context
from timeline.resolution.standpoint import Standpoint

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TENSES = {Tense.PAST: "its sentence tells of the past", Tense.FUTURE: "its sentence looks ahead"}
_POINTING = {
    Pointing.LAST: "the last one before",
    Pointing.NEXT: "the next one after",
    Pointing.THIS: "the one that goes with",
}


def explain(timex: Timex, when: When | None, context: Context) -> str:
    """One or two sentences: what the words say, what they were counted from, what came out."""
    said = _meaning(timex.value)
    counted = _counted_from(timex, when, context)
    warning = _weekday_warning(timex.value, when)
    return " ".join(part for part in (f"“{timex.text}” is {said}.", counted, warning) if part)


def _meaning(value: Value) -> str:
    match value:
        case Absolute(_, reckoning):
            return f"a date of the {reckoning} calendar, converted by reckoning" if reckoning else "a full date"
        case Partial():
            return _partial(value)
        case ReckonedPartial(calendar):
            return f"a date of the {CALENDARS[calendar].name} calendar with no year"
        case Weekday(day):
            return f"a weekday ({_DAYS[day - 1]})"
        case Shift(count, grain):
            return _shift(count, grain)
        case Within(_, outer):
            return f"a part of a larger unit, which is {_shift(outer.count, outer.grain)}"
        case Portion(Part.WEEKEND):
            return "a weekend"
        case Portion(part, whole):
            return f"the {part.value.lower()} of {_meaning(whole)}"
        case About(_, inner):
            return f"about {_meaning(inner)}"
        case Bounded(after, inner):
            return f"{'after' if after else 'before'} {_meaning(inner)}"
        case Clock(_, on):
            return f"a time of day on {_meaning(on)}"
        case Duration():
            return "an amount of time, not a date"
        case Repeating():
            return "something that repeats, not one date"
        case Vague():
            return "a vague reference, not a date on a calendar"
    return "no date"


def _partial(value: Partial) -> str:
    whole = f"a {value.unit.name.lower()}"
    named = "a day and month" if value.month and value.day else whole if value.month else "a day of a month"
    without = "no year" if value.month else "neither month nor year"
    beside = f" beside its weekday ({_DAYS[value.weekday - 1]})" if value.weekday else ""
    return f"{named}{beside} with {without}"


def _shift(count: int, grain: Grain) -> str:
    unit = grain.name.lower()
    if count == 0:
        return f"the {unit} that is counted from"
    plural = "" if abs(count) == 1 else "s"
    return f"{abs(count)} {unit}{plural} {'before' if count < 0 else 'after'}"


def _counted_from(timex: Timex, when: When | None, context: Context) -> str:
    value = timex.value
    if isinstance(value, Absolute | Duration | Repeating | Vague):
        return ""
    result = "" if when is None else write_edtf(when)
    if not context.references and not _uses_story(value, context):
        return _without_reference(value, when, context)
    anchor = _anchor(value, context)
    if when is None:
        return f"Counted from {anchor} it comes to no single date."
    return f"Counted from {anchor}{_direction(timex)}, it is {result}."


def _without_reference(value: Value, when: When | None, context: Context) -> str:
    if isinstance(value, Clock):
        value = value.on
    if isinstance(when, OneOf) and isinstance(value, Partial) and value.weekday and value.month and value.day:
        first, last = context.years
        return (
            f"The document's date is not known; these are the years from {first} to {last} in which "
            f"the day falls on a {_DAYS[value.weekday - 1]}."
        )
    return "The document's date is not known, so there is nothing to count from."


def _uses_story(value: Value, context: Context) -> bool:
    return context.story is not None and (
        context.narrative or (isinstance(value, Shift) and value.origin is From.STORY)
    )


def _anchor(value: Value, context: Context) -> str:
    if isinstance(value, Shift) and len(context.references) < 2:
        reference = next(iter(context.references), None)
        base = Standpoint(reference, context.story, context.trail, Tense.UNKNOWN, context.narrative).base(value)
        if base is not None and base != reference:
            named = base == context.story or base in context.trail
            what = "the date the text named before" if named else "the last that has ended"
            return f"{what}, {write_edtf(base)}"
    if _uses_story(value, context) and context.story is not None:
        return f"the date the text named before, {write_edtf(context.story)}"
    if len(context.references) == 1:
        return f"the document's date, {_day(context.references[0])}"
    return f"each of the {len(context.references)} days the document may be from"


def _day(reference: Date) -> str:
    name = f" ({_DAYS[weekday(reference.day) - 1]})" if reference.grain is Grain.DAY else ""
    return write_edtf(reference) + name


def _direction(timex: Timex) -> str:
    value = timex.value.on if isinstance(timex.value, Clock) else timex.value
    pointing = value.pointing if isinstance(value, Partial | Weekday) else Pointing.NONE
    if pointing in _POINTING:
        return f" as {_POINTING[pointing]} it"
    if isinstance(value, Partial | Weekday) and timex.tense in _TENSES:
        return f", and {_TENSES[timex.tense]}"
    return ""


def _weekday_warning(value: Value, when: When | None) -> str:
    written = value.weekday if isinstance(value, Absolute | Partial | Shift) else None
    if written is None or not isinstance(when, Date) or when.grain is not Grain.DAY:
        return ""
    actual = weekday(when.day)
    if actual == written:
        return ""
    return f"But {write_edtf(when)} is a {_DAYS[actual - 1]}, not a {_DAYS[written - 1]}: one of the two is wrong."
