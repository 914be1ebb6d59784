"""Clues in the days and months a text tells without their year: datelines, days of the year, months."""

import re
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import (
    FIRST_YEAR,
    HALF_YEAR,
    Floats,
    Seasonal,
    all_years,
    leap_day_of_year,
    year_starts,
)
from timeline.dating.material import Material, Telling
from timeline.mentions import Partial, Tense

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATELINE_REACH: Final = 160
# "7 September (Reuters) -", "7 сентября. /ТАСС/", "7日电": an agency in brackets, a dash.
_DASH: Final = re.compile(r"[^\W\d_]?[.,]?\s*(?:[(（/\[][^)）/\]]{1,40}[)）/\]]\s*)?(?:[-–—_]+|[/(（])")
# Years named in a reason, of those a weekday leaves.
_YEARS_SHOWN: Final = range(1990, 2031)


def _near(rows: weights.Rows) -> Floats:
    return weights.likelihoods(weights.shares(rows, -HALF_YEAR, HALF_YEAR))


_DATELINE: Final = _near(weights.DATELINE_DAY)
_DAY: Final = {
    Tense.PAST: _near(weights.PAST_DAY),
    Tense.FUTURE: _near(weights.FUTURE_DAY),
    Tense.UNKNOWN: _near(weights.OPEN_DAY),
}
_LEAD_NEWS_DAY: Final = _near(weights.LEAD_NEWS_DAY)
_NEWS_DAY: Final = {
    Tense.PAST: _near(weights.PAST_NEWS_DAY),
    Tense.FUTURE: _near(weights.FUTURE_NEWS_DAY),
    Tense.UNKNOWN: _near(weights.PAST_NEWS_DAY),
}
_MONTH: Final = {
    Tense.PAST: _near(weights.PAST_MONTH),
    Tense.FUTURE: _near(weights.FUTURE_MONTH),
    Tense.UNKNOWN: _near(weights.PAST_MONTH),
}


def days_and_months(material: Material) -> Found:
    """GENEVA, 7 September; on 6 November; in August: reports speak of days near their own."""
    for telling in material.told_once():
        match telling.value:
            case Partial(month=int(month), day=int(day), weekday=None):
                yield _day(telling, month, day, material)
            case Partial(month=int(month), day=None):
                because = f"A month told without its year is mostly a near one: {MONTHS[month - 1]}."
                near = _MONTH[telling.timex.tense]
                yield Clue.quoting("month", because, telling.timex), Seasonal(leap_day_of_year(month, 15), near)


def _day(telling: Telling, month: int, day: int, material: Material) -> tuple[Clue, Seasonal]:
    named = f"{day} {MONTHS[month - 1]}"
    if _is_dateline(telling, material):
        because = f"The text opens with {named}, as datelines do: it is of that day or the next."
        return Clue.quoting("dateline", because, telling.timex), Seasonal(leap_day_of_year(month, day), _DATELINE)
    because = f"A day told without its year is mostly a near one: {named}."
    near = _DAY[telling.timex.tense]
    return Clue.quoting("day and month", because, telling.timex), Seasonal(leap_day_of_year(month, day), near)


def weekday_and_day(material: Material) -> Found:
    """Tuesday (7 September): only some years have that day on that weekday, and the report is of those days."""
    for telling in material.told_once():
        match telling.value:
            case Partial(month=int(month), day=int(day), weekday=int(day_of_week)):
                fits = years_with(day_of_week, month, day)
                near = _near_news(telling, material)
                # Where the writer erred, the day may be any of the year, and the weekday one in seven.
                unfit = float(np.log(weights.DOUBT_OF_WEEKDAY_AND_DAY / 7 * np.exp(near).mean()))
                because = f"{day} {MONTHS[month - 1]} is a {WEEKDAYS[day_of_week - 1]} {_which(fits)}."
                clue = Clue.quoting("weekday and day", because, telling.timex)
                yield clue, Seasonal(leap_day_of_year(month, day), near, fits, unfit)


def _near_news(telling: Telling, material: Material) -> Floats:
    if _is_dateline(telling, material):
        return _DATELINE
    return _LEAD_NEWS_DAY if material.is_lead(telling.timex) else _NEWS_DAY[telling.timex.tense]


def _which(fits: NDArray[np.bool_]) -> str:
    shown = ", ".join(str(year) for year in _YEARS_SHOWN if fits[year - FIRST_YEAR])
    return f"only in {shown} (of the years {_YEARS_SHOWN[0]} to {_YEARS_SHOWN[-1]})" if shown else "in no late year"


def _is_dateline(telling: Telling, material: Material) -> bool:
    """Whether it is the first time the text tells, at its head, under no verb or before the dash of a dateline."""
    timex = telling.timex
    if material.timexes[0] is not timex or timex.span.start > _DATELINE_REACH:
        return False
    return timex.tense is Tense.UNKNOWN or _DASH.match(material.document.text, timex.span.end) is not None


@cache
def years_with(day_of_week: int, month: int, day: int) -> NDArray[np.bool_]:
    """The years from `FIRST_YEAR` on whose day of that month is that weekday."""
    starts = year_starts()
    leap = (all_years() % 4 == 0) & ((all_years() % 100 != 0) | (all_years() % 400 == 0))
    of_year = leap_day_of_year(month, day)
    numbers = starts + of_year - (~leap & (of_year > 59))
    found: NDArray[np.bool_] = ((numbers - 1) % 7 + 1 == day_of_week) & (leap | (of_year != 59))
    return found
