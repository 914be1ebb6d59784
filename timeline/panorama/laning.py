"""Which lanes each event lies in."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline.panorama.columns import Columns
from timeline.panorama.ragged import Codes
from timeline.panorama.sources import Sources

# Of more parties than this not every two are a pair: at a summit all would be.
_MOST_PAIRED: Final = 4


class LanesBy(StrEnum):
    """What the lanes of the picture stand for."""

    TYPE = "type"
    ACTOR = "actor"
    PAIR = "pair"
    PLACE = "place"
    SOURCE = "source"
    COLLECTION = "collection"


class Membership(NamedTuple):
    """Events and the lanes they lie in, side by side; `keys` says what each lane is of, "" of nothing."""

    events: NDArray[np.intp]
    lanes: Codes
    keys: tuple[str, ...]


def membership(columns: Columns, events: NDArray[np.intp], by: LanesBy, sources: Sources) -> Membership:
    """The lanes of some events; an event of two actors lies in the lanes of both."""
    return _LANINGS[by](columns, events, sources)


def _types(columns: Columns, events: NDArray[np.intp], _: Sources) -> Membership:
    return Membership(events, columns.types[events], columns.words["types"])


def _places(columns: Columns, events: NDArray[np.intp], _: Sources) -> Membership:
    return Membership(events, columns.places[events], columns.words["places"])


def _actors(columns: Columns, events: NDArray[np.intp], _: Sources) -> Membership:
    return _many(columns, "parties", events)


def _documents(columns: Columns, events: NDArray[np.intp], _: Sources) -> Membership:
    return _many(columns, "documents", events)


def _many(columns: Columns, column: str, events: NDArray[np.intp]) -> Membership:
    """Those without any share a lane of their own, after all the others."""
    cells = getattr(columns, column).take(events)
    words = columns.words[column]
    empty = events[cells.counts() == 0]
    lanes = np.concatenate((cells.codes, np.full(len(empty), len(words), dtype=np.int32)))
    return Membership(np.concatenate((events[cells.owners()], empty)), lanes, (*words, ""))


def _collections(columns: Columns, events: NDArray[np.intp], sources: Sources) -> Membership:
    told = _documents(columns, events, sources)
    names = [sources.collections.get(document, "") for document in told.keys]
    keys = tuple(sorted(set(names)))
    of_document = np.array([keys.index(name) for name in names], dtype=np.int32)
    # Two documents of one collection make one member of it.
    pairs = np.unique(told.events * np.int64(len(keys)) + of_document[told.lanes])
    return Membership(pairs // len(keys), (pairs % len(keys)).astype(np.int32), keys)


def _pairs(columns: Columns, events: NDArray[np.intp], _: Sources) -> Membership:
    parties = columns.parties.take(events)
    counts, words = parties.counts(), columns.words["parties"]
    size = np.int64(max(len(words), 1))
    members, pairs = [], []
    for number in range(2, _MOST_PAIRED + 1):
        rows = np.flatnonzero(counts == number)
        for one, other in combinations(range(number), 2):
            first, second = (parties.codes[parties.starts[rows] + place] for place in (one, other))
            members.append(events[rows])
            pairs.append(np.minimum(first, second) * size + np.maximum(first, second))
    alone = events[(counts < 2) | (counts > _MOST_PAIRED)]
    found, lanes = np.unique(np.concatenate(pairs), return_inverse=True)
    keys = tuple(" ".join(sorted((words[pair // size], words[pair % size]))) for pair in found.tolist())
    every = np.concatenate((lanes, np.full(len(alone), len(keys))))
    return Membership(np.concatenate((*members, alone)), every.astype(np.int32), (*keys, ""))


_LANINGS: Final[Mapping[LanesBy, Callable[[Columns, NDArray[np.intp], Sources], Membership]]] = {
    LanesBy.TYPE: _types,
    LanesBy.ACTOR: _actors,
    LanesBy.PAIR: _pairs,
    LanesBy.PLACE: _places,
    LanesBy.SOURCE: _documents,
    LanesBy.COLLECTION: _collections,
}
