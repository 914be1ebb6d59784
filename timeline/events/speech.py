"""Words a report only repeats: its title, which sums up what follows, and what it quotes word for word."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.languages import Language
from timeline.text import Sentence, Span

# Shorter quotations are names and single words.
_LONG: Final = 40
_LONG_UNSPACED: Final = 12
_MARKS: Final = ("「」", "『』", "“”", "«»", "„“", '""')
# How many signs may stand between a quotation and the words that say whose it is.
_SIGNS: Final = 3
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """What of a document is not plain telling: its title, the first sentence behind it, what it quotes at length."""

    heading: Span | None
    lead: Sentence | None
    quoted: Sequence[Span]

    def sums_up(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in the title."""
        return self.heading is not None and self.heading.overlaps(sentence.span)

    def quoted_before(self, span: Span) -> Span | None:
        """The quotation that ends right before a span: '"...", said the minister'."""
        place = bisect_right(self.quoted, span.start, key=lambda other: other.end)
        return self.quoted[place - 1] if place and span.start - self.quoted[place - 1].end <= _SIGNS else None

    def leads(self, sentence: Sentence) -> bool:
        """Whether a sentence is what the report leads with."""
        return sentence == self.lead or self.sums_up(sentence)


def layout_of(text: str, parts: Sequence[Sentence], language: Language) -> Layout:
    """The layout of a document, which `parts` are the sentences of."""
    heading = title(text, parts, language)
    lead = next((part for part in parts if heading is None or not heading.overlaps(part.span)), None)
    return Layout(heading, lead, quotations(text, language))


def quotations(text: str, language: Language) -> list[Span]:
    """What a text quotes at length: what is told there is part of what somebody says."""
    shortest = _LONG if language.spaced else _LONG_UNSPACED
    # Short ones are passed over as wholes: else the mark that closes one would open the next.
    spans = (Span(*found.span()) for found in _quotation().finditer(text))
    return [span for span in spans if span.end - span.start > shortest]


def is_within(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span begins in one of some spans that are in order and do not overlap."""
    place = bisect_right(spans, span.start, key=lambda other: other.start)
    return place > 0 and span.start < spans[place - 1].end


@cache
def _quotation() -> re.Pattern[str]:
    marks = (rf"{first}[^{first}{last}\n]*{last}" for first, last in _MARKS)
    # Typewriters' marks are two signs; what they open may hold apostrophes.
    return re.compile("|".join((*marks, r"``[^`\n]{0,1500}?''")))


def title(text: str, parts: Sequence[Sentence], language: Language) -> Span | None:
    """The first line where it is short, ends like no sentence, and more follows."""
    if not parts:
        return None
    first, _, rest = text[parts[0].span.start :].partition("\n")
    line = first.rstrip()
    if not rest.strip() or len(line) > _LONGEST_TITLE or not line or line[-1] in language.sentence_ends:
        return None
    return Span(parts[0].span.start, parts[0].span.start + len(line))
