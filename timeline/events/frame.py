"""A sentence as roles are read from it: its words and names, and where clauses begin."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from timeline.events.cases import AGENT, case_behind
from timeline.events.clauses import Clauses
from timeline.events.triggers import Trigger
from timeline.languages import NO_KEYS, Language
from timeline.names import Mention
from timeline.text import Token, whole

# How many words before a name its preposition may stand ("of the two").
OBLIQUE_REACH: Final = 2
# The tables of words that a preposition of time may stand before.
_TIMES: Final = frozenset(("weekday", "relday", "daypart", "month", "unit"))


@dataclass(frozen=True)
class Frame:
    """One sentence's tokens, names and clauses, with the tables its words are of and the token each name begins at."""

    tokens: Sequence[Token]
    names: Sequence[Mention]
    clauses: Clauses
    verbs: Sequence[Trigger]
    language: Language
    tables: Set[str] = field(init=False)
    starts: Sequence[int] = field(init=False)
    places: Sequence[int] = field(init=False)
    _oblique: dict[int, bool] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        starts = [token.start for token in self.tokens]
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "tables", whole(self.tokens).tables)
        object.__setattr__(self, "places", [max(0, bisect_right(starts, n.span.start) - 1) for n in self.names])

    def names_within(self, first: int, last: int) -> list[Mention]:
        """The names that begin between two tokens."""
        return list(self.names[bisect_left(self.places, first) : bisect_left(self.places, last)])

    def place(self, name: Mention) -> int:
        """The token a name begins at."""
        return max(0, bisect_right(self.starts, name.span.start) - 1)

    def clause_start(self, trigger: Trigger) -> int:
        """The first token of a trigger's clause."""
        number = self.clauses.of(trigger.span)
        return 0 if number == 0 else bisect_left(self.starts, self.clauses.borders[number - 1])

    def clause_end(self, trigger: Trigger) -> int:
        """The token behind a trigger's clause, or that of the word it needs: "agreed, when they met, on a treaty"."""
        number = max(self.clauses.of(span) for span in (trigger.span, trigger.completion or trigger.span))
        borders = self.clauses.borders
        return len(self.tokens) if number >= len(borders) else bisect_left(self.starts, borders[number])

    def has(self, table: str, first: int, last: int) -> bool:
        """Whether a word of a table stands between two tokens."""
        # Most sentences have no word of most tables.
        if table not in self.tables:
            return False
        return any(table in token.keys for token in self.tokens[max(0, first) : max(0, last)])

    def completes(self, trigger: Trigger, table: str) -> bool:
        """Whether the word a trigger needs beside it is one of a table: the envoy who is expelled."""
        word = trigger.completion
        return word is not None and any(table in token.keys for token in self.tokens if token.start == word.start)

    def begins_clause(self, place: int) -> bool:
        """Whether a word begins a clause and joins nothing else: "because", "when"."""
        return self.tokens[place].keys.get("border") == "clause"

    def is_border(self, place: int) -> bool:
        """Whether a new clause may begin at a word, which is not the "and" between two names."""
        if "border" not in self.tokens[place].keys:
            return False
        ends_name = place > 0 and any(name.span.end == self.tokens[place - 1].end for name in self.names)
        return not (ends_name and self.names_within(place + 1, place + 1 + OBLIQUE_REACH))

    def is_oblique(self, name: Mention) -> bool:
        """Whether a preposition makes a name something else than the subject: "the ambassador to Greece"."""
        # Every trigger of the sentence asks it of every name.
        known = self._oblique.get(name.span.start)
        if known is None:
            known = self._oblique[name.span.start] = self._is_oblique(name)
        return known

    def _is_oblique(self, name: Mention) -> bool:
        place = self.place(name)
        token = self.tokens[place]
        glued = token.word[: name.span.start - token.start] if name.span.start > token.start else ""
        if "oblique" in self.language.lexicon.get(glued, NO_KEYS) or self._case_of(name):
            return True
        for before in self.tokens[max(0, place - OBLIQUE_REACH) : place][::-1]:
            # "On Monday the minister ...": the preposition is the day's.
            if not _TIMES.isdisjoint(before.keys):
                return False
            # "It points to that the minister ...": a clause begins between the two.
            if "oblique" in before.keys or "border" in before.keys:
                return "oblique" in before.keys
        return False

    def is_agent(self, name: Mention) -> bool:
        """Whether the name stands right behind a word for "by", or such a word behind it."""
        place = self.place(name)
        return self.has("agent", place - OBLIQUE_REACH, place) or self._case_of(name) == AGENT

    def _case_of(self, name: Mention) -> str:
        return case_behind(self.tokens, bisect_left(self.starts, name.span.end))

    def first_party(self, names: Sequence[Mention]) -> list[Mention]:
        """The first name and those joined to it, as far as nothing but joining words stands between."""
        party = [names[0]]
        for name in names[1:]:
            if self.place(name) - self.place(party[-1]) > OBLIQUE_REACH + 1 or self.is_oblique(name):
                break
            party.append(name)
        return party
