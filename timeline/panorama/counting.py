"""How many events each further choice would leave."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.panorama.choosing import Choice, Mask, chosen
from timeline.panorama.columns import STATUSES, Columns
from timeline.panorama.precision import Precision
from timeline.panorama.ragged import Ragged
from timeline.panorama.sources import Sources

Counts = tuple[Sequence[str], NDArray[np.int64]]
# A list of more choices than this helps nobody: what is rarer is searched for.
_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a reader may choose, and the number of events it would leave."""

    word: str
    count: int


def counted(columns: Columns, choice: Choice, sources: Sources) -> Mapping[str, tuple[Facet, ...]]:
    """Each field's words with their events, most first, among those that all other fields leave."""
    by_all = chosen(columns, choice, sources)
    counts = {}
    for name, count in COUNTS.items():
        left = chosen(columns, choice, sources, but=name) if getattr(choice, name) else by_all
        counts[name] = _facets(*count(columns, left, sources))
    return counts


def _facets(words: Sequence[str], counts: NDArray[np.int64]) -> tuple[Facet, ...]:
    fullest = np.argsort(-counts, kind="stable")[: _MOST + 1].tolist()
    found = [Facet(words[code], int(counts[code])) for code in fullest if words[code] and counts[code]]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.word)))


def _single(column: str) -> Callable[[Columns, Mask, Sources], Counts]:
    def count(columns: Columns, left: Mask, _: Sources) -> Counts:
        words = columns.words[column]
        return words, np.bincount(getattr(columns, column)[left], minlength=len(words))

    return count


def _many(column: str) -> Callable[[Columns, Mask, Sources], Counts]:
    def count(columns: Columns, left: Mask, _: Sources) -> Counts:
        ragged, words = getattr(columns, column), columns.words[column]
        return words, np.bincount(ragged.codes[left[ragged.owners()]], minlength=len(words))

    return count


def _told_in(attribute: str) -> Callable[[Columns, Mask, Sources], Counts]:
    """By what is known of the sources; an event that two reports of one language tell is one event."""

    def count(columns: Columns, left: Mask, sources: Sources) -> Counts:
        known = getattr(sources, attribute)
        words = sorted(set(known.values()))
        places = {word: code for code, word in enumerate(words)}
        of_document = np.array([places.get(known.get(d, ""), -1) for d in columns.words["documents"]], dtype=np.int64)
        told = columns.documents.take(np.flatnonzero(left))
        return words, _distinct(Ragged(told.starts, of_document[told.codes].astype(np.int32)), len(words))

    return count


def _distinct(cells: Ragged, size: int) -> NDArray[np.int64]:
    """How many rows hold each code, however often; -1 is none."""
    alone = (cells.counts() == 1)[cells.owners()]
    single = cells.codes[alone & (cells.codes >= 0)]
    several = ~alone & (cells.codes >= 0)
    pairs = np.unique(cells.owners()[several] * np.int64(max(size, 1)) + cells.codes[several])
    return np.bincount(single, minlength=size) + np.bincount(pairs % max(size, 1), minlength=size)


def _statuses(columns: Columns, left: Mask, _: Sources) -> Counts:
    return STATUSES, np.bincount(columns.statuses[left], minlength=len(STATUSES))


def _precisions(columns: Columns, left: Mask, _: Sources) -> Counts:
    words = tuple(precision.value for precision in Precision)
    return words, np.bincount(columns.precisions[columns.dates[left]], minlength=len(words))


COUNTS: Final[Mapping[str, Callable[[Columns, Mask, Sources], Counts]]] = {
    "types": _single("types"),
    "statuses": _statuses,
    "actors": _many("parties"),
    "people": _many("people"),
    "places": _single("places"),
    "sources": _many("documents"),
    "languages": _told_in("languages"),
    "collections": _told_in("collections"),
    "precisions": _precisions,
}
