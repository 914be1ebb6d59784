"""Finds rows of reference tables by their exact names: one pass over a text for all names of its language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, Protocol, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.text import Span

# Behind a name: letters may follow, as endings do ("Горбачев*").
OPEN_END: Final = "*"


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
        plain = [name.rstrip(OPEN_END) for name in self._names]
        self._automaton = AhoCorasick(plain, matchkind=MatchKind.Standard)

    def find(self, text: str) -> Iterator[tuple[Found, Span]]:
        """Names that stand as words of their own, longest first at each place, not overlapping."""
        # Half a surrogate pair, as broken exports hold, cannot be encoded; its place is kept.
        readable = text.encode("utf-8", "replace").decode("utf-8")
        hits = self._automaton.find_matches_as_indexes(readable, overlapping=True)
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

    def find(self, text: str, language: str) -> list[tuple[Found, Span]]:
        """Every row a text names and where; names are those of its language, and of any where that has none."""
        if language not in self._by_language:
            own = [row for row in self.rows if row.language == language]
            self._by_language[language] = _Names(own or self.rows)
        return list(self._by_language[language].find(text))


def _is_word(name: str, text: str, start: int, end: int) -> bool:
    """Whether no letters run on: scripts without capitals write particles and endings to their words."""
    if _has_case(text[start]) and _runs_on(text, start - 1, start):
        return False
    is_open = name.endswith(OPEN_END) or not (_has_case(text[end - 1]) or text[end - 1].isdigit())
    return is_open or not _runs_on(text, end, end - 1)


def _runs_on(text: str, outside: int, inside: int) -> bool:
    """Whether the character outside a name belongs to the same word: a letter or digit of the same kind."""
    if not 0 <= outside < len(text) or not text[outside].isalnum():
        return False
    return text[outside].isascii() == text[inside].isascii()


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()
