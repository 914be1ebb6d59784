"""One token of a text."""

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
