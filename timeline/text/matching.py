"""Finds the patterns of a language in a row of tokens: from the left, the longest first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.languages import Automaton, Piece, Rule
from timeline.text.token import Token, whole


class Match(NamedTuple):
    """A rule and the tokens it covers, one for each of its pieces."""

    rule: Rule
    pieces: tuple[Piece, ...]
    tokens: Sequence[Token]
    first: int

    @property
    def after(self) -> int:
        """Index of the token behind the match."""
        return self.first + len(self.tokens)

    def slots(self) -> dict[str, object]:
        """The values of the filled slots, by slot name."""
        return {
            piece.slot: token.keys[piece.key]
            for piece, token in zip(self.pieces, self.tokens, strict=True)
            if piece.slot
        }

    def extents(self) -> list[tuple[int, int, int]]:
        """Number, first and last character of each extent the rule marks."""
        found: dict[int, tuple[int, int]] = {}
        for piece, token in zip(self.pieces, self.tokens, strict=True):
            if piece.extent >= 0:
                start = found.get(piece.extent, (token.start, 0))[0]
                found[piece.extent] = (start, token.end)
        return [(extent, start, end) for extent, (start, end) in found.items()]


def matches(tokens: Sequence[Token], patterns: Automaton) -> Iterator[Match]:
    """The matches that do not overlap, leftmost first, the longest at each place."""
    kinds = whole(tokens).kinds
    after = 0
    for first in patterns.openings(kinds):
        found = patterns.longest(kinds, first) if first >= after else None
        if found is None:
            continue
        match = _match(found, first, tokens, kinds, patterns)
        lead = _lead(match.pieces)
        # A match that opens with words outside its extents gives way to one behind them that reaches further.
        rival = patterns.longest(kinds, first + lead) if lead else None
        if rival is not None and rival[1] > match.after:
            match = _match(rival, first + lead, tokens, kinds, patterns)
        yield match
        after = match.after


def _lead(pieces: Sequence[Piece]) -> int:
    """How many pieces stand before the first extent; 0 where there is none."""
    if pieces[0].extent >= 0:
        return 0
    return next((i for i, piece in enumerate(pieces) if piece.extent >= 0), 0)


def _match(
    found: tuple[Rule, int], first: int, tokens: Sequence[Token], kinds: Sequence[frozenset[str]], patterns: Automaton
) -> Match:
    rule, after = found
    return Match(rule, patterns.trace(rule, kinds[first:after]), tokens[first:after], first)
