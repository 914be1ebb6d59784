"""One token of a text."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from timeline.languages import Keys


class Token(NamedTuple):
    """A word, number or sign: its place in the text, its folded form, and its keys.

    Keys say what patterns may read it as: a table of the language (`month` → 9), `=word` for the
    word itself, or one of the engine's numerals (`day`, `year`, `count`, `iso`, `dmy`, `clock` …).
    """

    start: int
    end: int
    word: str
    keys: Keys


class Tokens(list[Token]):
    """The tokens of a sentence, never changed: what several rooms look at is worked out once.

    `kinds` are the keys of each token, the letters of the pattern automata.
    """

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.kinds: Sequence[frozenset[str]] = [keys.kind for _, _, _, keys in self]

    @cached_property
    def tables(self) -> frozenset[str]:
        """The keys that some token has."""
        return frozenset().union(*self.kinds)


def whole(tokens: Sequence[Token]) -> Tokens:
    """Some tokens as those of a sentence."""
    return tokens if isinstance(tokens, Tokens) else Tokens(tokens)
