"""A quote inside the text it comes from, ready to be highlighted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from timeline.events import Evidence
from timeline.text import Span

_MARGIN: Final = 400


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of a source text, cut at the quote; joined again it is a piece of the text, character for character."""

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def quote_in_context(text: str, evidence: Evidence, *, margin: int = _MARGIN) -> Quoted:
    """The quote with up to `margin` characters on each side, cut at a space.

    A span that does not fit the text (it was edited behind our back) still gives the quote kept with it.
    """
    start, end = evidence.span.start, evidence.span.end
    if not 0 <= start < end <= len(text):
        return Quoted("", evidence.quote, "")
    first, last = _back_to_space(text, start, margin), _on_to_space(text, end, margin)
    return Quoted(text[first:start], text[start:end], text[end:last], cut_before=first > 0, cut_after=last < len(text))


def marked(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it lies in one of the spans; joined again they are the text.

    >>> marked("in May 1998", [Span(3, 6), Span(3, 11)])
    [('in ', False), ('May 1998', True)]
    """
    pieces: list[tuple[str, bool]] = []
    at = 0
    for span in sorted(span for span in spans if 0 <= span.start < span.end <= len(text)):
        if span.end <= at:
            continue
        start = max(span.start, at)
        if pieces and start == at:
            pieces[-1] = (pieces[-1][0] + text[start : span.end], True)
        else:
            pieces += [(text[at:start], False), (text[start : span.end], True)]
        at = span.end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _back_to_space(text: str, start: int, margin: int) -> int:
    if start <= margin:
        return 0
    space = text.find(" ", start - margin, start)
    return space + 1 if space >= 0 else start - margin


def _on_to_space(text: str, end: int, margin: int) -> int:
    if len(text) - end <= margin:
        return len(text)
    space = text.rfind(" ", end, end + margin)
    return space if space >= 0 else end + margin
