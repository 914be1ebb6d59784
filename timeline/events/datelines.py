"""The dateline of a report: where and when it was filed, which is not what it tells."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from timeline.text import NOWHERE, Span

# A dateline is short and quotes nothing; behind it stands a dash, often with the agency in brackets before it.
_REACH: Final = 130
_DASHED: Final = r"(?P<line>[^\n.!?؟«“]{2,90}?)\s?(?:\s[-–—_]+\s|--|\([^()\n]{2,30}\)\s{0,3}[-–—_]+)"


def dateline(text: str, marks: Sequence[Span], ends: tuple[str, ...] = ()) -> Span:
    """The span of the dateline; `NOWHERE` where a text has none, on its first line or below its title.

    `marks` are its names and time expressions; `ends` are the words for "wire" that close it in some languages.
    """
    # Only the head is looked at, so that no text can make the search long.
    for first in _line_starts(text):
        head = _head(ends).match(text[first : first + _REACH])
        if head is not None:
            span = Span(*head.span(head.lastgroup or 0)).moved(first)
            if any(span.overlaps(mark) for mark in marks):
                return span
    return NOWHERE


@cache
def _head(ends: tuple[str, ...]) -> re.Pattern[str]:
    """A dateline closed by a dash, or by a word for "wire" with a blank or bracket behind it."""
    closed = rf"|(?P<wire>[^\n。，,]{{2,40}}?(?:{'|'.join(map(re.escape, ends))}))(?=[\s）)】])" if ends else ""
    return re.compile(_DASHED + closed)


def _line_starts(text: str) -> Iterator[int]:
    """Where the first two lines with words begin."""
    first = len(text) - len(text.lstrip())
    yield first
    end = text.find("\n", first)
    if end >= 0:
        yield end + len(text[end : end + _REACH]) - len(text[end : end + _REACH].lstrip())
