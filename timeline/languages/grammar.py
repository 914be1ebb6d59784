"""The pattern language of language files.

A pattern is a row of words. A plain word stands for itself; `{month}` for any word of that table (or
one of the engine's numerals); `{month2}` for a second one. `[a|b c]` is a choice, a `?` behind a word
or a choice makes it optional, `word~noun` is the word in all the forms of a class (behind a choice: of
each of its words), `@name` is a part defined under `[parts]`, and `<` … `>` mark what the
time expression covers where that is less than the whole: "from < {day} > to < {day2} {month} >".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from timeline.languages.automaton import Arc, Automaton, Piece, Rule
from timeline.languages.forms import MARK, marked_key

# A choice of single words is read as one.
_TOKEN: Final = re.compile(r"\[(?:[^\s\[\]|<>?]+\|)*[^\s\[\]|<>?]+\]\??|\]\??|[\[|<>]|[^\s\[\]|<>]+")
_MARKED_CHOICE: Final = re.compile(rf"\[([^\[\]]*)\]{MARK}([a-z]+)")
_SLOT: Final = re.compile(r"\{([a-z_]+?)(\d?)\}\Z")

Fold = Mapping[int, str]
Pieces = Callable[[str, int], Sequence[Piece]]


class PatternError(ValueError):
    """A pattern that does not follow the pattern language."""


def compile_patterns(patterns: Mapping[str, str], parts: Mapping[str, str], fold: Fold) -> Automaton:
    """All patterns as one automaton.

    Raises PatternError on an unknown or endless part, brackets or extents that do not match, or a pattern
    that matches nothing.
    """
    arcs: list[list[Arc]] = []
    ends: dict[int, Rule] = {}
    starts = set()
    # Parts bring the same words again and again.
    pieces = cache(lambda word, extent: _pieces(word, extent, fold))
    for order, (pattern, meaning) in enumerate(patterns.items()):
        arcs.append([])
        rule = Rule(pattern, meaning, start=len(arcs) - 1, order=order)
        for end in _Builder(_marked(_with_parts(pattern, parts)), pattern, pieces, arcs).build(rule.start):
            ends.setdefault(end, rule)
        starts.add(rule.start)
    return Automaton([tuple(row) for row in arcs], ends, frozenset(starts))


def _with_parts(pattern: str, parts: Mapping[str, str], inside: tuple[str, ...] = ()) -> str:
    def replace(found: re.Match[str]) -> str:
        name = found[1]
        if name not in parts:
            raise PatternError(f"no part is called {name!r}: {pattern!r}")
        if name in inside:
            raise PatternError(f"the part {name!r} is made of itself")
        return "[" + _with_parts(parts[name], parts, (*inside, name)) + "]"

    return re.sub(r"@([a-z_]+)", replace, pattern)


def _marked(pattern: str) -> str:
    """A choice's mark is that of each of its words: "[a|b c]~noun" is "[a~noun|b~noun c~noun]"."""

    def mark(word: re.Match[str], kind: str) -> str:
        plain = word[0].removesuffix("?")
        return word[0] if MARK in plain or plain.startswith("{") else plain + MARK + kind + word[0][len(plain) :]

    return _MARKED_CHOICE.sub(lambda c: "[" + re.sub(r"[^\s|]+", lambda w: mark(w, c[2]), c[1]) + "]", pattern)


def _pieces(word: str, extent: int, fold: Fold) -> Sequence[Piece]:
    """What a word, a slot or a choice of them asks for."""
    return [_piece(one, extent, fold) for one in (word[1:-1].split("|") if word.startswith("[") else (word,))]


def _piece(word: str, extent: int, fold: Fold) -> Piece:
    slot = _SLOT.match(word)
    return Piece(slot[1], slot[1] + slot[2], extent) if slot else Piece("=" + marked_key(word, fold), "", extent)


class _Builder:
    """Reads one pattern from left to right and grows its states; `places` are those it may be in."""

    def __init__(self, text: str, pattern: str, pieces: Pieces, arcs: list[list[Arc]]) -> None:
        self._words = _TOKEN.findall(text)
        self._pattern = pattern
        self._pieces = pieces
        self._arcs = arcs
        self._index = 0
        self._extent = -1 if "<" in self._words else 0
        self._opened = -1

    def build(self, start: int) -> set[int]:
        ends = self._choice({start}, depth=0)
        if self._index < len(self._words):
            raise PatternError(f"a bracket closes that never opened: {self._pattern!r}")
        if start in ends:
            raise PatternError(f"every word is optional: {self._pattern!r}")
        if self._opened >= 0 and self._extent >= 0:
            raise PatternError(f"an extent never closes: {self._pattern!r}")
        return ends

    def _choice(self, places: set[int], depth: int) -> set[int]:
        """The alternatives up to the closing bracket or the end."""
        ends: set[int] = set()
        current = set(places)
        last = self._new_place()
        while self._index < len(self._words) and not self._words[self._index].startswith("]"):
            word = self._words[self._index]
            if word == "|":
                ends |= current
                current = set(places)
                self._index += 1
            elif word in ("<", ">"):
                self._mark(word, depth)
            else:
                current = self._item(word, current, depth, last)
        return ends | current

    def _mark(self, word: str, depth: int) -> None:
        if depth:
            raise PatternError(f"an extent is marked inside brackets: {self._pattern!r}")
        if (word == "<") is (self._opened >= 0 and self._extent >= 0):
            problem = "opens inside another" if word == "<" else "closes that never opened"
            raise PatternError(f"an extent {problem}: {self._pattern!r}")
        self._opened += word == "<"
        self._extent = self._opened if word == "<" else -1
        self._index += 1

    def _item(self, word: str, places: set[int], depth: int, last: int) -> set[int]:
        self._index += 1
        if word != "[":
            optional = len(word) > 1 and word.endswith("?")
            # Alternatives that end with a word end in one place, so that what follows is not reached from each.
            target = last if self._closes() else self._new_place()
            self._lead(word[:-1] if optional else word, places, target)
            return {target} | (places if optional else set())
        ends = self._choice(places, depth + 1)
        if self._index == len(self._words):
            raise PatternError(f"a bracket never closes: {self._pattern!r}")
        optional = self._words[self._index] == "]?"
        self._index += 1
        return ends | (places if optional else set())

    def _closes(self) -> bool:
        """Whether an alternative ends here."""
        return self._index == len(self._words) or self._words[self._index][0] in "|]"

    def _new_place(self) -> int:
        self._arcs.append([])
        return len(self._arcs) - 1

    def _lead(self, word: str, places: set[int], target: int) -> None:
        arcs = [(piece, target) for piece in self._pieces(word, self._extent)]
        for place in places:
            self._arcs[place] += arcs
