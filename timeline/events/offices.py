"""People named by their office alone: "the French foreign minister" is whoever held the office that day."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.dates import When
from timeline.events.knowledge import Knowledge
from timeline.names import Form, Kind, Mention, Title
from timeline.text import Span

# How many characters may stand between an office and its state, and between it and its holder's name.
_STATE_REACH: Final = 12
_HOLDER_REACH: Final = 25


def holders(
    text: str, names: Sequence[Mention], language: str, day: When | None, knowledge: Knowledge
) -> list[Mention]:
    """The holders of the offices a text names without them, where the tables know exactly one for that day."""
    if day is None or not names:
        return []
    starts = [name.span.start for name in names]
    found: dict[int, Mention] = {}
    for title, span in knowledge.titles.find(text, language):
        before = names[max(0, bisect_left(starts, span.start) - 2) : bisect_left(starts, span.start)]
        behind = names[bisect_right(starts, span.end - 1) :][:2]
        person = _holder(title, span, [*before, *behind], day, knowledge)
        if person:
            found.setdefault(span.start, Mention(span, person, Form.NAME, span.cut(text)))
    return [mention for mention in found.values() if not any(mention.span.overlaps(name.span) for name in names)]


def in_office(name: Mention, day: When | None, knowledge: Knowledge) -> Mention:
    """A name with that one of its namesakes who alone held an office that day: which president Bush.

    Of two states with one capital that which there was.
    """
    if day is None or not name.namesakes:
        return name
    meant = (name.actor, *name.namesakes)
    if knowledge.actors[name.actor].kind is Kind.STATE:
        return replace(name, actor=knowledge.state_then(meant, day))
    holding = [person for person in meant if knowledge.held_office(person, day)]
    return replace(name, actor=holding[0]) if len(holding) == 1 else name


def _holder(title: Title, span: Span, beside: Sequence[Mention], day: When, knowledge: Knowledge) -> str:
    """Who held an office of the state named beside it; "" where a person is named there, or several may be meant."""
    kinds = {name.actor: knowledge.actors[name.actor].kind for name in beside}
    if any(kinds[name.actor] is Kind.PERSON and name.span.gap(span) <= _HOLDER_REACH for name in beside):
        return ""
    near = [name for name in beside if name.span.gap(span) <= _STATE_REACH]
    if not near:
        return ""
    state = min(near, key=lambda name: name.span.gap(span)).actor
    held = {term.person for term in knowledge.holders_of(state, day) if term.office is title.office}
    return held.pop() if len(held) == 1 else ""
