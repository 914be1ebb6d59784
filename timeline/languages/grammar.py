"""The pattern language of language files, and the trie its patterns become.

A pattern is a row of words. A plain word stands for itself; `{month}` for any word of that table (or
one of the engine's numerals); `{month2}` for a second one. `[a|b c]` is a choice, a `?` behind a word
or a choice makes it optional, `@name` is a part defined under `[parts]`, and `<` … `>` mark what the
time expression covers where that is less than the whole: "from < {day} > to < {day2} {month} >".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final

_TOKEN: Final = re.compile(r"\]\??|[\[|<>]|[^\s\[\]|<>]+")
_SLOT: Final = re.compile(r"\{([a-z_]+?)(\d?)\}\Z")
# A pattern that unfolds into more flat rows than this is a mistake, not a pattern.
_MOST_ROWS: Final = 2000


class PatternError(ValueError):
    """A pattern that does not follow the pattern language."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a flat pattern: the key a token must have, the slot it fills, the extent it lies in.

    The key is a table's name, or `=` and the word itself; the slot is empty for a plain word;
    the extent is -1 outside all extents.
    """

    key: str
    slot: str = ""
    extent: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A flat pattern with its meaning: what the trie accepts."""

    pattern: str
    meaning: str
    pieces: tuple[Piece, ...]
    order: int


@dataclass(slots=True)
class Node:
    """A trie node, built once by the loader and not changed after."""

    children: dict[str, "Node"] = field(default_factory=dict)
    rule: Rule | None = None


def build_trie(patterns: Mapping[str, str], parts: Mapping[str, str], fold: Mapping[int, str]) -> Node:
    """All patterns as one trie over token keys; of two that read the same, the first declared stays."""
    root = Node()
    for order, (pattern, meaning) in enumerate(patterns.items()):
        for pieces in unfold(pattern, parts, fold):
            node = root
            for piece in pieces:
                node = node.children.setdefault(piece.key, Node())
            if node.rule is None:
                node.rule = Rule(pattern, meaning, pieces, order)
    return root


def unfold(pattern: str, parts: Mapping[str, str], fold: Mapping[int, str]) -> Iterator[tuple[Piece, ...]]:
    """The flat rows of a pattern, choices and options spelled out.

    Raises PatternError on an unknown part, brackets that do not match, or too many rows.
    """
    words = _TOKEN.findall(_with_parts(pattern, parts))
    rows, rest = _read_choice(words, 0, pattern)
    if rest != len(words):
        raise PatternError(f"a bracket closes that never opened: {pattern!r}")
    if len(rows) > _MOST_ROWS:
        raise PatternError(f"{len(rows)} readings are too many: {pattern!r}")
    for row in dict.fromkeys(map(tuple, rows)):
        pieces = tuple(_pieces(row, fold))
        if pieces:
            yield pieces


def _with_parts(pattern: str, parts: Mapping[str, str]) -> str:
    def replace(found: re.Match[str]) -> str:
        if found[1] not in parts:
            raise PatternError(f"no part is called {found[1]!r}: {pattern!r}")
        return "[" + _with_parts(parts[found[1]], parts) + "]"

    return re.sub(r"@([a-z_]+)", replace, pattern)


def _read_choice(words: list[str], index: int, pattern: str) -> tuple[list[tuple[str, ...]], int]:
    """Rows of the alternatives from `index` to the closing bracket or the end."""
    rows: list[tuple[str, ...]] = []
    current: list[tuple[str, ...]] = [()]
    while index < len(words) and not words[index].startswith("]"):
        word = words[index]
        if word == "|":
            rows += current
            current = [()]
            index += 1
            continue
        options, index = _read_item(words, index, pattern)
        current = [head + tail for head, tail in product(current, options)]
        if len(current) > _MOST_ROWS:
            raise PatternError(f"too many readings: {pattern!r}")
    return rows + current, index


def _read_item(words: list[str], index: int, pattern: str) -> tuple[list[tuple[str, ...]], int]:
    word = words[index]
    if word != "[":
        if len(word) > 1 and word.endswith("?"):
            return [(), (word[:-1],)], index + 1
        return [(word,)], index + 1
    options, index = _read_choice(words, index + 1, pattern)
    if index == len(words):
        raise PatternError(f"a bracket never closes: {pattern!r}")
    if words[index] == "]?":
        options = [(), *options]
    return options, index + 1


def _pieces(row: tuple[str, ...], fold: Mapping[int, str]) -> Iterator[Piece]:
    has_extents = "<" in row
    extent, opened = (-1 if has_extents else 0), -1
    for word in row:
        if word == "<":
            opened += 1
            extent = opened
        elif word == ">":
            extent = -1
        elif slot := _SLOT.match(word):
            yield Piece(slot[1], slot[1] + slot[2], extent)
        else:
            yield Piece("=" + word.translate(fold).lower(), "", extent)
