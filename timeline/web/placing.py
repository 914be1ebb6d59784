"""Where the places of events lie: cities of the gazetteer in any language, else the capital of whose name it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from timeline.events import Knowledge
from timeline.names import ActorName, City, Form, Kind, names_in
from timeline.panorama import Spot
from timeline.web.speaking import LANGUAGES

# The seat of whoever has the name; the surest names come first.
_FORMS: Final = (Form.METONYM, Form.CAPITAL, Form.NAME, Form.SHORT, Form.ACRONYM)
# Commas of all scripts: what stands behind them says in which country a city lies.
_COMMA: Final = re.compile(r"\s*[,،，、(（]\s*")


class Places:
    """Finds spots by names."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Nothing is read before the first place is sought."""
        self._knowledge = knowledge

    def spot(self, place: str) -> Spot | None:
        """Where a place lies; None where no name is known."""
        parts = (" ".join(part.split()) for part in (place, _COMMA.split(place)[0]))
        city = next((city for part in parts if part and (city := self._city(part)) is not None), None)
        return None if city is None else Spot(city.latitude, city.longitude)

    def _city(self, name: str) -> City | None:
        """A city's own name is sure; its further names give way to metonyms of elsewhere (Casablanca, White House).

        What organisations are called is no city, though one may be called alike: the Commonwealth is not in Manila.
        """
        if name.casefold() in self._organisations:
            return None
        city = self._knowledge.find_city(name)
        if city is not None and city.name.casefold() == name.casefold():
            return city
        form, actor = self._seats.get(name.casefold(), ("", ""))
        if city is None:
            return self._seat(actor)
        is_here = self._knowledge.states_by_alpha2.get(city.alpha2) == actor
        return city if is_here or form != Form.METONYM else self._seat(actor)

    def _seat(self, actor: str) -> City | None:
        return self._knowledge.find_city(self._knowledge.place_label(actor))

    @cached_property
    def _seats(self) -> Mapping[str, tuple[str, str]]:
        """The form of a name and whose it is, of all that have a capital we can find."""
        found: dict[str, tuple[str, str]] = {}
        names = [name for name in self._names() if name.form in _FORMS and self._seat(name.actor) is not None]
        for name in sorted(names, key=lambda name: _FORMS.index(name.form)):
            found.setdefault(name.name.casefold(), (name.form, name.actor))
        return found

    @cached_property
    def _organisations(self) -> frozenset[str]:
        """Their full names only: an acronym may well be a town's name."""
        kinds = {code: actor.kind for code, actor in self._knowledge.actors.items()}
        names = (name for name in self._names() if name.form is Form.NAME)
        return frozenset(name.name.casefold() for name in names if kinds[name.actor] is Kind.ORGANISATION)

    def _names(self) -> Iterator[ActorName]:
        known = self._knowledge
        for code in LANGUAGES:
            names: Iterable[ActorName] = names_in(code, known.actors, known.names(code))
            yield from (name for name in names if known.actors[name.actor].kind is not Kind.PERSON)
