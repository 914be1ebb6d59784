"""Time expressions our patterns leave over, read by dateparser, in languages without a file of their own.

dateparser gives dates, not meanings. Read twice, as if written on two far-off days, its answers tell
which it was: the same date both times is absolute, one that moved along is a shift, one that kept its
month and day but changed its year is partial.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from timeline.dates import Date, Grain, day_number
from timeline.mentions.timex import Absolute, Partial, Shift, Timex, Value
from timeline.text import Sentence, Span, dateparser_languages, dateparser_search

_FIRST: Final = datetime(2013, 3, 14)
_SECOND: Final = datetime(2018, 10, 24)
# Shorter finds are more often words that only look like dates.
_SHORTEST: Final = 4
_LONGEST_SENTENCE: Final = 2000


def find_leftovers(sentence: Sentence, taken: Sequence[Timex], code: str) -> list[Timex]:
    """What dateparser finds in a sentence outside the expressions already found, if it knows the language."""
    if code not in dateparser_languages() or len(sentence.text) > _LONGEST_SENTENCE:
        return []
    rest = _blanked(sentence, taken)
    first, second = _search(rest, code, _FIRST), _search(rest, code, _SECOND)
    found: list[Timex] = []
    place = 0
    for (words, one), (same, other) in zip(first, second, strict=False):
        start = rest.find(words, place)
        if words != same or start < 0:
            break
        place = start + len(words)
        value = _value(words, one, other)
        span = Span(start, place).moved(sentence.span.start)
        # dateparser reads on over blanks, and so over what was blanked out.
        is_free = not any(span.overlaps(timex.span) for timex in taken)
        if value is not None and len(words) >= _SHORTEST and is_free:
            found.append(Timex(span, words, value, "dateparser"))
    return found


def _search(text: str, code: str, base: datetime) -> list[tuple[str, datetime]]:
    settings: dict[str, Any] = {"RELATIVE_BASE": base, "RETURN_AS_TIMEZONE_AWARE": False}
    return dateparser_search()(text, languages=[code], settings=settings) or []


def _blanked(sentence: Sentence, taken: Sequence[Timex]) -> str:
    """The sentence with the found expressions blanked out, so that offsets hold."""
    characters = list(sentence.text)
    for timex in taken:
        for index in range(timex.span.start - sentence.span.start, timex.span.end - sentence.span.start):
            characters[index] = " "
    return "".join(characters)


def _value(words: str, one: datetime, other: datetime) -> Value | None:
    moved, moved_too = (one - _FIRST).days, (other - _SECOND).days
    if one.date() == other.date():
        has_day = any(part.isdigit() and len(part) <= 2 for part in words.replace(".", " ").split())
        return Absolute(Date(day_number(one.year, one.month, one.day), Grain.DAY)) if has_day else None
    if moved == moved_too and abs(moved) < 400:
        return Shift(moved, Grain.DAY)
    if (one.month, one.day) == (other.month, other.day):
        return Partial(one.month, one.day)
    return None
