"""Finds names that had their time, and recurring events, by exact words: one pass over a text for all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.names.rows import FirstDay, Recurring
from timeline.text import Span

# Behind a name: letters may follow, as endings do ("Сандинист*").
OPEN_END: Final = "*"


@dataclass(frozen=True, eq=False)
class DatedNames:
    """The rows of `first_days.csv`, ready to be looked for."""

    rows: Sequence[FirstDay]

    def find(self, text: str, language: str) -> list[tuple[FirstDay, Span]]:
        """Each thing a text names, once, where it is first named; the longest of two names at one place.

        Names are those of the text's language, and of any where that has none.
        """
        known = language in self._languages
        seen: set[str] = set()
        found = []
        for index, span in _found(self._automaton, [row.name for row in self.rows], text):
            row = self.rows[index]
            if row.id not in seen and (row.language == language or not known):
                seen.add(row.id)
                found.append((row, span))
        return found

    @cached_property
    def _languages(self) -> frozenset[str]:
        return frozenset(row.language for row in self.rows)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return _automaton([row.name for row in self.rows])


@dataclass(frozen=True, eq=False)
class RecurringNames:
    """The rows of `recurring.csv`, ready to be looked for."""

    rows: Sequence[Recurring]

    def find(self, text: str) -> list[tuple[Recurring, Span]]:
        """Every place where a text names a recurring event."""
        names = [row.name for row in self.rows]
        return [(self.rows[index], span) for index, span in _found(self._automaton, names, text)]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return _automaton([row.name for row in self.rows])


def _automaton(names: Sequence[str]) -> AhoCorasick:
    return AhoCorasick([name.rstrip(OPEN_END) for name in names], matchkind=MatchKind.Standard)


def _found(automaton: AhoCorasick, names: Sequence[str], text: str) -> Iterator[tuple[int, Span]]:
    """Names that stand as words of their own, longest first at each place, not overlapping."""
    # Half a surrogate pair, as broken exports hold, cannot be encoded; its place is kept.
    readable = text.encode("utf-8", "replace").decode("utf-8")
    hits = automaton.find_matches_as_indexes(readable, overlapping=True)
    whole = [(start, -end, index) for index, start, end in hits if _is_word(names[index], text, start, end)]
    after = 0
    for start, end, index in sorted(whole):
        if start >= after:
            after = -end
            yield index, Span(start, -end)


def _is_word(name: str, text: str, start: int, end: int) -> bool:
    """Whether no letters run on: scripts without capitals write particles and endings to their words."""
    if (
        _has_case(text[start])
        and start
        and text[start - 1].isalnum()
        and text[start - 1].isascii() == text[start].isascii()
    ):
        return False
    runs_on = end < len(text) and text[end].isalnum() and text[end].isascii() == text[end - 1].isascii()
    return not runs_on or name.endswith(OPEN_END) or not (_has_case(text[end - 1]) or text[end - 1].isdigit())


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()
