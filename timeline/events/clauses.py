"""Where a sentence's clauses end: what stands in a trigger's own clause is more surely its own."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.languages import Language
from timeline.names import Mention
from timeline.text import Sentence, Span, Token

# Words that may stand between a comma and the next name of a list: "and the".
_LIST_REACH: Final = 3
# Of the words at which a clause may begin, those that join the names of a list as well.
_JOINS: Final = "and"


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


def clauses(sentence: Sentence, tokens: Sequence[Token], names: Sequence[Mention], language: Language) -> Clauses:
    """The clauses of a sentence, cut behind its commas and semicolons, those of a list of names apart."""
    borders = []
    signs, list_signs = language.clause_signs, language.list_signs
    for index, (_, end, word, _) in enumerate(tokens):
        if word in signs and not (word in list_signs and _in_list(tokens, index, names)):
            borders.append(end)
    return Clauses(sentence, tuple(borders))


def _in_list(tokens: Sequence[Token], index: int, names: Sequence[Mention]) -> bool:
    """Whether a comma stands between two names: "Kazakhstan, Kyrgyzstan and Tajikistan"."""
    before, after = tokens[max(0, index - 1)], tokens[index + 1 : index + 1 + _LIST_REACH]
    if not any(name.span.end == before.end for name in names):
        return False
    for token in after:
        if any(token.start <= name.span.start < token.end for name in names):
            return token.keys.get("border", _JOINS) == _JOINS
        # "China, saying that Russia ...", "China, condemned Russia": no list, but a clause begins.
        if token.keys.get("border", _JOINS) != _JOINS or "tense" in token.keys:
            return False
    return False
