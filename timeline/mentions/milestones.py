"""Finds anniversaries: how many years since what. No time expressions, but the best of clues."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.languages import Language
from timeline.text import Span, Token, matches

_ANNIVERSARY = "anniversary"
_KIND = "milestone"


@dataclass(frozen=True, slots=True)
class Milestone:
    """The coming 30th anniversary of the establishment of relations has count 30 and kind `relations`."""

    span: Span
    count: int
    kind: str
    is_coming: bool


def find_milestones(tokens: Sequence[Token], language: Language) -> list[Milestone]:
    """The counted anniversaries of one sentence whose kind its words tell."""
    # Most sentences have no word of what is commemorated.
    if not any(_KIND in keys for _, _, _, keys in tokens):
        return []
    found = []
    for match in matches(tokens, language.triggers):
        slots = match.slots()
        # Some languages say before the number what it is of: "建交30周年".
        count = slots.get("count", slots.get("ordinal"))
        kind = str(slots.get(_KIND, "")) or milestone_kind(tokens, match.after)
        if not match.rule.meaning.startswith(_ANNIVERSARY) or not isinstance(count, int) or not kind:
            continue
        span = Span(match.tokens[0].start, match.tokens[-1].end)
        around = tokens[max(0, match.first - 2) : match.after + 2]
        found.append(Milestone(span, count, kind, any(t.keys.get("pointing") == "next" for t in around)))
    return found


def milestone_kind(tokens: Sequence[Token], after: int) -> str:
    """What an anniversary is of: the last milestone word behind it, since "establishment of relations" is relations.

    A founding word that stands alone is a founding.
    """
    kinds = [str(token.keys[_KIND]) for token in tokens[after : after + 8] if _KIND in token.keys]
    return next((kind for kind in kinds if kind != "founding"), kinds[0] if kinds else "")
