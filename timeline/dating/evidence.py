"""What a clue says of each day: how much less likely the clue would be, had the text been written then.

All values are natural logarithms of likelihoods, 0 for the days that agree best with the clue. Four shapes are
enough: stretches of days, days of the week, days of the year, and days of the year in some years only. Each
can be asked for its best in a year, so that years without hope are left out before any day is weighed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from timeline.dates import civil, day_number

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2100
FIRST_DAY: Final = day_number(FIRST_YEAR)
HALF_YEAR: Final = 183


@dataclass(frozen=True, eq=False)
class Days:
    """Days as numbers, their years, their days of the year (of a leap year, from 0) and of the week (1 is Monday)."""

    numbers: Ints
    years: Ints
    of_year: Ints
    of_week: Ints

    def of_years(self, wanted: NDArray[np.bool_]) -> "Days":
        """Of all days those of some years, marked from `FIRST_YEAR` on."""
        edges = np.flatnonzero(np.diff(np.concatenate(([False], wanted, [False]))))
        firsts = np.append(year_starts(), self.numbers[-1] + 1) - self.numbers[0]
        return self._cut([slice(firsts[first], firsts[after]) for first, after in edges.reshape(-1, 2)])

    def around(self, day: int, reach: int) -> "Days":
        """The days at most so many from one."""
        first, after = np.searchsorted(self.numbers, [day - reach, day + reach + 1])
        return self._cut([slice(first, after)])

    def _cut(self, pieces: list[slice]) -> "Days":
        columns = (self.numbers, self.years, self.of_year, self.of_week)
        if len(pieces) == 1:
            return Days(*(column[pieces[0]] for column in columns))
        return Days(*(np.concatenate([column[piece] for piece in pieces]) for column in columns))


@cache
def all_days() -> Days:
    """Every day from 1500 to 2100."""
    numbers = np.arange(day_number(FIRST_YEAR), day_number(LAST_YEAR + 1), dtype=np.int64)
    starts = year_starts()
    years = np.repeat(all_years(), np.diff(np.append(starts, numbers[-1] + 1)))
    of_year = numbers - starts[years - FIRST_YEAR]
    leap = np.diff(np.append(starts, numbers[-1] + 1))[years - FIRST_YEAR] == 366
    of_year = of_year + ((of_year >= 59) & ~leap)
    return Days(numbers, years, of_year, (numbers - 1) % 7 + 1)


@cache
def all_years() -> Ints:
    """The years from 1500 to 2100."""
    return np.arange(FIRST_YEAR, LAST_YEAR + 1, dtype=np.int64)


@cache
def year_starts() -> Ints:
    """The first day of each of them."""
    return np.array([day_number(int(year)) for year in all_years()], dtype=np.int64)


class Evidence(Protocol):
    """The likelihood of one clue over days."""

    def on(self, days: Days) -> Floats:
        """Its logarithm on each day."""
        ...

    def by_year(self) -> Floats:
        """Its greatest logarithm in each year from `FIRST_YEAR` on, or a little more."""
        ...


@dataclass(frozen=True, eq=False)
class Stretches:
    """One value before the first of some days, another from each of them on."""

    starts: Ints
    values: Floats

    def on(self, days: Days) -> Floats:
        # The days ascend: what lies between two starts is repeated.
        places = np.searchsorted(days.numbers, self.starts)
        return np.repeat(self.values, np.diff(places, prepend=0, append=len(days.numbers)))

    def by_year(self) -> Floats:
        first = np.searchsorted(self.starts, year_starts(), side="right")
        last = np.searchsorted(self.starts, np.append(year_starts()[1:], day_number(LAST_YEAR + 1)) - 1, side="right")
        best = self.values[first].copy()
        for step in range(1, int((last - first).max()) + 1):
            reached = np.minimum(first + step, last)
            np.maximum(best, self.values[reached], out=best)
        return best


@dataclass(frozen=True, eq=False)
class Yearly:
    """A value a year, from `FIRST_YEAR` on."""

    values: Floats

    def on(self, days: Days) -> Floats:
        found: Floats = self.values[days.years - FIRST_YEAR]
        return found

    def by_year(self) -> Floats:
        return self.values


@dataclass(frozen=True, eq=False)
class Weekly:
    """A value a day of the week, from Monday on."""

    values: Floats

    def on(self, days: Days) -> Floats:
        found: Floats = self.values[days.of_week - 1]
        return found

    def by_year(self) -> Floats:
        return np.full(len(all_years()), self.values.max())


@dataclass(frozen=True, eq=False)
class Seasonal:
    """Values by the distance from one day of the year, at most half a year either way.

    `fits` says of each year whether that day of it is meant; where it is not, `unfit` stands.
    """

    day_of_year: int
    values: Floats
    fits: NDArray[np.bool_] | None = None
    unfit: float = 0.0

    def on(self, days: Days) -> Floats:
        turned, by_day = self._by_day()
        found: Floats = by_day[days.of_year]
        if self.fits is None:
            return found
        # A day in January may lie closest to the December before.
        meant = np.clip(days.years - turned[days.of_year] - FIRST_YEAR, 0, len(self.fits) - 1)
        return np.where(self.fits[meant], found, self.unfit)

    def _by_day(self) -> tuple[Ints, Floats]:
        """For each day of a year, which year's is closest (the year's own 0), and the value of the distance."""
        away = np.arange(366) - self.day_of_year
        turned = (away < -HALF_YEAR).astype(np.int64) - (away >= HALF_YEAR)
        return turned, self.values[away + 366 * turned + HALF_YEAR]

    def by_year(self) -> Floats:
        best = float(self.values.max())
        if self.fits is None:
            return np.full(len(all_years()), best)
        near = self.fits.copy()
        near[1:] |= self.fits[:-1]
        near[:-1] |= self.fits[1:]
        return np.where(near, best, self.unfit)


def stretches(pieces: Sequence[tuple[int, float]], before: float) -> Stretches:
    """A likelihood before the first day named, and from each day on another."""
    ordered = sorted(pieces)
    starts = np.array([start for start, _ in ordered], dtype=np.int64)
    return Stretches(starts, np.log(np.array([before, *(value for _, value in ordered)])))


def leap_day_of_year(month: int, day: int) -> int:
    """29 February is 59, in any year, and 1 March is 60."""
    return day_number(2000, month, day) - day_number(2000)


def year_of(day: int) -> int:
    """The calendar year of a day number."""
    return civil(day)[0]
