"""Languages that put no blanks between words: where a word ends there, and what their numerals mean.

A text is cut from the left by the longest word the language knows, but not into a long name that begins
with that word's last letters; letters that begin no known word run together into one token that means nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Fold = Mapping[int, str]

_TEN: Final = 10
# From here on a numeral counts groups of four digits: ten thousands, hundred millions.
_GROUP: Final = 10_000
# So many first letters of a name are no accident of two words that meet.
_TELLING: Final = 3


class KnownWords:
    """The words that a text without blanks is cut into; `letters` are those that words or numbers begin with."""

    def __init__(self, lexicon: Iterable[str], names: Iterable[str], fold: Fold, numerals: Iterable[str]) -> None:
        """A word may begin like a number, but no numeral alone is a word."""
        alone, names = frozenset(numerals), frozenset(names)
        words = {word for word in {*lexicon, *names} if word[0].isalpha() and not word.isascii() and word not in alone}
        self._levels = {code: level for code, level in fold.items() if len(level) == 1}
        self._barred = dict.fromkeys(words, ()) | dict(_overlaps(words.intersection(lexicon), names))
        self._lengths = _lengths(words)
        # How far behind a word's first letter it is decided where the word ends.
        self.reach = max(map(len, words), default=0) + _TELLING
        variants = {chr(code) for code, level in self._levels.items() if level in self._lengths}
        self.letters = frozenset(self._lengths) | alone | variants

    def levelled(self, text: str) -> str:
        """A text as its words are looked up, of the same length."""
        return text.translate(self._levels)

    def end(self, text: str, start: int) -> int:
        """Where the longest word ends that a levelled text has at a place and that may be cut there; 0 for none."""
        for length in self._lengths.get(text[start], ()):
            word = text[start : start + length]
            if word in self._barred and len(word) == length:
                barred = self._barred[word]
                if not (barred and text.startswith(barred, start + length)):
                    return start + length
        return 0


def numeral_value(written: str, numerals: Mapping[str, int]) -> tuple[int, bool] | None:
    """The number a row of numerals writes, and whether digit by digit: 1945 or nineteen hundred and forty-five."""
    values = [numerals[letter] if letter in numerals else int(letter) for letter in written]
    if all(value < _TEN for value in values):
        return int("".join(map(str, values))), True
    if values[0] > _TEN:
        return None
    total = section = digits = 0
    for letter, value in zip(written, values, strict=True):
        if value < _TEN and digits and letter in numerals:
            # Two digits before one multiplier are an estimate: seven or eight times ten.
            return None
        if value < _TEN:
            digits = digits * 10 + value
        elif value < _GROUP:
            section, digits = section + (digits or 1) * value, 0
        else:
            total, section, digits = (total + section + digits) * value, 0, 0
    return total + section + digits, False


def numerals_of(text: Mapping[str, Any]) -> dict[str, int]:
    """Letter → value, from the rows of [text.numerals]."""
    rows: Mapping[str, str] = text.get("numerals", {})
    return {letter: int(value) for value, letters in rows.items() for letter in letters}


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of words by their first letter, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in found.items()}


def _overlaps(words: Iterable[str], names: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word with what may not follow it, since its last letters begin a long name with that."""
    opened: dict[str, set[str]] = {}
    for name in names:
        for size in range(1, _TELLING) if len(name) >= _TELLING else ():
            opened.setdefault(name[:size], set()).add(name[size:_TELLING])
    for word in words:
        ends = (word[first:] for first in range(1, len(word)))
        yield word, tuple({rest for end in ends for rest in opened.get(end, ())})
