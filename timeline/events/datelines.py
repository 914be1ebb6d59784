"""The dateline of a report: where and when it was filed, which is not what it tells."""

import re
from collections.abc import Sequence
from typing import Final

from timeline.text import NOWHERE, Span

# A dateline is short and quotes nothing; behind it stands a dash, often with the agency in brackets before it.
_REACH: Final = 130
_HEAD: Final = re.compile(r"(?P<line>[^\n.!?؟«“]{2,90}?)\s?(?:\s[-–—_]+\s|--|\([^()\n]{2,30}\)\s{0,3}[-–—_]+)")


def dateline(text: str, marks: Sequence[Span]) -> Span:
    """The span of the dateline; `NOWHERE` where a text has none. `marks` are its names and time expressions."""
    # Only the head is looked at, so that no text can make the search long.
    first = len(text) - len(text.lstrip())
    head = _HEAD.match(text[first : first + _REACH])
    if head is None:
        return NOWHERE
    span = Span(*head.span("line")).moved(first)
    return span if any(span.overlaps(mark) for mark in marks) else NOWHERE
