"""Where events happened: places that are one spot on the map, whatever they are called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from timeline.panorama.choosing import Mask
from timeline.panorama.columns import Columns
from timeline.panorama.counting import Facet


class Spot(NamedTuple):
    """A point of the earth, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Site:
    """A spot and the names of places there, the one with most events first, and how many events they have."""

    spot: Spot
    words: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """The sites, and the places nobody could find, each with most events first; `placeless` events name no place."""

    sites: tuple[Site, ...]
    unknown: tuple[Facet, ...]
    placeless: int


def atlas(columns: Columns, mask: Mask, locate: Callable[[str], Spot | None]) -> Atlas:
    """The places of the events asked for; `locate` knows where a name lies."""
    words = columns.words["places"]
    counts = np.bincount(columns.places[mask], minlength=len(words)).tolist()
    together: dict[Spot, list[Facet]] = {}
    unknown = []
    named = [Facet(word, count) for word, count in zip(words, counts, strict=True) if word and count]
    for place in sorted(named, key=lambda facet: (-facet.count, facet.word)):
        spot = locate(place.word)
        if spot is None:
            unknown.append(place)
        else:
            together.setdefault(spot, []).append(place)
    sites = [
        Site(spot, tuple(place.word for place in there), sum(place.count for place in there))
        for spot, there in together.items()
    ]
    placeless = sum(count for word, count in zip(words, counts, strict=True) if not word)
    return Atlas(tuple(sorted(sites, key=lambda site: (-site.count, site.words))), tuple(unknown), placeless)
