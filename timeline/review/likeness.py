"""Events that may be one: told of the same parties, within a day, of a kind, by different documents."""

from collections.abc import Collection
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.events import FAMILIES, Status
from timeline.panorama import STATUSES, Columns, Mask, Ragged

# How many days apart the two may begin, and how wide a date still tells one happening from another.
_APART: Final = 1
_WIDEST: Final = 31
# Of these, the same parties make several on one day.
_MANY_A_DAY: Final = frozenset(("statement", "other"))
_HAPPENING: Final = tuple(STATUSES.index(status.value) for status in (Status.PAST, Status.ONGOING, Status.PLANNED))

Pairs = NDArray[np.intp]


def likely_pairs(columns: Columns, mask: Mask, apart: Collection[tuple[str, str]]) -> Pairs:
    """The places of two events each, in order of time; `apart` are the pairs, sorted, that a person keeps apart.

    Grouping has left them apart since a day, a place or a person differs; a person may see that they are one.
    """
    places, starts = _comparable(columns, mask)
    kinds = _families(columns)[columns.types[places]]
    sides = _fingerprints(columns.parties)[places]
    order = np.lexsort((starts, sides, kinds))
    places, starts, kinds, sides = places[order], starts[order], kinds[order], sides[order]
    near = (np.diff(starts) <= _APART) & (np.diff(kinds) == 0) & (sides[1:] == sides[:-1])
    at = np.flatnonzero(near)
    pairs = np.column_stack((places[at], places[at + 1]))[np.argsort(starts[at], kind="stable")]
    kept = [_may_be_one(columns, int(one), int(other), apart) for one, other in pairs]
    left: Pairs = pairs[np.array(kept, dtype=bool)]
    return left


def _comparable(columns: Columns, mask: Mask) -> tuple[Pairs, NDArray[np.int32]]:
    """The events that can be told from others, and their first days: of one narrow date, with a party."""
    once = np.bincount(columns.marked, minlength=len(columns)) == 1
    several = [code for code, word in enumerate(columns.words["types"]) if word in _MANY_A_DAY]
    fit = mask & once & np.isin(columns.statuses, _HAPPENING) & ~np.isin(columns.types, several)
    fit &= columns.parties.counts() > 0
    rows = np.flatnonzero(fit[columns.marked])
    width = columns.marks[rows, 1].astype(np.int64) - columns.marks[rows, 0]
    rows = rows[width < _WIDEST]
    return columns.marked[rows].astype(np.intp), columns.marks[rows, 0]


def _families(columns: Columns) -> NDArray[np.int64]:
    """A number for each type; the same for what reports call now this, now that."""
    families = [FAMILIES.get(word, word) for word in columns.words["types"]]
    numbers = {family: number for number, family in enumerate(dict.fromkeys(families))}
    return np.array([numbers[family] for family in families], dtype=np.int64)


def _fingerprints(cells: Ragged) -> NDArray[np.uint64]:
    """A number for the set of codes in each row: equal sets have equal ones, and others hardly ever."""
    dice = np.random.default_rng(seed=0).integers(1, 1 << 63, int(cells.codes.max(initial=0)) + 1, dtype=np.uint64)
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(dice[cells.codes], dtype=np.uint64)))
    prints: NDArray[np.uint64] = sums[cells.starts[1:]] - sums[cells.starts[:-1]]
    return prints


def _may_be_one(columns: Columns, one: int, other: int, apart: Collection[tuple[str, str]]) -> bool:
    """Whether nothing speaks against it: a document that tells of both, people of whom none is the same, a person."""
    if _share(columns.documents, one, other):
        return False
    named = len(columns.people.row(one)) and len(columns.people.row(other))
    if named and not _share(columns.people, one, other):
        return False
    return tuple(sorted((columns.ids[one].decode(), columns.ids[other].decode()))) not in apart


def _share(cells: Ragged, one: int, other: int) -> bool:
    return not set(cells.row(one).tolist()).isdisjoint(cells.row(other).tolist())
