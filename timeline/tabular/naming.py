"""Actors by the names a table calls them, in whatever language; people by the offices of the row's parties."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from timeline.dates import When, bounds
from timeline.events import Knowledge
from timeline.names import LISTED, Kind, Term, bare_name, find_names
from timeline.text import tokenize

_BETWEEN: Final = re.compile(r"\s*[;|/\u061b\uff1b]\s*")
_BRACKETS: Final = re.compile(r"(.+?)\s*\((.+)\)\Z")
_COMMA: Final = re.compile(r"\s*[,\u060c\u3001]\s*")
# As long as articles and "of".
_SMALL_WORD: Final = 3
_FIRST_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Named:
    """What a cell names: codes, and the names in it that are not known."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """Finds the actors that cells name. `given` are the names a user has settled, by their folded form."""

    known: Knowledge
    given: dict[str, str]
    _cells: dict[tuple[str, int | None], Named] = field(default_factory=dict, repr=False)

    def actors(self, cell: str, when: When | None) -> Named:
        """The states and organisations a cell names, of one name those there were at the time."""
        year = bounds(when).earliest if when is not None else None
        key = cell, None if year is None else year // 366
        if key not in self._cells:
            self._cells[key] = self._sought(cell, when)
        return self._cells[key]

    def people(self, cell: str, parties: Iterable[str], when: When | None) -> tuple[str, ...]:
        """The people a cell names: who held an office of a party then, else as the cell writes them."""
        found: list[str] = []
        for name in filter(None, _BETWEEN.split(cell)):
            holders = self._holders(name, parties, when) if when is not None else []
            found += holders or [name]
        return tuple(sorted(set(found)))

    def _sought(self, cell: str, when: When | None) -> Named:
        whole = self._codes(cell, when)
        if whole is not None:
            return Named(whole)
        found: list[str] = []
        unknown: list[str] = []
        for name, codes in self._pieces(cell, when):
            if codes is None:
                unknown.append(name)
            else:
                found += codes
        return Named(tuple(sorted(set(found))), tuple(unknown))

    def _pieces(self, cell: str, when: When | None) -> Iterator[tuple[str, tuple[str, ...] | None]]:
        """The names of a list; a comma parts names only where most are known then: it may be part of one."""
        for name in filter(None, _BETWEEN.split(cell)):
            codes = next((found for way in _ways(name) if (found := self._codes(way, when)) is not None), None)
            smaller = [(part, self._codes(part, when)) for part in _COMMA.split(name) if part]
            if codes is None and sum(1 if found is not None else -1 for _, found in smaller) > 0:
                yield from smaller
            else:
                yield name, codes

    def _codes(self, name: str, when: When | None) -> tuple[str, ...] | None:
        """The code of one name; none where the user leaves the name out, None where it is not known."""
        key = bare_name(name)
        if key in self.given:
            return (self.given[key],) if self.given[key] else ()
        if name in self.known.actors:
            return (name,)
        if name in self.known.states_by_alpha2:
            return (self.known.states_by_alpha2[name],)
        actors = self.known.by_listed_name.get(key) or self._in_words(name)
        if not actors:
            return None
        states = [actor for actor in actors if self.known.actors[actor].kind is Kind.STATE]
        if not states:
            return (actors[0],)
        return (self.known.state_then(states, when) if when is not None else states[0],)

    def _in_words(self, name: str) -> tuple[str, ...]:
        """The state or organisation that words name in another form, but for small words: "the Bahamas"."""
        language = self.known.language(_FIRST_LANGUAGE)
        mentions = find_names(tokenize(name, language), name, self.known.name_index(_FIRST_LANGUAGE))
        if len(mentions) != 1 or mentions[0].form not in LISTED:
            return ()
        (mention,) = mentions
        rest = f"{name[: mention.span.start]} {name[mention.span.end :]}".split()
        is_person = self.known.actors[mention.actor].kind is Kind.PERSON
        return () if is_person or any(len(word) > _SMALL_WORD for word in rest) else (mention.actor,)

    def _holders(self, name: str, parties: Iterable[str], when: When) -> list[str]:
        words, days = bare_name(name).split(), bounds(when)
        found = {
            term.person
            for party in sorted(parties)
            for word in words
            for surname, term in self._officials.get(party, {}).get(word, ())
            if surname <= set(words) and term.bounds.overlaps(days)
        }
        return sorted(found)

    @cached_property
    def _officials(self) -> Mapping[str, Mapping[str, list[tuple[frozenset[str], Term]]]]:
        """Of each party the terms of office, by the words of the holders' surnames."""
        found: dict[str, dict[str, list[tuple[frozenset[str], Term]]]] = {}
        for term in self.known.terms:
            surname = frozenset(bare_name(term.person.split(",")[0]).split())
            for word in surname:
                found.setdefault(term.actor, {}).setdefault(word, []).append((surname, term))
        return found


def _ways(name: str) -> Iterator[str]:
    """A name as it stands, with what follows a comma first, and with another name in brackets behind or for it.

    >>> list(_ways("Congo, Republic of the")), list(_ways("Siam (Thailand)"))
    (['Congo, Republic of the', 'Republic of the Congo'], ['Siam (Thailand)', 'Siam', 'Thailand'])
    """
    yield name
    first, comma, rest = name.partition(", ")
    if comma:
        yield f"{rest} {first}"
    brackets = _BRACKETS.match(name)
    if brackets:
        yield from brackets.groups()
