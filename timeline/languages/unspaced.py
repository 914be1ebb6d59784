"""Languages that put no blanks between words: where a word ends there, and what their numerals mean.

A text is cut from the left by the longest word the language knows, but not into a long name that begins
with that word's last letters; letters that begin no known word run together into one token that means nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import isqrt
from typing import Any, Final

Fold = Mapping[int, str]

_TEN: Final = 10
# From here on a numeral counts groups of four digits: ten thousands, hundred millions.
_GROUP: Final = 10_000
# More alternatives than these are tried in groups, each behind a look at its first letters.
_FEW: Final = 24
# So many first letters of a name are no accident of two words that meet.
_TELLING: Final = 3


def known_words(lexicon: Iterable[str], fold: Fold, numerals: Iterable[str], names: Iterable[str] = ()) -> str:
    """An expression for the words of a language, for some names, and for runs of letters that begin none.

    A word may begin like a number, but no numeral alone is a word.
    """
    letters = frozenset(numerals)
    names = frozenset(names)
    words = {word for word in {*lexicon, *names} if word[0].isalpha() and not word.isascii() and word not in letters}
    variants = _variants(fold)
    guarded = dict(_overlaps(words.intersection(lexicon), names))
    starts = "".join(sorted({letter for word in words for letter in variants.get(word[0], word[0])} | letters))
    known = _trie({word: guarded.get(word, frozenset()) for word in words}, variants) if words else r"\b\B"
    no_numeral = f"(?![{''.join(sorted(letters))}])" if letters else ""
    return rf"{known}|[A-Za-z]+|[^\W\d_A-Za-z{starts}]+|{no_numeral}[^\W\d_]"


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


def _variants(fold: Fold) -> dict[str, str]:
    """Each letter that others are levelled to, with those."""
    found: dict[str, str] = {}
    for code, level in fold.items():
        if len(level) == 1:
            found[level] = found.get(level, level) + chr(code)
    return found


def _overlaps(words: Iterable[str], names: Iterable[str]) -> Iterator[tuple[str, Set[str]]]:
    """Each word with what may not follow it, since its last letters begin a long name with that."""
    opened: dict[str, set[str]] = {}
    for name in names:
        for size in range(1, _TELLING) if len(name) >= _TELLING else ():
            opened.setdefault(name[:size], set()).add(name[size:_TELLING])
    for word in words:
        ends = (word[first:] for first in range(1, len(word)))
        yield word, {rest for end in ends for rest in opened.get(end, ())}


def _trie(words: Mapping[str, Set[str]], variants: Mapping[str, str]) -> str:
    """An expression for the longest of some words, one letter decided at a time; each with what may not follow it."""
    tails: dict[str, dict[str, Set[str]]] = {}
    for word, barred in words.items():
        tails.setdefault(word[0], {})[word[1:]] = barred
    leaves = "".join(variants.get(first, first) for first, rests in sorted(tails.items()) if rests == {"": set()})
    branches = {leaves: _one_of(leaves)} if leaves else {}
    for first, rests in sorted(tails.items()):
        if rests != {"": set()}:
            letters = variants.get(first, first)
            branches[letters] = _one_of(letters) + _rest(rests, variants)
    return f"(?:{'|'.join(_grouped(list(branches.items())))})"


def _rest(rests: Mapping[str, Set[str]], variants: Mapping[str, str]) -> str:
    """An expression for what may stand behind a letter, which may be nothing."""
    longer = {rest: barred for rest, barred in rests.items() if rest}
    further = _trie(longer, variants) if longer else ""
    if "" not in rests:
        return further
    if not rests[""]:
        return further + "?"
    barred = f"(?!{_trie(dict.fromkeys(rests[''], frozenset()), variants)})"
    return f"(?:{further}|{barred})" if further else barred


def _one_of(letters: str) -> str:
    return f"[{re.escape(letters)}]" if len(letters) > 1 else re.escape(letters)


def _grouped(branches: Sequence[tuple[str, str]]) -> list[str]:
    """Alternatives by their first letters; many of them in groups, so that few are tried at any letter."""
    if len(branches) <= _FEW:
        return [branch for _, branch in branches]
    size = isqrt(len(branches))
    groups = [branches[first : first + size] for first in range(0, len(branches), size)]
    return [
        f"(?={_one_of(''.join(letters for letters, _ in group))})(?:{'|'.join(branch for _, branch in group)})"
        for group in groups
    ]
