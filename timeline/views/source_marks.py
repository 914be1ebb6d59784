"""A source's text with everything found in it marked, cut into pieces; and the part of a long text that is shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from timeline.text import Span

# Characters of a text that are shown at once.
PAGE: Final = 24_000


class MarkKind(StrEnum):
    """What was found; events may hold the others."""

    DATE = "date"
    UNSURE = "unsure"
    NAME = "name"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found at a place of a text, and what it means; an event has its id."""

    span: Span
    kind: MarkKind
    means: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one look: the date or name they are, the events whose quotes they are in, and those that begin here."""

    text: str
    start: int
    mark: Mark | None = None
    told: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()


def cut_at_marks(text: str, marks: Iterable[Mark], shown: Span) -> list[Piece]:
    """The shown part of a text in pieces; joined again they are that part, letter for letter.

    Of two dates or names that overlap the first, of two that begin together the longer, is marked.
    """
    inside = [mark for mark in marks if mark.span.start < mark.span.end and mark.span.overlaps(shown)]
    words = _apart(mark for mark in inside if mark.kind is not MarkKind.EVENT)
    events = [mark for mark in inside if mark.kind is MarkKind.EVENT]
    ends = {end for mark in (*words, *events) for end in (mark.span.start, mark.span.end)}
    cuts = sorted({shown.start, shown.end, *(end for end in ends if shown.start < end < shown.end)})
    starting: dict[int, list[Mark]] = defaultdict(list)
    for mark in (*words, *events):
        starting[max(mark.span.start, shown.start)].append(mark)
    pieces: list[Piece] = []
    active: list[Mark] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.span.end > start] + starting[start]
        told = tuple(mark for mark in active if mark.kind is MarkKind.EVENT)
        word = next((mark for mark in active if mark.kind is not MarkKind.EVENT), None)
        begins = tuple(mark for mark in starting[start] if mark.kind is MarkKind.EVENT and mark.span.start == start)
        pieces.append(Piece(text[start:end], start, word, told, begins))
    return pieces


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    chosen: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if not chosen or mark.span.start >= chosen[-1].span.end:
            chosen.append(mark)
    return chosen


def pages_of(text: str, size: int = PAGE) -> list[Span]:
    """A text in parts of about a size, cut where a line ends or else a word.

    >>> pages_of("one two three", 8)
    [Span(start=0, end=8), Span(start=8, end=13)]
    """
    pages: list[Span] = []
    start = 0
    while len(text) - start > size:
        least = start + size // 2
        end = next((at + 1 for sign in ("\n", " ") if (at := text.rfind(sign, least, start + size)) >= 0), start + size)
        pages.append(Span(start, end))
        start = end
    return [*pages, Span(start, len(text))]


def page_at(pages: Sequence[Span], at: int) -> int:
    """The number of the part that holds a place."""
    return next((number for number, page in enumerate(pages) if page.start <= at < page.end), 0)
