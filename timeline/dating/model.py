"""The days a document may have been written on: clues added up over the days from 1500 to 2100.

Every clue gives each day a likelihood; taken as nearly independent, they multiply (their logarithms add up,
each kind's sum shrunk a little, since clues of one kind lean on each other), and with the prior of the year
the belief in a day is its share of the whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dating import weights
from timeline.dating.clues import CLUES, Finder
from timeline.dating.document_date import Clue
from timeline.dating.evidence import FIRST_YEAR, Days, Evidence, Floats, Ints, all_days, all_years
from timeline.dating.material import Material
from timeline.dating.prior import prior

# Days of less belief than this share of the best day's are not looked at one by one.
_LEAST: Final = 1e-3
# Years whose best day is less likely than the best of all by this (its logarithm) are left out.
_HOPELESS: Final = 12.0


@dataclass(frozen=True, eq=False)
class Weighed:
    """A clue, its evidence, and how much of it counts."""

    clue: Clue
    evidence: Evidence
    share: float

    @cached_property
    def by_year(self) -> Floats:
        """The best each year can have of it."""
        return self.share * self.evidence.by_year()


@dataclass(frozen=True, eq=False)
class Posterior:
    """The days with some hope, and the belief in each; they sum to one."""

    days: Days
    belief: Floats

    @cached_property
    def ranked(self) -> Ints:
        """The places of all but the least likely days, the likeliest first; of equals the earlier."""
        likely = np.flatnonzero(self.belief > self.belief.max() * _LEAST)
        # Rounded, so that the answer does not depend on the machine.
        order: Ints = likely[np.argsort(-np.round(self.belief[likely], 12), kind="stable")]
        return order

    @cached_property
    def by_year(self) -> Floats:
        """The belief in each year from `FIRST_YEAR` on."""
        return np.bincount(self.days.years - FIRST_YEAR, self.belief, minlength=len(all_years())).astype(np.float64)


def weigh(material: Material, finders: Sequence[Finder] = CLUES) -> list[Weighed]:
    """The clues of a document, in an order of their own, whatever the order they are sought in."""
    found = sorted((pair for find in finders for pair in find(material)), key=lambda pair: _key(pair[0]))
    counts = Counter(clue.kind for clue, _ in found)
    return [Weighed(clue, evidence, _share(clue.kind, counts[clue.kind])) for clue, evidence in found]


def _key(clue: Clue) -> tuple[int, int, str, str]:
    return clue.span.start, clue.span.end, clue.kind, clue.because


def _share(kind: str, count: int) -> float:
    power = weights.ALONE_BY_KIND.get(kind, weights.ALONE)
    return float(weights.SHARPNESS * count ** (power - 1))


def believe(weighed: list[Weighed]) -> Posterior:
    """The belief in every day that the clues leave some hope."""
    bound = prior() + sum((one.by_year for one in weighed), np.zeros(len(all_years())))
    days, total = _added(weighed, bound > bound.max() - _HOPELESS)
    if total.max() < bound.max() - _HOPELESS / 2:
        # The clues disagree within the years that looked best: others may do as well after all.
        days, total = _added(weighed, bound > total.max() - _HOPELESS)
    belief = np.exp(total - total.max())
    return Posterior(days, belief / belief.sum())


def _added(weighed: list[Weighed], years: NDArray[np.bool_]) -> tuple[Days, Floats]:
    days = all_days().of_years(years)
    total = prior()[days.years - FIRST_YEAR]
    for one in weighed:
        total += one.share * one.evidence.on(days)
    return days, total
