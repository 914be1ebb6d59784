"""Places in the reader's language, where a table has their name in it; never one made up.

First our own names of capitals and states, then CLDR's of cities that a time zone is named for, then the gazetteer's
further names: these do not say which language they are of, so one is taken only where the letters leave no other.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final

from babel import Locale

from timeline.events import Knowledge
from timeline.names import City, Form, Kind
from timeline.views import phrases
from timeline.web.speaking import SOURCE

# The letters of a script, and what holds of them one language's: a name that fits both is of no other language.
_LETTERS: Final[Mapping[str, tuple[re.Pattern[str], str]]] = {
    "ar": (re.compile("[\u0621-\u064a -]+"), "iso8859_6"),
    "ru": (re.compile("[\u0400-\u04ff -]+"), "koi8_r"),
    "zh": (re.compile("[\u4e00-\u9fff]+"), "gb2312"),
}
_LATIN: Final = re.compile("[A-Za-z]")
_COMMA: Final = re.compile(r"\s*[,،，]\s*")
_SEPARATOR: Final = "|"


class PlaceNames(Mapping[str, str]):
    """Names of actors by code, and of places by whatever they are called; only actors are gone through."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        """Nothing is read before the first name is asked for."""
        self._knowledge, self._language = knowledge, language
        self._actors = knowledge.actor_labels(language)
        self._kept: dict[str, str | None] = {}

    def __getitem__(self, name: str) -> str:
        """The name in this language; KeyError where none is known."""
        found = self._actors.get(name)
        if found is None:
            if name not in self._kept:
                self._kept[name] = self._of_parts(name)
            found = self._kept[name]
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        """The codes of actors."""
        return iter(self._actors)

    def __len__(self) -> int:
        """The number of actors."""
        return len(self._actors)

    def _of_parts(self, place: str) -> str | None:
        """Of "Geneva, Switzerland" both; what stands behind a comma and is no state may be a person's given name."""
        parts = [part for part in _COMMA.split(place.strip()) if part]
        if any(part.casefold() not in self._states for part in parts[1:]):
            return None
        told = [self._place(part) for part in parts]
        known = [one for one in told if one is not None]
        if not parts or len(known) < len(parts):
            return None
        return phrases(self._language).separator.join(known)

    def _place(self, place: str) -> str | None:
        city = self._knowledge.find_city(place)
        # A further name in Latin letters may be a nickname, or another town's own name.
        is_city = city is not None and (city.name.casefold() == place.casefold() or not _LATIN.search(place))
        english = city.name if is_city and city is not None else place
        if self._language == SOURCE:
            return english if is_city else self._states.get(place.casefold())
        key = english.casefold()
        told = self._own.get(key) or _of_cldr(self._language).get(key)
        return told or (_by_letters(city, self._language) if is_city and city is not None else None)

    @cached_property
    def _own(self) -> Mapping[str, str]:
        """States, and the capitals that the gazetteer knows by our name of them too, by their English names."""
        capitals = (name.name for name in self._knowledge.names(self._language) if name.form is Form.CAPITAL)
        known = [(city.name.casefold(), name) for name in capitals if (city := self._knowledge.find_city(name))]
        # The usual name comes first in our tables.
        return {**self._states, **dict(reversed(known))}

    @cached_property
    def _states(self) -> Mapping[str, str]:
        states = (code for code, actor in self._knowledge.actors.items() if actor.kind is Kind.STATE)
        english = self._knowledge.actor_labels(SOURCE)
        return {english[code].casefold(): self._actors[code] for code in states}


def _by_letters(city: City, language: str) -> str | None:
    """The one further name that only this language can have; None where there are several, or none."""
    if language not in _LETTERS:
        return None
    script, alphabet = _LETTERS[language]
    names = [name for name in city.names.split(_SEPARATOR) if script.fullmatch(name) and _fits(name, alphabet)]
    return names[0] if len(names) == 1 else None


def _fits(name: str, alphabet: str) -> bool:
    try:
        name.encode(alphabet)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=8)
def _of_cldr(language: str) -> Mapping[str, str]:
    """Cities that a time zone is named for, by their English names."""
    zones = Locale.parse(language).time_zones
    english = Locale.parse(SOURCE).time_zones
    found: dict[str, str] = {}
    for zone, names in zones.items():
        city = names.get("city")
        if city:
            name = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            found[name.casefold()] = city
    return found
