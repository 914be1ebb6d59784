"""The dateline of a report: where and when it was filed, which is not what it tells."""

import re
from collections.abc import Sequence
from typing import Final

from timeline.text import NOWHERE, Span

_HEAD: Final = re.compile(r"\s*(?P<line>[^\n.!?؟]{2,90}?)\s*(?:\s[-–—]+\s|--|\([^()\n]{2,30}\)\s*[-–—]+)")


def dateline(text: str, marks: Sequence[Span]) -> Span:
    """The span of the dateline; `NOWHERE` where a text has none. `marks` are its names and time expressions."""
    head = _HEAD.match(text)
    if head is None:
        return NOWHERE
    span = Span(*head.span("line"))
    return span if any(span.overlaps(mark) for mark in marks) else NOWHERE
