"""Recognises patterns in a row of key sets: a nondeterministic automaton, made deterministic as it is used.

Each pattern is a small automaton of its own, grown the first time a text has a word it may begin with. For
recognition they run together as one: a state of the deterministic automaton is a set of theirs, built the
first time a text leads to it (Thompson's method with memoised transitions), so that a token costs one look-up
however many patterns there are. Which piece of the winning pattern each token filled is traced afterwards,
for that pattern alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, compress, count
from threading import RLock
from typing import Final, NamedTuple


class Keys(dict[str, object]):
    """What a token may be read as: key → value. `kind` is the set of its keys, the automaton's letter."""

    __slots__ = ("kind",)

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self.kind = frozenset(values)


NO_KEYS: Final = Keys({})


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a pattern: the key a token must have, the slot it fills, the extent it lies in.

    The key is a table's name, or `=` and the word itself; the slot is empty for a plain word;
    the extent is -1 outside all extents.
    """

    key: str
    slot: str = ""
    extent: int = 0


Kind = frozenset[str]


class Arc(NamedTuple):
    """A way from one state to another: the pieces any of which leads there, and their keys."""

    keys: Set[str]
    pieces: Sequence[Piece]
    target: int


Arcs = list[list[Arc]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A pattern with its meaning; `order` is its place in the file. A rule equals itself alone."""

    pattern: str
    meaning: str
    order: int


@dataclass(frozen=True, slots=True)
class Seed:
    """A pattern before it is grown: the keys it may begin with; `grow` adds its states, and gives its first and last.

    `openings` may name keys that the pattern begins with only as long as others are not looked at.
    """

    rule: Rule
    openings: Set[str]
    grow: Callable[[Arcs], tuple[int, Set[int]]]


@dataclass(slots=True, eq=False)
class State:
    """A set of pattern states: the rule that may end here, the ways on, and where each kind of token has led."""

    rule: Rule | None
    arcs: Sequence[Arc]
    next: dict[Kind, "State | None"] = field(default_factory=dict)


class Automaton:
    """All patterns of one section of a language file; `vocabulary` are the keys they ask for."""

    def __init__(self, seeds: Sequence[Seed], vocabulary: Set[str]) -> None:
        self.vocabulary = vocabulary
        self._seeds = seeds
        self._waiting: dict[str, list[Seed]] = {}
        for seed in seeds:
            for key in seed.openings:
                self._waiting.setdefault(key, []).append(seed)
        self._arcs: Arcs = []
        self._ends: dict[int, Rule] = {}
        self._starts: dict[Rule, int] = {}
        # Where each key leads from any pattern's first state.
        self._second: dict[str, set[int]] = {}
        self._states: dict[frozenset[int], State] = {}
        self._traces: dict[tuple[Rule | Kind, ...], tuple[Piece, ...]] = {}
        self.root = State(None, ())
        # Texts are read in several threads, and two may meet a new word at once.
        self._growing = RLock()
        self._opens = _Opens(self)

    def openings(self, kinds: Sequence[Kind]) -> Iterable[int]:
        """The tokens, in order, with which some pattern can begin."""
        return compress(count(), map(self._opens.__getitem__, kinds))

    def longest(self, kinds: Sequence[Kind], first: int) -> tuple[Rule, int] | None:
        """The rule that reaches furthest from a token, and the token behind it; of equals the first declared."""
        state: State | None = self.root
        best: tuple[Rule, int] | None = None
        index = first
        while state is not None and index < len(kinds):
            kind = kinds[index]
            state = state.next[kind] if kind in state.next else self.step(state, kind)
            index += 1
            if state is not None and state.rule is not None:
                best = (state.rule, index)
        return best

    def trace(self, rule: Rule, kinds: Sequence[Kind]) -> tuple[Piece, ...]:
        """The pieces of a rule that a row of tokens fills, one a token."""
        row: tuple[Rule | Kind, ...] = (rule, *kinds)
        if row not in self._traces:
            self._traces[row] = self._trace(rule, kinds)
        return self._traces[row]

    def _trace(self, rule: Rule, kinds: Sequence[Kind]) -> tuple[Piece, ...]:
        stack: list[tuple[int, tuple[Piece, ...]]] = [(self._starts[rule], ())]
        while stack:
            place, pieces = stack.pop()
            if len(pieces) == len(kinds):
                if self._ends.get(place) is rule:
                    return pieces
                continue
            kind = kinds[len(pieces)]
            ways = [(piece, arc.target) for arc in self._arcs[place] for piece in arc.pieces if piece.key in kind]
            stack += [(target, (*pieces, piece)) for piece, target in reversed(ways)]
        raise AssertionError(f"the automaton accepted what {rule.pattern!r} does not")

    def rules(self) -> list[Rule]:
        """The patterns in the order of their file."""
        return [seed.rule for seed in self._seeds]

    def path_without(self, rule: Rule, keys: Set[str]) -> list[str] | None:
        """A way through a pattern that asks for none of some keys, if it has one."""
        with self._growing:
            self._grow(self._seeds[rule.order])
        stack: list[tuple[int, list[str]]] = [(self._starts[rule], [])]
        while stack:
            place, path = stack.pop()
            if self._ends.get(place) is rule and path:
                return path
            for arc in self._arcs[place]:
                # Whichever piece leads there, the way on is the same.
                other = next((piece.key for piece in reversed(arc.pieces) if piece.key not in keys), None)
                stack += [(arc.target, [*path, other])] if other is not None else []
        return None

    def step(self, state: State, kind: Kind) -> State | None:
        """Where a kind of token leads, worked out the first time a text leads there."""
        with self._growing:
            if state is self.root:
                targets = self._from_root(kind)
            else:
                targets = frozenset(arc.target for arc in state.arcs if not arc.keys.isdisjoint(kind))
            following = self._state(targets) if targets else None
            state.next[kind] = following
            return following

    def _from_root(self, kind: Kind) -> frozenset[int]:
        """The states behind the first token of patterns; those that may begin with it are grown now."""
        for key in kind & self._waiting.keys():
            for seed in self._waiting.pop(key):
                self._grow(seed)
        return frozenset(chain.from_iterable(self._second.get(key, ()) for key in kind))

    def _grow(self, seed: Seed) -> None:
        if seed.rule in self._starts:
            return
        start, ends = seed.grow(self._arcs)
        self._starts[seed.rule] = start
        self._ends.update(dict.fromkeys(ends, seed.rule))
        for arc in self._arcs[start]:
            for key in arc.keys:
                self._second.setdefault(key, set()).add(arc.target)

    def _state(self, members: frozenset[int]) -> State:
        state = self._states.get(members)
        if state is None:
            rules = [self._ends[place] for place in members if place in self._ends]
            arcs = [arc for place in members for arc in self._arcs[place]]
            state = State(min(rules, key=lambda rule: rule.order, default=None), arcs)
            self._states[members] = state
        return state


class _Opens(dict[Kind, bool]):
    """Whether some pattern begins with a kind of token."""

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton

    def __missing__(self, kind: Kind) -> bool:
        self[kind] = self._automaton.step(self._automaton.root, kind) is not None
        return self[kind]
