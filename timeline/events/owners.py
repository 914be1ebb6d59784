"""Whose a happening is that a noun tells of one party alone: an organisation's summit, a state's independence."""

from bisect import bisect_left
from typing import Final

from timeline.dates import When
from timeline.events.frame import Frame
from timeline.events.knowledge import Knowledge
from timeline.events.triggers import Form, Trigger
from timeline.names import Kind, Mention

_REACH: Final = 3
# What is told of one alone: the fall of an empire is not of those who speak of it.
_OF_ONE: Final = frozenset(("other",))


def owner_of(trigger: Trigger, frame: Frame, organisation: str, day: When | None, knowledge: Knowledge) -> str:
    """The one party of a happening; "" for most. `organisation` is the one named last before the sentence."""
    if trigger.form is Form.NAMED:
        return _of_summit(trigger, frame, organisation, knowledge)
    if trigger.type == "anniversary":
        return _of_founding(trigger, frame, organisation, knowledge)
    if trigger.form is Form.NOUN and trigger.type in _OF_ONE:
        return _of_fate(trigger, frame, day, knowledge)
    return ""


def _of_summit(trigger: Trigger, frame: Frame, organisation: str, knowledge: Knowledge) -> str:
    """The organisation whose summit it is: named behind the trigger, or the one named last before ("its summit")."""
    last = trigger.after + _REACH
    beside = frame.tokens[trigger.first : last]
    for name in _organisations(frame, knowledge):
        if any(token.start <= name.span.start < token.end for token in beside):
            return name.actor
    return _named_last(trigger, frame, organisation, knowledge) if frame.has("generic", trigger.first, last) else ""


def _of_founding(trigger: Trigger, frame: Frame, organisation: str, knowledge: Knowledge) -> str:
    """The organisation of "its founding": the clause names nobody, and the one before says "the organisation"."""
    start = frame.clause_start(trigger)
    number = frame.clauses.of(trigger.span)
    if number == 0 or frame.names_within(start, frame.clause_end(trigger)):
        return ""
    before = 0 if number == 1 else bisect_left(frame.starts, frame.clauses.borders[number - 2])
    return _named_last(trigger, frame, organisation, knowledge) if frame.has("generic", before, start) else ""


def _named_last(trigger: Trigger, frame: Frame, organisation: str, knowledge: Knowledge) -> str:
    before = [name.actor for name in _organisations(frame, knowledge) if name.span.end <= trigger.span.start]
    return before[-1] if before else organisation


def _organisations(frame: Frame, knowledge: Knowledge) -> list[Mention]:
    return [name for name in frame.names if knowledge.actors[name.actor].kind is Kind.ORGANISATION]


def _of_fate(trigger: Trigger, frame: Frame, day: When | None, knowledge: Knowledge) -> str:
    """Whose independence or collapse it is: the name the noun asks for, where no other is joined to it."""
    name = next((name for name in frame.names if name.span == trigger.completion), None)
    if name is None:
        return ""
    near = frame.names_within(trigger.after, frame.place(name) + 1 + _REACH)
    return knowledge.acts_for(name.actor, day) if near == [name] else ""
