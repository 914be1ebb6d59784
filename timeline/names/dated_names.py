"""Finds rows of reference tables by their exact names: one pass over a text for all names of its language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, Generic, Protocol, TypeVar
from unicodedata import normalize

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.text import Span

# Behind a name: letters may follow, as endings do ("Горбачев*").
OPEN_END: Final = "*"
# The language of names that are written alike in many.
EVERYWHERE: Final = "mul"
# Latin letters with accents, by those without: names are found however a text accents them.
_ACCENTS: Final = {
    letter: bare[0]
    for letter in range(0xC0, 0x180)
    if (bare := normalize("NFD", chr(letter)))[0] != chr(letter) and bare[0].isascii()
}
_ACCENTED: Final = re.compile("[\u00c0-\u017f]")
# Arabic writes particles to the words behind them: at most three letters ("wa-", "bi-l-"); endings are as short.
_MOST_PARTICLES: Final = 4
_ARABIC: Final = re.compile(r"[\u0621-\u06ff]")
_ARABIC_BEFORE: Final = re.compile(r"[\u0621-\u06ff]{4}\Z")
_LONG_END: Final = re.compile(r"[\u0621-\u06ff]{3}")


class Row(Protocol):
    """A row with a name in a language."""

    @property
    def language(self) -> str:
        """A code like "ar"."""
        ...

    @property
    def name(self) -> str:
        """The name, exactly as texts write it, but for `OPEN_END`."""
        ...


Found = TypeVar("Found", bound=Row)


class _Names(Generic[Found]):
    """The names of one language and the rows each stands in."""

    def __init__(self, rows: Sequence[Found]) -> None:
        self._rows: dict[str, list[Found]] = {}
        for row in rows:
            self._rows.setdefault(row.name, []).append(row)
        self._names = list(self._rows)
        plain = [name.rstrip(OPEN_END).translate(_ACCENTS) for name in self._names]
        self._automaton = AhoCorasick(plain, matchkind=MatchKind.Standard)

    def find(self, text: str) -> Iterator[tuple[Found, Span]]:
        """Names that stand as words of their own, longest first at each place, not overlapping."""
        hits = self._automaton.find_matches_as_indexes(_readable(text), overlapping=True)
        whole = [(start, -end, i) for i, start, end in hits if _is_word(self._names[i], text, start, end)]
        after = 0
        for start, end, index in sorted(whole):
            if start >= after:
                after = -end
                yield from ((row, Span(start, after)) for row in self._rows[self._names[index]])


@dataclass(frozen=True, eq=False)
class NamedRows(Generic[Found]):
    """Rows of a table, ready to be looked for by their names in a language."""

    rows: Sequence[Found]
    _by_language: dict[str, _Names[Found]] = field(default_factory=dict, repr=False)

    def named(self, name: str) -> Found | None:
        """The first row of a name, in whichever language and with whatever accents."""
        return self._by_name.get(name.translate(_ACCENTS))

    @cached_property
    def _by_name(self) -> Mapping[str, Found]:
        return {row.name.translate(_ACCENTS): row for row in reversed(self.rows)}

    def find(self, text: str, language: str) -> list[tuple[Found, Span]]:
        """Every row a text names and where; names are those of its language, and of any where that has none."""
        if language not in self._by_language:
            own = [row for row in self.rows if row.language in (language, EVERYWHERE)]
            self._by_language[language] = _Names(own or self.rows)
        return list(self._by_language[language].find(text))


# The names of several tables are sought in one text after the other.
@lru_cache(maxsize=2)
def _readable(text: str) -> str:
    """A text as names are sought in it, letter for letter."""
    # Half a surrogate pair, as broken exports hold, cannot be encoded; its place is kept.
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    return encodable.translate(_ACCENTS) if _ACCENTED.search(encodable) else encodable


def _is_word(name: str, text: str, start: int, end: int) -> bool:
    """Whether no letters run on: scripts without capitals write particles and endings to their words."""
    if _has_case(text[start]) and _runs_on(text, start - 1, start):
        return False
    if _ARABIC.match(text[start]):
        return not (_ARABIC_BEFORE.search(text, max(0, start - _MOST_PARTICLES), start) or _LONG_END.match(text, end))
    is_open = name.endswith(OPEN_END) or not (_has_case(text[end - 1]) or text[end - 1].isdigit())
    return is_open or not _runs_on(text, end, end - 1)


def _runs_on(text: str, outside: int, inside: int) -> bool:
    """Whether the character outside a name belongs to the same word: a letter or digit of the same kind."""
    if not 0 <= outside < len(text) or not text[outside].isalnum():
        return False
    return text[outside].isascii() == text[inside].isascii()


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()
