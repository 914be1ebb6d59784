"""A pattern as it is read, and how the states of an automaton grow from it."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeAlias

from timeline.languages.automaton import Arc, Arcs, Piece

# A key that a token must have, and the slot it fills.
Asked = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One word, or a choice of single words."""

    asked: tuple[Asked, ...]
    optional: bool = False
    openings: Set[str] = field(init=False)
    _pieces: dict[int, tuple[Piece, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "openings", frozenset(key for key, _ in self.asked))

    def arc(self, extent: int, target: int) -> Arc:
        """The way to a state, inside an extent: a part that many patterns name has its pieces once."""
        if extent not in self._pieces:
            self._pieces[extent] = tuple(Piece(key, slot, extent) for key, slot in self.asked)
        return Arc(self.openings, self._pieces[extent], target)


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """Where an extent opens or closes."""

    opens: bool
    optional: bool = True
    openings: Iterable[str] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Several rows of which one is read; `optional` where none need be, or one is all optional.

    `openings` are the keys it may begin with.
    """

    rows: Sequence[Sequence["Node"]]
    optional: bool
    openings: Set[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "openings", frozenset(key for row in self.rows for key in _openings(row)))
        object.__setattr__(self, "optional", self.optional or any(all(n.optional for n in row) for row in self.rows))


Node: TypeAlias = Words | Border | Choice


def _openings(row: Sequence[Node]) -> Iterator[str]:
    for node in row:
        yield from node.openings
        if not node.optional:
            return


def grow(tree: Choice, arcs: Arcs) -> tuple[int, Set[int]]:
    """Adds a pattern's states to others; gives its first and its last ones."""
    marks_extents = any(isinstance(node, Border) for row in tree.rows for node in row)
    growth = _Growth(arcs, extent=-1 if marks_extents else 0)
    start = growth.new_place()
    return start, growth.through(tree.rows, {start})


class _Growth:
    """Grows one pattern from left to right; `extent` is the one that is open, or -1."""

    def __init__(self, arcs: Arcs, extent: int) -> None:
        self._arcs = arcs
        self._extent = extent
        self._opened = -1

    def new_place(self) -> int:
        self._arcs.append([])
        return len(self._arcs) - 1

    def through(self, rows: Sequence[Sequence[Node]], places: Set[int]) -> set[int]:
        """The places behind any of some rows that begin at some places."""
        ends: set[int] = set()
        # Rows that end with a word end in one place, so that what follows is not reached from each.
        last = self.new_place()
        for row in rows:
            current = places
            for node in row:
                current = self._behind(node, current, last if node is row[-1] else None)
            ends |= current
        return ends

    def _behind(self, node: Node, places: Set[int], last: int | None) -> Set[int]:
        if isinstance(node, Words):
            target = self.new_place() if last is None else last
            self._lead(node, places, target)
            return {target, *places} if node.optional else {target}
        if isinstance(node, Choice):
            ends = self.through(node.rows, places)
            return ends | places if node.optional else ends
        self._opened += node.opens
        self._extent = self._opened if node.opens else -1
        return places

    def _lead(self, words: Words, places: Set[int], target: int) -> None:
        arc = words.arc(self._extent, target)
        for place in places:
            self._arcs[place].append(arc)
