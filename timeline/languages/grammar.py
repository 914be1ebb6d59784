"""The pattern language of language files.

A pattern is a row of words. A plain word stands for itself; `{month}` for any word of that table (or
one of the engine's numerals); `{month2}` for a second one. `[a|b c]` is a choice, a `?` behind a word
or a choice makes it optional, `word~noun` is the word in all the forms of a class (behind a choice: of
each of its words), `@name` is a part defined under `[parts]`, and `<` … `>` mark what the
time expression covers where that is less than the whole: "from < {day} > to < {day2} {month} >".
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from timeline.languages.automaton import Automaton, Rule, Seed
from timeline.languages.forms import MARK, marked_key
from timeline.languages.pattern_tree import Asked, Border, Choice, Node, Words, grow

_TOKEN: Final = re.compile(rf"[\[|<>]|\](?:{MARK}[a-z]+)?\??|[^\s\[\]|<>]+")
_SLOT: Final = re.compile(r"\{([a-z_]+?)(\d?)\}\Z")
_BORDERS: Final = ("<", ">")
_PART: Final = "@"
_OPTIONAL: Final = "?"

Fold = Mapping[int, str]


class PatternError(ValueError):
    """A pattern that does not follow the pattern language."""


def compile_patterns(patterns: Mapping[str, str], parts: Mapping[str, str], fold: Fold) -> Automaton:
    """All patterns as one automaton.

    Raises PatternError on an unknown or endless part, brackets or extents that do not match, or a pattern
    that matches nothing.
    """
    reader = _Reader(parts, fold)
    seeds = []
    for order, (pattern, meaning) in enumerate(patterns.items()):
        tree = reader.read(pattern)
        seeds.append(Seed(Rule(pattern, meaning, order), tree.openings, partial(grow, tree)))
    return Automaton(seeds, reader.keys)


class _Reader:
    """Reads patterns; each part of them once, however many name it. `keys` are those of all words read."""

    def __init__(self, parts: Mapping[str, str], fold: Fold) -> None:
        self.keys: set[str] = set()
        self._parts = parts
        self._fold = fold
        self._known: dict[str, Words | Choice] = {}
        self._asked: dict[str, Asked] = {}

    def read(self, pattern: str) -> Choice:
        """A whole pattern."""
        tokens = _TOKEN.findall(pattern)
        if problem := _problem(tokens):
            raise PatternError(f"{problem}: {pattern!r}")
        tree = Choice([self._row(row, "") for row in self._rows(tokens, pattern, ())], optional=False)
        if tree.optional:
            raise PatternError(f"every word is optional: {pattern!r}")
        return tree

    def _rows(self, tokens: Sequence[str], pattern: str, inside: tuple[str, ...]) -> list[list[str | Node]]:
        """The alternatives of a text, choices and parts in them read, words as they are written."""
        open_: list[list[list[str | Node]]] = [[[]]]
        for token in tokens:
            if token == "[":
                open_.append([[]])
            elif token == "|":
                open_[-1].append([])
            elif token[0] == "]":
                choice = self._choice(open_.pop(), token[1:])
                open_[-1][-1].append(choice)
            elif token in _BORDERS:
                open_[-1][-1].append(Border(token == "<"))
            else:
                open_[-1][-1].append(self._part(token, pattern, inside) if token[0] == _PART else token)
        return open_[0]

    def _part(self, token: str, pattern: str, inside: tuple[str, ...]) -> Words | Choice:
        """A part with the marks behind its name."""
        if token not in self._known:
            name = token[1:].removesuffix(_OPTIONAL).partition(MARK)[0]
            if name not in self._parts:
                raise PatternError(f"no part is called {name!r}: {pattern!r}")
            if name in inside:
                raise PatternError(f"the part {name!r} is made of itself")
            tokens = _TOKEN.findall(self._parts[name])
            if problem := _problem(["[", *tokens, "]"]):
                raise PatternError(f"{problem}: {self._parts[name]!r}")
            rows = self._rows(tokens, pattern, (*inside, name))
            self._known[token] = self._choice(rows, token[1 + len(name) :])
        return self._known[token]

    def _choice(self, rows: Sequence[Sequence[str | Node]], marks: str) -> Words | Choice:
        """A choice with what stands behind its bracket; its single words are read as one."""
        optional = marks.endswith(_OPTIONAL)
        kind = marks.removesuffix(_OPTIONAL)
        nodes = [self._row(row, kind) for row in rows]
        single: list[Asked] = []
        others = []
        for row in nodes:
            match row:
                case [Words(asked, False)]:
                    single += asked
                case _:
                    others.append(row)
        words = Words(tuple(single), optional and not others)
        if not others:
            return words
        return Choice([[words], *others] if single else others, optional)

    def _row(self, row: Sequence[str | Node], kind: str) -> list[Node]:
        return [self._word(node, kind) if isinstance(node, str) else node for node in row]

    def _word(self, written: str, kind: str) -> Words:
        """A word, with the mark of the choice it stands in where it has none of its own."""
        optional = len(written) > 1 and written.endswith(_OPTIONAL)
        word = written[:-1] if optional else written
        marked = word if MARK in word or word.startswith("{") else word + kind
        if marked not in self._asked:
            slot = _SLOT.match(marked)
            asked = (slot[1], slot[1] + slot[2]) if slot else ("=" + marked_key(marked, self._fold), "")
            self._asked[marked] = asked
            self.keys.add(asked[0])
        return Words((self._asked[marked],), optional)


def _problem(tokens: Sequence[str]) -> str:
    """What is wrong with the brackets and extents of a text, if anything."""
    depth, is_open = 0, False
    for token in tokens:
        if token in _BORDERS:
            if depth:
                return "an extent is marked inside brackets"
            if (token == "<") is is_open:
                return "an extent opens inside another" if is_open else "an extent closes that never opened"
            is_open = not is_open
        depth += (token == "[") - (token[0] == "]")
        if depth < 0:
            return "a bracket closes that never opened"
    if depth:
        return "a bracket never closes"
    return "an extent never closes" if is_open else ""
