"""Cuts sentences too long to be any: what looks around inside a sentence must not look around in a book."""

from collections.abc import Iterator
from typing import Final

from timeline.text.document import Sentence, Span

# The longest sentences of treaties stay whole; a table or a page without stops does not.
_LONGEST: Final = 3000


def shortened(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or pieces of it that are cut at blanks and together hold all its words."""
    text, start = sentence.text, 0
    if len(text) <= _LONGEST:
        yield sentence
        return
    while len(text) - start > _LONGEST:
        end = text.rfind(" ", start + 1, start + _LONGEST)
        end = start + _LONGEST if end < 0 else end
        yield from _piece(sentence, start, end)
        start = end
    yield from _piece(sentence, start, len(text))


def _piece(sentence: Sentence, start: int, end: int) -> Iterator[Sentence]:
    words = sentence.text[start:end].strip()
    if words:
        first = sentence.span.start + sentence.text.index(words, start)
        yield Sentence(Span(first, first + len(words)), words)
