"""Which sentences can hold a time expression at all: one pass for words that no pattern can do without.

Every pattern needs a word of some telling table (a month, a unit), a numeral, or a word of its own. A
sentence with none of them need not be cut into tokens. The words are sought by one Aho-Corasick
automaton; where a language writes words apart, parts of other words do not count.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.languages.language import Language, Meaning
from timeline.languages.tables import NUMERALS

# Tables whose words seldom stand in a sentence without a date.
_TELLING: Final = frozenset(
    (
        *("month", "hijri_month", "solar_month", "weekday", "weekdays", "unit", "units", "dual", "minutes", "relday"),
        *("era", "season", "decade", "century", "daypart"),
    )
)
# What only digits can stand for.
_DIGITS: Final = frozenset(
    (
        *("iso", "dmy", "short_dmy", "clock", "year", "old_year", "era_year", "hijri_year", "solar_year", "short"),
        *("month_number", "hour", "day_month"),
    )
)
_LONG_WORD: Final = 4
_STEM: Final = 4
_LONGEST_PREFIX: Final = 16
_FEW: Final = 40
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True)
class Hints:
    """The words to look for in a language's folded text, and what may be written before one without a blank.

    `levels` are the letters to fold, `reach` is one more than the longest of those prefixes.
    """

    language: Language
    words: AhoCorasick
    levels: tuple[tuple[str, str], ...]
    prefixes: frozenset[str]
    reach: int

    def in_text(self, text: str) -> bool:
        """Whether a text may hold a match of a date pattern. Sure where it says no."""
        if _DIGIT.search(text):
            return True
        folded = self._folded(text)
        found = self.words.find_matches_as_indexes(folded, overlapping=True)
        if not self.language.spaced:
            return bool(found)
        return any(self._is_word(folded, start, end) for _, start, end in found)

    def _folded(self, text: str) -> str:
        """As the language folds words, but for a whole sentence: letters to level are seldom there."""
        if not self.levels:
            return self.language.folded(text)
        for letter, level in self.levels:
            if letter in text:
                text = text.replace(letter, level)
        return text.lower()

    def _is_word(self, text: str, start: int, end: int) -> bool:
        """Whether a word ends where the match ends, or may run on; and begins there or with a proclitic."""
        runs_on = self.language.longest_ending or text[start:end] in self.prefixes
        if text[end : end + 1].isalpha() and not runs_on:
            return False
        first = start
        while first and start - first < self.reach and text[first - 1].isalpha():
            first -= 1
        return first == start or text[first:start] in self.prefixes


@cache
def hints(language: Language) -> Hints:
    """The hints of a language's date patterns."""
    # Where numerals are words too, digits do not tell all of them.
    keys = set(_TELLING) if language.numerals else _TELLING | _DIGITS
    for rule in language.dates.rules():
        while rule.meaning != Meaning.NONE and (path := language.dates.path_without(rule, keys)):
            keys |= _rarest(path)
    words = {word for word, values in language.lexicon.items() if keys & values.kind}
    for rows in language.phrases.values():
        words |= {max(row, key=len) for row, values in rows if keys & values.kind}
    if "number" in keys:
        words |= set(language.numerals)
    if language.longest_ending:
        # Case forms share their beginning with the name.
        words = {word[:_STEM] for word in words}
    prefixes = {proclitic + article for proclitic in ("", *language.proclitics) for article in ("", language.article)}
    return Hints(
        language,
        AhoCorasick(sorted(words), matchkind=MatchKind.Standard),
        _levels(language.fold),
        frozenset(prefixes),
        1 + max(map(len, prefixes)),
    )


def _levels(fold: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """Letters and what they are levelled to, if they can be sought one after the other: few, none levelled twice."""
    twice = any(ord(letter) in fold for level in fold.values() for letter in level)
    return () if twice or len(fold) > _FEW else tuple((chr(code), level) for code, level in fold.items())


def _rarest(path: list[str]) -> set[str]:
    """The key of a path that fewest sentences have: a long word, a table, a numeral, or at last a short word.

    Numerals written in digits are always looked for; those in words then too.
    """
    words = sorted((key for key in path if key.startswith("=")), key=len, reverse=True)
    tables = [key for key in path if not key.startswith("=")]
    if words and len(words[0]) > _LONG_WORD:
        return {words[0]}
    if rare := [key for key in tables if key not in NUMERALS]:
        return {rare[0]}
    return {tables[0], "number", "ordinal"} if tables else {words[0]}
