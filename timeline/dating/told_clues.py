"""Clues in what a text says of time: weekdays, datelines, full dates, years; and what its file says."""

from typing import Final

import numpy as np

from timeline.dates import Date, EdtfError, Grain, civil, parse_edtf, weekday, write_edtf
from timeline.dating.beliefs import DOUBT, Belief, Days, Found, after_day, around_days, mixed, yearly
from timeline.dating.document_date import Clue
from timeline.dating.material import Material
from timeline.mentions import Absolute, Partial, Shift, Tense, Timex

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATELINE_REACH: Final = 120
# How often the latest year a text names is one that it looks ahead to.
_LOOKS_AHEAD: Final = 0.5
# Texts look back over some sixty years at most; what of this lies behind the window is lost to it.
_LOOKS_BACK_DAYS: Final = 60 * 365


def metadata(material: Material, days: Days) -> Found:
    """Dates a file or page says of itself."""
    for kind, text in material.document.metadata:
        day = _iso_day(text)
        if day is not None:
            yield Clue("metadata", f"The source's own {kind} data give {text[:10]}."), after_day(days, day)


def weekday_and_day(material: Material, days: Days) -> Found:
    """Tuesday (7 September): only some years have that day on that weekday, and the report is of that week."""
    known: dict[tuple[Partial, Tense], Belief] = {}
    for timex in material.timexes:
        value = timex.value
        if not isinstance(value, Partial) or not (value.weekday and value.month and value.day):
            continue
        told = [day for day in yearly(value.month, value.day, days) if weekday(day) == value.weekday]
        years = ", ".join(str(civil(day)[0]) for day in told)
        day_and_month = f"{value.day} {_MONTHS[value.month - 1]}"
        because = f"{day_and_month} is a {_DAYS[value.weekday - 1]} only in {years}."
        if (value, timex.tense) not in known:
            known[value, timex.tense] = around_days(days, told, timex.tense)
        yield _quoting("weekday", because, timex), known[value, timex.tense]


def dateline(material: Material, days: Days) -> Found:
    """A day and month at the head of the text."""
    for timex in material.timexes[:1]:
        value = timex.value
        if timex.span.start > _DATELINE_REACH or not isinstance(value, Partial) or value.weekday:
            continue
        if value.month and value.day:
            because = "The text opens with this day and month, as datelines do."
            yield (
                _quoting("dateline", because, timex),
                around_days(days, yearly(value.month, value.day, days), timex.tense),
            )


def today(material: Material, days: Days) -> Found:
    """Today, Tuesday: says the weekday of writing."""
    for timex in material.timexes:
        value = timex.value
        if isinstance(value, Shift) and value.weekday and value.grain is Grain.DAY:
            written_on = (value.weekday - 1 - value.count) % 7 + 1
            because = f"The report was written on a {_DAYS[written_on - 1]}."
            allowed = (days - 1) % 7 + 1 == written_on
            yield _quoting("today", because, timex), mixed(allowed, DOUBT)


def full_dates(material: Material, days: Days) -> Found:
    """The latest full date told as past: written on or soon after it (terminus post quem)."""
    told: list[tuple[int, Timex]] = []
    for timex in material.timexes:
        if not isinstance(timex.value, Absolute) or not isinstance(timex.value.when, Date):
            continue
        when = timex.value.when
        if when.grain is Grain.DAY and timex.tense is not Tense.FUTURE:
            told.append((when.day, timex))
    if told:
        latest, timex = max(told, key=lambda pair: pair[0])
        because = f"The latest full date told is {write_edtf(Date(latest))}; the report is of that day or later."
        yield _quoting("full date", because, timex), after_day(days, latest)


def years(material: Material, days: Days) -> Found:
    """The latest year or month told: seldom a plan for a year to come, and the longer ago the less likely."""
    told = [
        (timex.value.when.day, timex)
        for timex in material.timexes
        if isinstance(timex.value, Absolute)
        and isinstance(timex.value.when, Date)
        and timex.value.when.grain in (Grain.YEAR, Grain.MONTH)
        and timex.tense is not Tense.FUTURE
    ]
    if told:
        latest, timex = max(told, key=lambda pair: pair[0])
        shares = 1.0 / (1.0 + np.arange(_LOOKS_BACK_DAYS) / 365.0)
        lag = days - latest
        later = np.where((lag >= 0) & (lag < _LOOKS_BACK_DAYS), shares[lag % _LOOKS_BACK_DAYS], 0.0)
        because = f"The latest year the text speaks of is {civil(latest)[0]}; reports rarely look back much further."
        yield _quoting("year", because, timex), mixed(later, _LOOKS_AHEAD, whole=float(shares.sum()))


def _quoting(kind: str, because: str, timex: Timex) -> Clue:
    return Clue(kind, because, timex.text, timex.span)


def _iso_day(text: str) -> int | None:
    try:
        when = parse_edtf(text[:10])
    except EdtfError:
        return None
    return when.day if isinstance(when, Date) and when.grain is Grain.DAY else None
