"""Clues in the years and full dates a text tells: reports mostly speak of their own years."""

from collections.abc import Iterable
from functools import cache

import numpy as np

from timeline.dates import Date, Grain, write_edtf
from timeline.dating import weights
from timeline.dating.document_date import Clue, Found
from timeline.dating.evidence import LAST_YEAR, Floats, Stretches, Yearly, all_years, stretches
from timeline.dating.material import Material, Telling
from timeline.mentions import Absolute, Tense

_TOLD = (Grain.YEAR, Grain.HALF, Grain.QUARTER, Grain.SEASON, Grain.MONTH, Grain.DAY, Grain.DECADE)
# Rows of times that are still to come.
_AHEAD = (weights.FUTURE_YEAR, weights.FUTURE_DATE)
_NOT_YEARS_PAST = (*_AHEAD, weights.DECADE)
_COUNTED_BY = (Grain.HALF, Grain.QUARTER)


def full_dates(material: Material) -> Found:
    """The latest full date told as past: written on it, soon after it, or long after (terminus post quem)."""
    told = [(when.day, telling) for telling, when in _dates(material) if when.grain is Grain.DAY]
    past = [pair for pair in told if pair[1].timex.tense is not Tense.FUTURE]
    if past:
        latest, telling = max(past, key=lambda pair: pair[0])
        because = f"The latest full date told is {write_edtf(Date(latest))}; the report is of that day or later."
        doubt = weights.DOUBT if telling.timex.tense is Tense.PAST else weights.DOUBT_OF_OPEN_DATE
        yield Clue.quoting("full date", because, telling.timex), after_day(latest, doubt)
    coming = [pair for pair in told if pair[1].timex.tense is Tense.FUTURE]
    if coming:
        first, telling = min(coming, key=lambda pair: pair[0])
        because = f"{write_edtf(Date(first))} is told as still to come; the report is of that day or earlier."
        pieces = [(first - 30, 1.0), (first + 1, 0.25), (first + 366, 0.12)]
        yield Clue.quoting("coming date", because, telling.timex), stretches(pieces, 0.5)


def after_day(day: int, doubt: float = weights.DOUBT) -> Stretches:
    """The days from one told as past: a share of them at once, the rest at any distance."""
    near = [
        (day + lag, weights.NEAR_DAY * share + (1 - weights.NEAR_DAY) / 3000)
        for lag, share in enumerate(weights.NEAR_DAYS)
    ]
    late = [(day + len(near), (1 - weights.NEAR_DAY) / 3000)]
    return stretches([*near, *late], doubt * (1 - weights.NEAR_DAY) / 3000)


def years(material: Material) -> Found:
    """The years told: mostly the report's own and the few before it, at times the next."""
    told: dict[tuple[int, weights.Rows], Telling] = {}
    for telling, when in _dates(material):
        told.setdefault((when.year, _rows(telling, when)), telling)
    past = sorted({year for year, rows in told if rows not in _AHEAD and year <= LAST_YEAR})
    if not told:
        return
    values = _together(told)
    latest = [telling for (year, _), telling in told.items() if past and year == past[-1]]
    telling = latest[0] if latest else next(iter(told.values()))
    yield Clue.quoting("years", _because(past, told), telling.timex), Yearly(values - values.max())


def _together(told: Iterable[tuple[int, weights.Rows]]) -> Floats:
    """The latest year told says most; the others, the more they are the less each."""
    ordered = sorted(told, key=lambda pair: (pair[1] in _NOT_YEARS_PAST, -pair[0]))
    latest, others = _lags(*ordered[0]), ordered[1:]
    if not others:
        return latest
    share = weights.OTHER_YEARS * len(others) ** (weights.OTHERS_ALONE - 1)
    found: Floats = latest + share * np.sum([_lags(year, rows) for year, rows in others], axis=0)
    return found


def _because(past: list[int], told: Iterable[tuple[int, weights.Rows]]) -> str:
    if not past:
        return f"The text looks ahead to {min(year for year, _ in told)}; reports seldom look far ahead."
    shown = f"; it also tells of {', '.join(map(str, past[-5:-1]))}" if len(past) > 1 else ""
    return f"The latest year told is {past[-1]}{shown}. Reports mostly tell of their own year and the few before it."


def _dates(material: Material) -> list[tuple[Telling, Date]]:
    return [
        (telling, telling.value.when)
        for telling in material.tellings
        if isinstance(telling.value, Absolute)
        and isinstance(telling.value.when, Date)
        and telling.value.when.grain in _TOLD
        and telling.value.when.year > 0
    ]


def _rows(telling: Telling, when: Date) -> weights.Rows:
    if when.grain is Grain.DECADE:
        return weights.DECADE
    if telling.timex.tense is Tense.FUTURE:
        return weights.FUTURE_DATE if when.grain is Grain.DAY else weights.FUTURE_YEAR
    if when.grain in _COUNTED_BY:
        return weights.YEAR_OF_QUARTER
    if when.grain is Grain.DAY:
        return weights.FULL_YEAR
    return weights.PAST_YEAR if telling.timex.tense is Tense.PAST else weights.OPEN_YEAR


@cache
def _lags(year: int, rows: weights.Rows) -> Floats:
    lags = all_years() - year
    return weights.likelihoods(weights.shares(rows, int(lags[0]), int(lags[-1])))
