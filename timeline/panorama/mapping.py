"""Where events happened: places that are one spot on the map, whatever they are called."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

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
    """The sites, and the places nobody could find, each with most events first."""

    sites: tuple[Site, ...]
    unknown: tuple[Facet, ...]


def atlas(places: Iterable[Facet], locate: Callable[[str], Spot | None]) -> Atlas:
    """The counted places on the map; `locate` knows where a name lies."""
    together: dict[Spot, list[Facet]] = {}
    unknown = []
    for place in sorted(places, key=lambda facet: (-facet.count, facet.word)):
        spot = locate(place.word)
        if spot is None:
            unknown.append(place)
        else:
            together.setdefault(spot, []).append(place)
    sites = [
        Site(spot, tuple(place.word for place in there), sum(place.count for place in there))
        for spot, there in together.items()
    ]
    return Atlas(tuple(sorted(sites, key=lambda site: (-site.count, site.words))), tuple(unknown))
