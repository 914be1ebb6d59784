"""Where a sentence's clauses end: what stands in a trigger's own clause is more surely its own."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.languages import Language
from timeline.text import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence and the places in the document where one clause ends and the next begins."""

    sentence: Sentence
    borders: tuple[int, ...]

    def of(self, span: Span) -> int:
        """The number of the clause a span begins in."""
        return bisect_right(self.borders, span.start)

    def covering(self, spans: Sequence[Span]) -> Span:
        """The clauses that hold all the spans, from the first to the last."""
        starts = (self.sentence.span.start, *self.borders)
        ends = (*self.borders, self.sentence.span.end)
        first = starts[min(map(self.of, spans))]
        return Span(first, max(ends[max(map(self.of, spans))], max(span.end for span in spans)))


def clauses(sentence: Sentence, tokens: Sequence[Token], language: Language) -> Clauses:
    """The clauses of a sentence, cut behind its commas and semicolons."""
    return Clauses(sentence, tuple(token.end for token in tokens if token.word in language.clause_signs))
