"""How a language cuts a text: into words, numbers, signs, and blank lines."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.languages.unspaced import KnownWords

# Letters, and the marks that may stand among them; runs of plain letters are the fast path.
_MARKS: Final = r"[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d]+"
# What is not seen is no sign: joiners, and the marks and brackets of writing direction.
_UNSEEN: Final = r"\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_WORD: Final = rf"[^\W\d_]+(?:{_MARKS}[^\W\d_]*)*"
_NUMBERS: Final = (
    r"(?P<iso>(?<!\d)\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?!\d))"
    r"|(?P<dmy>(?<!\d)\d{1,2}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{4}(?!\d))"
    r"|(?P<short_dmy>(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2}(?!\d|\.\d))"
    r"|(?P<clock>(?<!\d)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d))"
    r"|(?P<decimal>\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?(?!\d)|\d+[.٫]\d+)"
)
# Where a comma parts whole from broken: 2,5 years.
_COMMA: Final = r"|(?P<comma>\d{1,9},\d{1,2}(?!\d))"
_REST: Final = rf"|(?P<gap>\n\s*\n)|(?P<sign>[^\w\s{_UNSEEN}]|_)"
_WORD_KIND: Final = "word"


class Cut(NamedTuple):
    """A stretch of a text and what it is: a word, a sign, a gap, or one of the ways to write a number."""

    kind: str
    start: int
    end: int


class Cutter:
    """Cuts a text by its blanks and signs; where no blanks part the words, by those that are `known`."""

    def __init__(self, expression: re.Pattern[str], known: KnownWords | None = None) -> None:
        self._expression = expression
        self._known = known

    @property
    def has_comma(self) -> bool:
        """Whether a comma may part whole from broken."""
        return "comma" in self._expression.groupindex

    def cuts(self, text: str) -> Iterator[Cut]:
        """All of a text, but for what is blank or not seen."""
        if self._known is not None:
            yield from self._known_first(text, self._known)
            return
        for found in self._expression.finditer(text):
            yield Cut(found.lastgroup or "", *found.span())

    def at(self, text: str, place: int) -> Cut | None:
        """What begins at a place, if anything does."""
        known = self._known
        found = self._expression.match(text, place)
        if found is None:
            return None
        ahead = known.levelled(text[place : place + known.reach]) if known is not None else ""
        length = known.end(ahead, 0) if known is not None and ahead else 0
        return Cut(_WORD_KIND, place, place + length) if length else Cut(found.lastgroup or "", *found.span())

    def _known_first(self, text: str, known: KnownWords) -> Iterator[Cut]:
        levelled = known.levelled(text)
        place = 0
        while place < len(text):
            if end := known.end(levelled, place):
                yield Cut(_WORD_KIND, place, end)
                place = end
                continue
            # Most words follow each other: only what is none is sought by the expression.
            found = self._expression.search(text, place)
            if found is None:
                return
            start, end = found.span()
            is_known = start > place and known.end(levelled, start)
            if not is_known:
                yield Cut(found.lastgroup or "", start, end)
            place = start if is_known else end


def spaced_cutter(inner_signs: str, *, comma: bool) -> Cutter:
    """For texts whose words stand between blanks; `inner_signs` may stand inside a word."""
    inner = rf"(?:[{re.escape(inner_signs)}]{_WORD})*" if inner_signs else ""
    return Cutter(_expression(_WORD + inner, "", comma=comma))


def unspaced_cutter(known: KnownWords, numerals: str, *, comma: bool) -> Cutter:
    """For texts without blanks: letters that begin no known word run together, the others are cut one by one."""
    letters = re.escape("".join(sorted(known.letters)))
    no_numeral = f"(?![{numerals}])" if numerals else ""
    unknown = rf"[A-Za-z]+|[^\W\d_A-Za-z{letters}]+|{no_numeral}[^\W\d_]"
    return Cutter(_expression(unknown, numerals, comma=comma), known)


def _expression(word: str, numerals: str, *, comma: bool) -> re.Pattern[str]:
    digits = _NUMBERS + (_COMMA if comma else "") + rf"|(?P<digits>[\d{numerals}]+)"
    return re.compile(rf"(?P<{_WORD_KIND}>{word})|{digits}{_REST}")
