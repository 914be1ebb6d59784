"""The reference data's names, to be searched: in all languages of the pages, whatever a document calls them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from itertools import takewhile

from timeline.events import Knowledge
from timeline.store import folded
from timeline.web.speaking import LANGUAGES


class Names:
    """Finds actors and types by the beginning of a word of their names."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Nothing is done before the first search."""
        self._knowledge = knowledge

    @cached_property
    def _actors(self) -> list[tuple[str, str]]:
        return sorted(set(_actor_words(self._knowledge)))

    @property
    def known(self) -> Set[str]:
        """The codes of all actors we know."""
        return self._knowledge.actors.keys()

    @cached_property
    def _types(self) -> list[tuple[str, str]]:
        return sorted(set(_type_words(self._knowledge)))

    def meant(self, word: str) -> Mapping[str, Set[str]]:
        """The codes, by column of the panorama, whose names hold all parts of a word."""
        parts = folded(word)
        actors = _all_of(self._actors, parts)
        return {"parties": actors, "people": actors, "types": _all_of(self._types, parts)}


def _actor_words(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for code, name in knowledge.actor_labels(language).items():
            yield from ((token, code) for token in folded(name))


def _type_words(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for event_type in knowledge.event_types.values():
        for label in event_type.labels.values():
            yield from ((token, event_type.id) for token in folded(label))


def _all_of(words: list[tuple[str, str]], parts: list[str]) -> Set[str]:
    found = [_beginning(words, part) for part in parts]
    return frozenset.intersection(*found) if found else frozenset()


def _beginning(words: list[tuple[str, str]], part: str) -> frozenset[str]:
    start = bisect_left(words, (part, ""))
    near = (words[place] for place in range(start, len(words)))
    return frozenset(code for _, code in takewhile(lambda pair: pair[0].startswith(part), near))
