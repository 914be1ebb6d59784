"""What the clues look at: a document's time expressions, names and anniversaries, sentence by sentence."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.dating.told_elsewhere import ToldElsewhere
from timeline.mentions import About, Bounded, Clock, Milestone, Portion, Tense, Timex, Value
from timeline.names import (
    Actor,
    Anniversary,
    FirstDay,
    Kind,
    Mention,
    NamedRows,
    Rates,
    Recurring,
    Stories,
    Term,
    Title,
)
from timeline.text import Document, Span, Token

# Characters of a report's title and first sentence.
_LEAD = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: its span and what was found in it."""

    span: Span
    timexes: Sequence[Timex]
    names: Sequence[Mention]
    milestones: Sequence[Milestone]
    tokens: Sequence[Token] = ()


@dataclass(frozen=True)
class References:
    """The reference tables clues consult; `labels` are the actors' names in the ledger."""

    actors: Mapping[str, Actor]
    anniversaries: Sequence[Anniversary]
    things: NamedRows[FirstDay]
    recurring: NamedRows[Recurring]
    terms: Mapping[str, Sequence[Term]]
    titles: NamedRows[Title]
    rates: Rates
    stories: Stories
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """A time expression and its bare meaning: "about noon on Tuesday" tells of a Tuesday."""

    timex: Timex
    value: Value


@dataclass(frozen=True)
class Material:
    """A document as the clues see it."""

    document: Document
    passages: Sequence[Passage]
    references: References
    told_elsewhere: Sequence[ToldElsewhere] = ()

    @cached_property
    def timexes(self) -> list[Timex]:
        """All time expressions in order."""
        return [timex for passage in self.passages for timex in passage.timexes]

    def is_lead(self, timex: Timex) -> bool:
        """Whether it is the first time the text tells, in its first lines, told as past."""
        return timex is self.timexes[0] and timex.span.start <= _LEAD and timex.tense is Tense.PAST

    @cached_property
    def tellings(self) -> list[Telling]:
        """Each time expression with its bare meaning, in order."""
        return [Telling(timex, bare(timex.value)) for timex in self.timexes]

    def told_once(self) -> Iterator[Telling]:
        """Each meaning in each tense once: what is said twice is no better known."""
        seen = set()
        for telling in self.tellings:
            key = (telling.value, telling.timex.tense)
            if key not in seen:
                seen.add(key)
                yield telling

    @cached_property
    def things(self) -> list[tuple[FirstDay, Span]]:
        """The things that had their time, each where it is first named."""
        found: dict[str, tuple[FirstDay, Span]] = {}
        for row, span in self.named_things:
            found.setdefault(row.id, (row, span))
        return list(found.values())

    @cached_property
    def named_things(self) -> list[tuple[FirstDay, Span]]:
        """All places where such things are named, in order."""
        return self.references.things.find(self.document.text, self.document.language)

    @cached_property
    def pair(self) -> frozenset[str]:
        """The two states the document names most: "the two countries"."""
        counts = Counter(state for passage in self.passages for state in map(self.state, passage.names) if state)
        return frozenset(state for state, _ in counts.most_common(2))

    def state(self, name: Mention) -> str:
        """The state a name stands for, empty for organisations."""
        actor = self.references.actors[name.actor]
        if actor.kind is Kind.ORGANISATION:
            return ""
        return actor.state if actor.kind is Kind.PERSON else actor.id

    def named(self, actors: Iterable[str]) -> str:
        """Actors by name, as the ledger says them."""
        return " and ".join(self.references.labels.get(actor, actor) for actor in actors)

    def organisation_before(self, place: int) -> str:
        """The organisation named last before a place in the text."""
        index = bisect_left(self._organisations, (place, ""))
        return self._organisations[index - 1][1] if index else ""

    @cached_property
    def _organisations(self) -> list[tuple[int, str]]:
        """Where organisations are named, in order."""
        names = (name for passage in self.passages for name in passage.names)
        actors = self.references.actors
        return sorted((n.span.start, n.actor) for n in names if actors[n.actor].kind is Kind.ORGANISATION)


def bare(value: Value) -> Value:
    """A value without its hour, its part or its "about"."""
    match value:
        case Clock(on=inner) | About(inner=inner) | Bounded(inner=inner) | Portion(whole=inner):
            return bare(inner)
    return value
