"""Clues in the weekdays a text tells: on Tuesday; today, Tuesday; Thursday the 24th."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np

from timeline.dates import Grain, civil, day_number, weekday
from timeline.dating import weights
from timeline.dating.days_told import WEEKDAYS
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import Stretches, Weekly, all_years, stretches
from timeline.dating.material import Material, Telling
from timeline.mentions import From, Partial, Pointing, Shift, Tense, Weekday, Within

# Characters between "today" and the weekday behind it: a blank, a bracket, a comma, a preposition.
_BESIDE = 5


def today(material: Material) -> Found:
    """Today, Tuesday: says the weekday of writing."""
    for telling, count, told in _days_with_weekdays(material):
        written_on = (told - 1 - count) % 7 + 1
        values = np.full(7, weights.DOUBT)
        values[written_on - 1] = 1.0
        because = f"The report was written on a {WEEKDAYS[written_on - 1]}."
        yield Clue.quoting("today", because, telling.timex), Weekly(np.log(values))


def _days_with_weekdays(material: Material) -> Iterator[tuple[Telling, int, int]]:
    """Days counted from the report's, and their weekdays: written as one, or the one behind the other."""
    for telling, behind in pairwise([*material.tellings, None]):
        if telling is None:
            continue
        match telling.value:
            case Shift(count=int(count), grain=Grain.DAY, weekday=int(told), origin=From.DOCUMENT):
                yield telling, count, told
            case Shift(count=int(count), grain=Grain.DAY, weekday=None, origin=From.DOCUMENT) if behind:
                beside = telling.timex.span.gap(behind.timex.span) <= _BESIDE
                if beside and isinstance(behind.value, Weekday) and behind.value.pointing is Pointing.NONE:
                    yield telling, count, behind.value.weekday


def weekdays(material: Material) -> Found:
    """On Tuesday they met: news speaks of the day itself and of the few before it, or of those to come."""
    for telling in material.told_once():
        if isinstance(telling.value, Weekday):
            told = telling.value.weekday
            coming = telling.value.pointing is Pointing.NEXT or telling.timex.tense is Tense.FUTURE
            is_lead = material.is_lead(telling.timex) and telling.value.pointing is Pointing.NONE
            side = weights.LEAD_WEEKDAY if is_lead else _side(telling.value, telling.timex.tense)
            values = np.array([side[(told - day if coming else day - told) % 7] for day in range(1, 8)])
            because = f"News tells of a {WEEKDAYS[told - 1]} within a few days {'before' if coming else 'of'} it."
            yield Clue.quoting("weekday", because, telling.timex), Weekly(weights.likelihoods(values))


def _side(value: Weekday, tense: Tense) -> tuple[float, ...]:
    if value.pointing is Pointing.NEXT or tense is Tense.FUTURE:
        return weights.FUTURE_WEEKDAY
    if value.pointing is Pointing.LAST or tense is Tense.PAST:
        return weights.PAST_WEEKDAY
    return weights.OPEN_WEEKDAY


def weekday_of_month(material: Material) -> Found:
    """Thursday the 24th: only some months have that day on that weekday, and the report is soon after it."""
    for telling in material.told_once():
        told = _day_of_month(telling)
        if told is not None:
            because = f"Only some months have their day {told.day} on a {WEEKDAYS[(told.weekday or 1) - 1]}."
            clue = Clue.quoting("weekday and day", because, telling.timex)
            yield clue, _soon_after(told.weekday or 1, told.day or 1, is_ahead=telling.timex.tense is Tense.FUTURE)


def _day_of_month(telling: Telling) -> Partial | None:
    value = telling.value.inner if isinstance(telling.value, Within) else telling.value
    return value if isinstance(value, Partial) and value.weekday and value.day and not value.month else None


@cache
def _soon_after(day_of_week: int, day: int, *, is_ahead: bool) -> Stretches:
    doubt = weights.DOUBT_OF_WEEKDAY_AND_DAY
    reach = (-14, 1) if is_ahead else (0, 14)
    pieces = []
    for number in _such_days(day_of_week, day):
        pieces += [(number + reach[0], 1.0), (number + reach[1], doubt)]
    return stretches(pieces, doubt)


def _such_days(day_of_week: int, day: int) -> Iterator[int]:
    for year in map(int, all_years()):
        for month in range(1, 13):
            number = day_number(year, month) + day - 1
            if weekday(number) == day_of_week and civil(number)[2] == day:
                yield number
