"""The reference data, loaded once and passed on."""

import gc
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from timeline.dates import When
from timeline.events.event import EventType
from timeline.events.existence import existed, was_held
from timeline.languages import Language, load
from timeline.names import (
    Actor,
    ActorName,
    Anniversary,
    City,
    DataError,
    FirstDay,
    Form,
    Kind,
    NamedRows,
    NameIndex,
    Rates,
    Recurring,
    Stories,
    Term,
    Title,
    by_listed_name,
    cities_by_name,
    index_names,
    load_actor_names,
    load_actors,
    load_anniversaries,
    load_cities,
    load_dated_names,
    load_groups,
    load_rates,
    load_recurring,
    load_stories,
    load_terms,
    load_titles,
    named_languages,
    names_in,
)

# Places are kept by their English names.
_GAZETTEER: Final = "en"
_SHOWN: Final = (Form.SHORT, Form.NAME, Form.ACRONYM)


@dataclass(frozen=True)
class Knowledge:
    """Actors and their names, offices, anniversaries, first days and event types."""

    folder: Path
    actors: Mapping[str, Actor]
    terms: tuple[Term, ...]
    anniversaries: tuple[Anniversary, ...]
    first_days: NamedRows[FirstDay]
    recurring: NamedRows[Recurring]
    titles: NamedRows[Title]
    rates: Rates
    stories: Stories
    groups: Mapping[str, tuple[str, ...]]
    event_types: Mapping[str, EventType]
    _names: dict[str, tuple[ActorName, ...]] = field(default_factory=dict, compare=False, repr=False)
    _indexes: dict[str, NameIndex] = field(default_factory=dict, compare=False, repr=False)
    _labels: dict[str, Mapping[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def names(self, language: str) -> tuple[ActorName, ...]:
        """Our names of one language, read on first use. Raises DataError where the file is wrong."""
        if language not in self._names:
            self._names[language] = tuple(load_actor_names(self.folder, language))
        return self._names[language]

    def name_index(self, language: str) -> NameIndex:
        """The names of a language, indexed on first use."""
        index = self._indexes.get(language)
        if index is None:
            names = self.names(language)
            masks = [name for name in names if name.form is Form.MASK]
            index = index_names([*names_in(language, self.actors, names), *masks], load(language))
            self._indexes[language] = index
            # What is loaded stays: the collector need not look through it again and again.
            gc.freeze()
        return index

    def language(self, code: str) -> Language:
        """A language as texts are cut by it: where no blanks part the words, its names are words it knows."""
        language = load(code)
        return language if language.spaced else self.name_index(language.code).language

    def actor_labels(self, language: str) -> Mapping[str, str]:
        """Actor id to the name shown in a language, English where it has none, the id as a last resort."""
        if language not in self._labels:
            labels = {actor: actor for actor in self.actors}
            for code in dict.fromkeys(("en", language)):
                labels |= self._names_shown(code)
            self._labels[language] = labels
        return self._labels[language]

    def actor_label(self, actor: str, language: str) -> str:
        """The name of one actor."""
        return self.actor_labels(language).get(actor, actor)

    def place_label(self, state: str) -> str:
        """The English name of a state's capital."""
        return self._capitals.get(state, "")

    def find_city(self, name: str) -> City | None:
        """The large city or capital of a name; read when the first is asked for."""
        return self._cities.get(name.casefold())

    def state_of(self, actor: str) -> str:
        """The state a person belongs to; states and organisations stand for themselves."""
        known = self.actors.get(actor)
        return known.state if known is not None and known.kind is Kind.PERSON else actor

    def state_then(self, states: Sequence[str], when: When) -> str:
        """Which of some states there was at a time, one that has ended before one that goes on; else the first."""
        then = [state for state in states if existed(self.actors[state], when)]
        return next((state for state in then if self.actors[state].until is not None), next(iter(then), states[0]))

    def acts_for(self, actor: str, when: When | None) -> str:
        """Whom an actor acts for: the organisation whose office, and no state's, he then holds; else his state.

        A state that is still to come is part of another: in 1998 southern Sudan is Sudan.
        """
        if self.actors[actor].kind is Kind.STATE:
            return self._whole(self.actors[actor], when)
        held = [term.actor for term in self.terms_of.get(actor, ()) if when is None or was_held(term, when)]
        organisations = [holder for holder in held if self.actors[holder].kind is Kind.ORGANISATION]
        return organisations[-1] if organisations and len(organisations) == len(held) else self.state_of(actor)

    def members(self, actor: str) -> tuple[str, ...]:
        """The states that a group without an office of its own stands for; any other actor itself."""
        return self.groups.get(actor, (actor,))

    def _whole(self, state: Actor, when: When | None) -> str:
        is_part = state.state and when is not None and not existed(state, when)
        return state.state if is_part else state.id

    @cached_property
    def terms_of(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms of office of each person."""
        held: dict[str, list[Term]] = {}
        for term in self.terms:
            held.setdefault(term.person, []).append(term)
        return {person: tuple(terms) for person, terms in held.items()}

    def held_office(self, person: str, when: When) -> bool:
        """Whether a person may have held an office on a day."""
        return any(was_held(term, when) for term in self.terms_of.get(person, ()))

    def holders_of(self, actor: str, when: When) -> list[Term]:
        """The terms of office in a state or organisation that may cover a day."""
        return [term for term in self._terms_in.get(actor, ()) if was_held(term, when)]

    @cached_property
    def _terms_in(self) -> Mapping[str, tuple[Term, ...]]:
        held: dict[str, list[Term]] = {}
        for term in self.terms:
            held.setdefault(term.actor, []).append(term)
        return {actor: tuple(terms) for actor, terms in held.items()}

    def organisations_of(self, person: str) -> frozenset[str]:
        """The organisations a person ever held an office of; none for states."""
        return self._organisations.get(person, frozenset())

    @cached_property
    def _organisations(self) -> Mapping[str, frozenset[str]]:
        held: dict[str, set[str]] = {}
        for term in self.terms:
            if self.actors[term.actor].kind is Kind.ORGANISATION:
                held.setdefault(term.person, set()).add(term.actor)
        return {person: frozenset(actors) for person, actors in held.items()}

    @cached_property
    def states_by_alpha2(self) -> Mapping[str, str]:
        """The states that exist, by their ISO 3166-1 alpha-2 codes."""
        return {actor.alpha2: actor.id for actor in self.actors.values() if actor.alpha2 and actor.until is None}

    @cached_property
    def _capitals(self) -> Mapping[str, str]:
        """The first capital a state's rows name; the tables list the usual one first."""
        found: dict[str, str] = {}
        for name in self.names(_GAZETTEER):
            if name.form is Form.CAPITAL:
                found.setdefault(name.actor, name.name)
        return found

    @cached_property
    def by_listed_name(self) -> Mapping[str, tuple[str, ...]]:
        """The actors of a bare name, in whatever language we have names."""
        languages = named_languages(self.folder)
        return by_listed_name(name for code in languages for name in names_in(code, self.actors, self.names(code)))

    @cached_property
    def _cities(self) -> Mapping[str, City]:
        return cities_by_name(load_cities(self.folder))

    def _names_shown(self, language: str) -> dict[str, str]:
        """CLDR's name for states, else the first of our names."""
        shown: dict[str, str] = {}
        names = names_in(language, self.actors, self.names(language))
        for form in _SHOWN:
            for name in reversed(names):
                if name.form is form and (form is not Form.ACRONYM or name.actor not in shown):
                    shown[name.actor] = name.name
        return shown


def load_knowledge(folder: Path) -> Knowledge:
    """Everything in `data/`. Raises DataError with file and line where a table is wrong."""
    return Knowledge(
        folder=folder,
        actors=load_actors(folder),
        terms=tuple(load_terms(folder)),
        anniversaries=tuple(load_anniversaries(folder)),
        first_days=NamedRows(tuple(load_dated_names(folder))),
        recurring=NamedRows(tuple(load_recurring(folder))),
        titles=NamedRows(tuple(load_titles(folder))),
        rates=load_rates(folder),
        stories=load_stories(folder),
        groups=load_groups(folder),
        event_types=load_event_types(folder / "event_types.toml"),
    )


def load_event_types(path: Path) -> dict[str, EventType]:
    """The event types in the order of their lanes."""
    rows: Mapping[str, Mapping[str, Any]] = tomllib.loads(path.read_text("utf-8"))
    found = {}
    for id_, row in rows.items():
        try:
            found[id_] = EventType(
                id=id_,
                labels=dict(row["label"]),
                plover=row["plover"],
                mode=row["mode"],
                cameo=row["cameo"],
                colour=row["colour"],
                symmetric=row["symmetric"],
            )
        except KeyError as error:
            raise DataError(f"{path.name}: [{id_}] has no {error}") from None
    return found
