"""How many events each further choice would leave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from timeline.panorama.choosing import Choice, Mask, chosen
from timeline.panorama.columns import STATUSES, Columns
from timeline.panorama.precision import Precision, precision_of
from timeline.panorama.sources import Sources


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
        counts[name] = _facets(count(columns, left, sources))
    return counts


def _facets(counts: Mapping[str, int]) -> tuple[Facet, ...]:
    found = [Facet(word, int(count)) for word, count in counts.items() if word and count]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.word)))


def _counts_single(column: str) -> Callable[[Columns, Mask, Sources], Mapping[str, int]]:
    def count(columns: Columns, left: Mask, _: Sources) -> Mapping[str, int]:
        words = columns.words[column]
        return dict(zip(words, np.bincount(getattr(columns, column)[left], minlength=len(words)), strict=True))

    return count


def _counts_many(column: str) -> Callable[[Columns, Mask, Sources], Mapping[str, int]]:
    def count(columns: Columns, left: Mask, _: Sources) -> Mapping[str, int]:
        ragged, words = getattr(columns, column), columns.words[column]
        return dict(zip(words, np.bincount(ragged.codes[left[ragged.owners()]], minlength=len(words)), strict=True))

    return count


def _counts_told_in(attribute: str) -> Callable[[Columns, Mask, Sources], Mapping[str, int]]:
    def count(columns: Columns, left: Mask, sources: Sources) -> Mapping[str, int]:
        words = sorted(set(getattr(sources, attribute).values()))
        places = {word: code for code, word in enumerate(words)}
        of_document = np.array(
            [places.get(getattr(sources, attribute).get(document, ""), -1) for document in columns.words["documents"]],
            dtype=np.int64,
        )
        if not len(of_document):
            return {}
        told = np.flatnonzero(left[columns.documents.owners()])
        codes = of_document[columns.documents.codes[told]]
        # An event that two reports of one language tell is one event.
        pairs = np.unique(columns.documents.owners()[told][codes >= 0] * np.int64(len(words)) + codes[codes >= 0])
        return dict(zip(words, np.bincount(pairs % max(len(words), 1), minlength=len(words)), strict=True))

    return count


def _counts_statuses(columns: Columns, left: Mask, _: Sources) -> Mapping[str, int]:
    return dict(zip(STATUSES, np.bincount(columns.statuses[left], minlength=len(STATUSES)), strict=True))


def _counts_precisions(columns: Columns, left: Mask, _: Sources) -> Mapping[str, int]:
    by_date = np.bincount(columns.dates[left], minlength=len(columns.words["dates"]))
    counts = dict.fromkeys((precision.value for precision in Precision), 0)
    for date, number in zip(columns.words["dates"], by_date, strict=True):
        counts[precision_of(date).value] += int(number)
    return counts


COUNTS: Final[Mapping[str, Callable[[Columns, Mask, Sources], Mapping[str, int]]]] = {
    "types": _counts_single("types"),
    "statuses": _counts_statuses,
    "actors": _counts_many("parties"),
    "people": _counts_many("people"),
    "places": _counts_single("places"),
    "sources": _counts_many("documents"),
    "languages": _counts_told_in("languages"),
    "collections": _counts_told_in("collections"),
    "precisions": _counts_precisions,
}
