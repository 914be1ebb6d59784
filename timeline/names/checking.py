"""What is wrong between the reference tables in `data/`; what is wrong within one raises as it is loaded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, groupby
from pathlib import Path
from typing import Final

from timeline.names.dated_tables import load_dated_names, load_rates, load_stories
from timeline.names.groups import load_groups
from timeline.names.rows import Actor, ActorName, Form, Kind, Office, Term
from timeline.names.tables import (
    load_actor_names,
    load_actors,
    load_anniversaries,
    load_recurring,
    load_terms,
    load_titles,
    named_languages,
    names_in,
)

# Several people are state councillors, or hold some other office, at the same time.
_SHARED_OFFICES: Final = {Office.STATE_COUNCILOR, Office.OTHER}


def check(folder: Path, languages: Sequence[str] = ("ar", "en", "zh")) -> list[str]:
    """What is wrong between the files, a sentence each; what is wrong within a file raises DataError.

    `languages` are those in which every actor must have a name.
    """
    actors, terms = load_actors(folder), load_terms(folder)
    names = {code: load_actor_names(folder, code) for code in named_languages(folder)}
    every = [name for rows in names.values() for name in rows]
    anniversaries = load_anniversaries(folder)
    load_dated_names(folder)
    load_rates(folder)
    load_stories(folder)
    load_recurring(folder)
    load_titles(folder)
    return [
        *_strangers(actors, "actors.csv", ((actor.id, actor.state) for actor in actors.values() if actor.state)),
        *_strangers(actors, "names", ((name.name, name.actor) for name in every)),
        *_strangers(
            actors, "offices.csv", ((term.person, actor) for term in terms for actor in (term.person, term.actor))
        ),
        *_strangers(actors, "anniversaries.csv", ((day.id, actor) for day in anniversaries for actor in day.actors)),
        *_strangers(
            actors,
            "groups.csv",
            ((group, actor) for group, row in load_groups(folder).items() for actor in (group, *row)),
        ),
        *(problem for language in languages for problem in _nameless(language, actors, names.get(language, ()))),
        *_shared_names(every, {actor.id for actor in actors.values() if actor.kind is Kind.PERSON}),
        *_crowded_offices(terms),
    ]


def _strangers(actors: Mapping[str, Actor], file: str, used: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{file}: {row!r} names the unknown actor {actor!r}" for row, actor in used if actor not in actors)


def _nameless(language: str, actors: Mapping[str, Actor], names: Sequence[ActorName]) -> Iterator[str]:
    named = {name.actor for name in names_in(language, actors, names) if name.form in (Form.NAME, Form.ACRONYM)}
    return (f"names/{language}.csv: {actor!r} has no name" for actor in actors if actor not in named)


def _shared_names(names: Iterable[ActorName], people: Set[str]) -> Iterator[str]:
    owners: dict[tuple[str, str], set[str]] = {}
    for name in names:
        if name.form in (Form.NAME, Form.ACRONYM):
            owners.setdefault((name.language, name.name), set()).add(name.actor)
    for (language, text), ids in owners.items():
        if len(ids) > 1 and not ids <= people:  # People may be namesakes.
            yield f"names/{language}.csv: {text!r} names several actors: {', '.join(sorted(ids))}"


def _crowded_offices(terms: Iterable[Term]) -> Iterator[str]:
    single = sorted((t for t in terms if t.office not in _SHARED_OFFICES), key=lambda t: (t.actor, t.office))
    for (actor, office), held in groupby(single, key=lambda t: (t.actor, t.office)):
        for one, other in combinations(held, 2):
            if one.overlaps(other):
                yield f"offices.csv: {one.person!r} and {other.person!r} are {office} of {actor} at the same time"
