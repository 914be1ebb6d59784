"""From beliefs to an answer: the best date, a credible set of days, the candidates, and what each clue did."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import Date, Grain, Interval, OneOf, When, day_number
from timeline.dating.document_date import Candidate
from timeline.dating.evidence import FIRST_YEAR, Floats, Ints, all_years, year_starts
from timeline.dating.model import Posterior

_CREDIBLE: Final = 0.9
# A day, a month or a year is the best date where belief in it is at least this.
_BEST_DAY: Final = 0.25
_BEST_MONTH: Final = 0.4
_BEST_YEAR: Final = 0.1
_MOST_YEARS: Final = 15
_MOST_PIECES: Final = 40
_MOST_DAYS: Final = 400
# Days are named as candidates where a few hold this much of the belief.
_MOSTLY: Final = 0.5
_FEW: Final = 60
# Years of less belief than this are no candidates.
_LEAST: Final = 0.002


def likeliest_years(posterior: Posterior) -> Ints:
    """At most fifteen years, the likeliest first: ties go to the earlier."""
    by_year = posterior.by_year
    order = np.lexsort((np.arange(len(by_year)), -np.round(by_year, 12)))[:_MOST_YEARS]
    kept: Ints = order[by_year[order] >= min(_LEAST, by_year.max())] + FIRST_YEAR
    return kept


def best_date(posterior: Posterior) -> Date | None:
    """The likeliest day where it is likely enough, else the month, else the year; None where no year stands out."""
    days = posterior.days
    at = int(posterior.ranked[0])
    if posterior.belief[at] >= _BEST_DAY:
        return Date(int(days.numbers[at]))
    year = int(np.argmax(np.round(posterior.by_year, 12))) + FIRST_YEAR
    if posterior.by_year[year - FIRST_YEAR] < _BEST_YEAR:
        return None
    months = _by_month(posterior, year)
    month = int(np.argmax(months))
    if months[month] >= _BEST_MONTH:
        return Date(day_number(year, month + 1), Grain.MONTH)
    return Date(day_number(year), Grain.YEAR)


def _by_month(posterior: Posterior, year: int) -> Floats:
    inside = posterior.days.years == year
    firsts = np.array([day_number(year, month) for month in range(1, 13)])
    months = np.searchsorted(firsts, posterior.days.numbers[inside], side="right") - 1
    return np.bincount(months, posterior.belief[inside], minlength=12).astype(np.float64)


def credible(posterior: Posterior, years: Ints) -> When:
    """The smallest set of days that holds nine tenths of the belief, as one time-span, within the likeliest years."""
    ranked = posterior.ranked[_are_of(posterior.days.years[posterior.ranked], years)]
    enough = int(np.searchsorted(np.cumsum(posterior.belief[ranked]), _CREDIBLE)) + 1
    return _as_when(np.sort(posterior.days.numbers[ranked[:enough]]))


def _are_of(years: Ints, wanted: Ints) -> NDArray[np.bool_]:
    marked = np.zeros(len(all_years()), dtype=np.bool_)
    marked[wanted - FIRST_YEAR] = True
    found: NDArray[np.bool_] = marked[years - FIRST_YEAR]
    return found


def _as_when(days: Ints) -> When:
    """A set of days as one time-span: a day, a set of days and stretches, or a stretch for each run of years."""
    ends = np.flatnonzero(np.diff(days) > 1)
    if len(ends) >= _MOST_PIECES:
        years = np.searchsorted(year_starts(), days, side="right")
        ends = np.flatnonzero(np.diff(years) > 1)
    firsts, lasts = days[np.append(0, ends + 1)].tolist(), days[np.append(ends, -1)].tolist()
    pieces = tuple(_piece(first, last) for first, last in zip(firsts, lasts, strict=True))
    if len(pieces) == 1 and isinstance(pieces[0], Date):
        return pieces[0]
    return OneOf(pieces)


def _piece(first: int, last: int) -> Date | Interval:
    return Date(first) if first == last else Interval(Date(first), Date(last))


def candidates(posterior: Posterior, years: Ints) -> tuple[Candidate, ...]:
    """The likeliest days where a few hold most of the belief, with what is left of the years; else the years."""
    days, belief = posterior.days.numbers, posterior.belief
    order = posterior.ranked[:_MOST_DAYS]
    sums = np.cumsum(belief[order])
    rest = posterior.by_year.copy()
    shown = []
    if sums[:_FEW][-1] >= _MOSTLY:
        kept = order[: int(np.searchsorted(sums, _CREDIBLE)) + 1]
        kept = kept[_are_of(posterior.days.years[kept], years)]
        told = zip(days[kept].tolist(), np.round(belief[kept], 4).tolist(), strict=True)
        shown = [Candidate(Date(day), weight) for day, weight in told]
        np.subtract.at(rest, posterior.days.years[kept] - FIRST_YEAR, belief[kept])
    left = [(int(year), float(rest[year - FIRST_YEAR])) for year in years]
    shown += [_year(year, weight) for year, weight in left if weight >= _LEAST]
    return tuple(sorted(shown, key=lambda c: (-c.weight, c.date.day)))


def _year(year: int, belief: float) -> Candidate:
    return Candidate(Date(int(year_starts()[year - FIRST_YEAR]), Grain.YEAR), round(belief, 4))
