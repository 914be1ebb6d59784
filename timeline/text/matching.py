"""Finds the patterns of a trie in a row of tokens: from the left, the longest first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.languages import Node, Rule
from timeline.text.tokens import Token


class Match(NamedTuple):
    """A rule and the tokens it covers, one for each of its pieces."""

    rule: Rule
    tokens: tuple[Token, ...]
    first: int

    @property
    def after(self) -> int:
        """Index of the token behind the match."""
        return self.first + len(self.tokens)

    def slots(self, extent: int | None = None) -> dict[str, object]:
        """The values of the filled slots, by slot name; of one extent only where it is given."""
        return {
            piece.slot: token.keys[piece.key]
            for piece, token in zip(self.rule.pieces, self.tokens, strict=True)
            if piece.slot and (extent is None or piece.extent == extent)
        }

    def extents(self) -> list[tuple[int, int, int]]:
        """Number, first and last character of each extent the rule marks."""
        found: dict[int, tuple[int, int]] = {}
        for piece, token in zip(self.rule.pieces, self.tokens, strict=True):
            if piece.extent >= 0:
                start = found.get(piece.extent, (token.start, 0))[0]
                found[piece.extent] = (start, token.end)
        return [(extent, start, end) for extent, (start, end) in found.items()]


def matches(tokens: Sequence[Token], root: Node) -> Iterator[Match]:
    """The matches that do not overlap, leftmost first, the longest at each place."""
    index = 0
    children = root.children
    while index < len(tokens):
        keys = tokens[index].keys
        if keys and not children.keys().isdisjoint(keys):
            found = longest(tokens, index, root)
            if found is not None:
                found = _without_context(found, tokens, root)
                yield found
                index = found.after
                continue
        index += 1


def _without_context(found: Match, tokens: Sequence[Token], root: Node) -> Match:
    """A match that opens with words outside its extents gives way to one behind them that reaches further."""
    lead = next((i for i, piece in enumerate(found.rule.pieces) if piece.extent >= 0), 0)
    rival = longest(tokens, found.first + lead, root) if lead else None
    return rival if rival is not None and rival.after > found.after else found


def longest(tokens: Sequence[Token], index: int, root: Node) -> Match | None:
    """The longest match that begins at a token; of two as long, the rule declared first."""
    best: tuple[int, int, Rule] | None = None
    stack = [(root, index)]
    while stack:
        node, place = stack.pop()
        if node.rule is not None:
            rank = (place, -node.rule.order, node.rule)
            if best is None or rank[:2] > best[:2]:
                best = rank
        if place < len(tokens):
            for key in tokens[place].keys:
                child = node.children.get(key)
                if child is not None:
                    stack.append((child, place + 1))
    if best is None or best[0] == index:
        return None
    return Match(best[2], tuple(tokens[index : best[0]]), index)
