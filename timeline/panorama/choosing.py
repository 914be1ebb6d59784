"""Which events a reader asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.panorama.columns import STATUSES, Columns
from timeline.panorama.precision import Precision
from timeline.panorama.sources import Sources

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What is asked for; what is empty is not asked. Of each field any will do, and all fields must hold.

    `pairs` are two actors each, parted by a blank: both must take part. `among`: the events that a search by words
    left, None where none was made. `days`: first and last.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    days: tuple[int, int] | None = None
    among: Mask | None = None


def chosen(columns: Columns, choice: Choice, sources: Sources, *, but: str = "") -> Mask:
    """Which events are asked for, `but` for what one field asks."""
    mask = np.ones(len(columns), dtype=bool)
    for name, test in TESTS.items():
        if name != but and (wanted := getattr(choice, name)):
            mask &= test(columns, wanted, sources)
    if choice.among is not None:
        mask &= choice.among
    if choice.days is not None:
        mask &= _within(columns, choice.days)
    return mask


def _codes(columns: Columns, column: str, wanted: tuple[str, ...]) -> list[int]:
    places = {word: code for code, word in enumerate(columns.words[column])}
    return [places[word] for word in wanted if word in places]


def _single(column: str) -> Callable[[Columns, tuple[str, ...], Sources], Mask]:
    return lambda columns, wanted, _: np.isin(getattr(columns, column), _codes(columns, column, wanted))


def _many(column: str) -> Callable[[Columns, tuple[str, ...], Sources], Mask]:
    return lambda columns, wanted, _: getattr(columns, column).holding(_codes(columns, column, wanted))


def _statuses(columns: Columns, wanted: tuple[str, ...], _: Sources) -> Mask:
    return np.isin(columns.statuses, [STATUSES.index(status) for status in wanted if status in STATUSES])


def _pairs(columns: Columns, wanted: tuple[str, ...], _: Sources) -> Mask:
    """Events both actors of one of the pairs take part in."""
    mask = np.zeros(len(columns), dtype=bool)
    for pair in wanted:
        both = [columns.holding("parties", {actor}) for actor in pair.split()]
        mask |= np.logical_and.reduce(both) if both else False
    return mask


def _told_in(attribute: str) -> Callable[[Columns, tuple[str, ...], Sources], Mask]:
    """Events that a source of one of these languages, or collections, tells of."""

    def test(columns: Columns, wanted: tuple[str, ...], sources: Sources) -> Mask:
        of_source = getattr(sources, attribute)
        documents = columns.words["documents"]
        codes = [code for code, document in enumerate(documents) if of_source.get(document, "") in wanted]
        return columns.documents.holding(codes)

    return test


def _precisions(columns: Columns, wanted: tuple[str, ...], _: Sources) -> Mask:
    codes = [code for code, precision in enumerate(Precision) if precision in wanted]
    fitting = np.isin(columns.precisions, codes)
    return fitting[columns.dates] if len(fitting) else np.zeros(len(columns), dtype=bool)


def _within(columns: Columns, days: tuple[int, int]) -> Mask:
    first, last = days
    touching = (columns.marks[:, 0] <= last) & (columns.marks[:, 1] >= first)
    mask = np.zeros(len(columns), dtype=bool)
    mask[columns.marked[touching]] = True
    return mask


TESTS: Final[Mapping[str, Callable[[Columns, tuple[str, ...], Sources], Mask]]] = {
    "types": _single("types"),
    "statuses": _statuses,
    "actors": _many("parties"),
    "pairs": _pairs,
    "people": _many("people"),
    "places": _single("places"),
    "sources": _many("documents"),
    "languages": _told_in("languages"),
    "collections": _told_in("collections"),
    "precisions": _precisions,
}
