"""Cities of the world by their names in many scripts: where something happened, never who did it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from timeline.names.reading import Row, columns, load_rows

SEPARATOR: Final = "|"


@dataclass(frozen=True, slots=True)
class City:
    """A city: its English name, the ISO 3166-1 alpha-2 code of its state, where it lies.

    `names` are its further names, parted by `|`: as one string, since of thousands few are ever asked for.
    """

    name: str
    alpha2: str
    latitude: float
    longitude: float
    population: int
    names: str


def load_cities(folder: Path) -> list[City]:
    """`cities.csv`."""
    return load_rows(folder / "cities.csv", columns(City), _city, order=3, key=3)


def _city(row: Row) -> City:
    place = float(row["latitude"]), float(row["longitude"])
    return City(row["name"], row["alpha2"], *place, int(row["population"]), row["names"])


def cities_by_name(cities: Iterable[City]) -> Mapping[str, City]:
    """Cities by their names, case-folded: of several the largest; a city's own name is never another's nickname."""
    rising = sorted(cities, key=lambda city: city.population)
    found: dict[str, City] = {}
    for city in rising:
        found.update(dict.fromkeys(city.names.casefold().split(SEPARATOR), city))
    found.pop("", None)
    return found | {city.name.casefold(): city for city in rising}
