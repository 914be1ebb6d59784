"""Cuts a text into sentences."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.languages import NO_KEYS, Language
from timeline.text.document import Sentence, Span
from timeline.text.wrapping import Wrapping, wrapping

_SIGNS: Final = r".!?\u061f\u061b\u06d4\u3002\uff01\uff1f\u2026"
# A sign that may end a sentence, with the quotes and brackets that close behind it, or a line's end. One class of
# characters stands first: that is what a text is searched for fastest. A row of signs is tried as a whole, from
# its first only: a page of dots would take its square in time.
_BREAK: Final = re.compile(
    rf"[{_SIGNS}\uff1b\n](?:(?<=\n)\n*"
    rf"|(?<=[{_SIGNS}])(?<![{_SIGNS}][{_SIGNS}])[{_SIGNS}]*+[\"'\u00bb\u201d\u2019)\]]*+(?=\s|$)"
    r"|(?<=[\u3002\uff01\uff1f\uff1b])[\u201d\u300d]?)"
)
_LAST_WORD: Final = re.compile(r"([^\W\d_](?:[^\W_]|\.)*)\Z")
_ORDINAL: Final = re.compile(r"(?<!\d)\d{1,3}\Z")
_NEXT_WORD: Final = re.compile(r"\s*(?:([^\W\d_]+)|\S)")
# What is counted behind an ordinal, written with a capital as it may be: "am 3. Mai", "der 40. Jahrestag".
_COUNTED: Final = ("month", "unit", "units", "counted")
# No abbreviation is longer.
_REACH: Final = 20


def sentences(text: str, language: Language) -> list[Sentence]:
    """The sentences of a text in order; blanks between them belong to none.

    A line's end is a sentence's end, unless the line was only full: see `wrapping`.
    """
    wrapped = wrapping(text, language)
    found: list[Sentence] = []
    start = 0
    for end in _ends(text, language, wrapped=wrapped):
        _append(found, text, start, end)
        start = end
    _append(found, text, start, len(text))
    return found


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    words = text[start:end].lstrip()
    first = end - len(words)
    words = words.rstrip()
    if words:
        found.append(Sentence(Span(first, first + len(words)), words))


def _ends(text: str, language: Language, *, wrapped: Wrapping | None) -> Iterator[int]:
    signs = language.sentence_ends
    for found in _BREAK.finditer(text):
        start, end = found.span()
        sign = text[start]
        if sign == "\n":
            if wrapped is None or end > start + 1 or not wrapped.goes_on(text, start):
                yield end
        elif sign in signs and not (sign == "." and end == start + 1 and _abbreviates(text, start, language)):
            yield end


def _abbreviates(text: str, stop: int, language: Language) -> bool:
    """Whether a full stop belongs to the word before it: "Mr.", "U.S.", an initial, an ordinal where it makes one."""
    before = text[max(0, stop - _REACH) : stop]
    if "." in language.number_suffixes and _ORDINAL.search(before[-4:]):
        return _goes_on(text, stop + 1, language)
    # No blank stands in a word: what is behind the last one is soon searched.
    word = _LAST_WORD.search(before.rpartition(" ")[2])
    if word is None:
        return False
    is_initial = len(word[1]) == 1 and word[1].isupper()
    return is_initial or language.folded(word[1]) in language.abbreviations


def _goes_on(text: str, index: int, language: Language) -> bool:
    """Whether what stands behind an ordinal's full stop belongs to it: a month, a unit, no capital letter."""
    following = _NEXT_WORD.match(text, index)
    if following is None:
        return False
    word = following[1] or ""
    keys = language.lexicon.get(language.folded(word), NO_KEYS)
    return not word[:1].isupper() or not keys.keys().isdisjoint(_COUNTED)
