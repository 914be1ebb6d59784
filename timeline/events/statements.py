"""What somebody says: which of a sentence's sayings is told, and what he does by saying it."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final

from timeline.dates import When
from timeline.events.event import Event
from timeline.events.frame import Frame
from timeline.events.told import Told
from timeline.events.triggers import Form, Trigger
from timeline.text import Token

_REFUSAL: Final = "REJECT"
_GRAVEST: Final = "THREATEN"
# What is said there belongs there.
_ENCOUNTERS: Final = frozenset(("meeting", "call", "summit", "negotiation", "agreement"))
# Of the words at which a clause may begin, those that describe the word before them.
_RELATIVE: Final = "relative"
# A preposition of speaking that is one of acting as well.
_TOWARD: Final = "toward"
# Fewer words than these between two sayings make one of them.
_CHAIN: Final = 5


def stance(tokens: Sequence[Token], after: int) -> tuple[str, ...]:
    """What is done by the words that are said: "must" demands, "will" agrees, "will not" refuses; () for none.

    A word that threatens does so wherever it stands; of the others the first decides.
    """
    marked = [(place, str(keys["stance"])) for place, (_, _, _, keys) in enumerate(tokens[after:]) if "stance" in keys]
    if any(meaning == _GRAVEST for _, meaning in marked):
        return (_GRAVEST,)
    chosen = next(((place, meaning) for place, meaning in marked if meaning != _REFUSAL), None)
    if chosen is None:
        return ()
    place, meaning = chosen
    return (_REFUSAL,) if (place + 1, _REFUSAL) in marked else (meaning,)


def distinct(happenings: Sequence[tuple[Trigger, Told]], frame: Frame) -> list[Told]:
    """Within a sentence type and date tell happenings of the same parties apart: "met and held talks" is one.

    That somebody said so is an event only where what he says tells none, where he has not just done what he
    says it of, and where he says it of somebody, on a day of its own, or in a statement that is issued.
    """
    others = [(trigger, happening) for trigger, happening in happenings if not trigger.by]
    sayings = [trigger.first for trigger, _ in happenings if trigger.by]
    said = [(t, h) for t, h in happenings if t.by and not _tells_otherwise((t, h), others, sayings, frame)]
    first: dict[tuple[str, When | None], list[Told]] = {}
    for happening in [*_once_a_noun(others), *_said(said)]:
        alike = first.setdefault((happening.event.type, happening.event.when), [])
        if not any(_share_a_party(happening.event, other.event) for other in alike):
            alike.append(happening)
    return [happening for alike in first.values() for happening in alike]


def _once_a_noun(happenings: Sequence[tuple[Trigger, Told]]) -> list[Told]:
    """The happenings without second nouns: each is the same happening again, unless it has a date of its own."""
    seen: set[str] = set()
    kept = []
    verbs = [happening.event for trigger, happening in happenings if trigger.is_verb]
    for trigger, happening in happenings:
        event = happening.event
        if trigger.form is Form.NOUN and any(v.when == event.when and _share_a_party(v, event) for v in verbs):
            # What the verb is about: "signed an accord on the opening of embassies in May".
            continue
        if trigger.form is not Form.NOUN or happening.is_dated or trigger.type not in seen:
            kept.append(happening)
        seen.add(trigger.type)
    return kept


def _tells_otherwise(
    saying: tuple[Trigger, Told], others: Sequence[tuple[Trigger, Told]], sayings: Sequence[int], frame: Frame
) -> bool:
    """Whether what is said tells a happening, or the speaker has just been told to do something, or where he speaks.

    What is said ends where the next saying begins, unless the two are one: "issued a statement saying". What it
    is about is not what it tells.
    """
    trigger, told = saying
    last = next((place for place in sayings if place - trigger.after > _CHAIN), None)
    for other, happening in others:
        if _is_topic(other, trigger, frame) or _describes(other, trigger, frame):
            continue
        if other.first < trigger.first:
            said_at = happening.event.type in _ENCOUNTERS and _parties(told.event) <= _parties(happening.event)
            subject = max(frame.clause_start(trigger), other.after)
            if said_at or not frame.names_within(subject, trigger.first):
                return True
        elif last is None or other.first < last:
            return True
    return False


def _is_topic(other: Trigger, saying: Trigger, frame: Frame) -> bool:
    """Whether a happening is only what is spoken about: "on the arrest"; "toward" is that where the saying follows."""
    row = frame.tokens[frame.clause_start(other) : other.first]
    kinds = {token.keys["topic"] for token in row if "topic" in token.keys}
    return bool(kinds - {_TOWARD}) or (bool(kinds) and other.first < saying.first)


def _describes(other: Trigger, saying: Trigger, frame: Frame) -> bool:
    """Whether a happening only describes something that is spoken of: "said that the talks which began in May"."""
    borders = [token.keys["border"] for token in frame.tokens[saying.after : other.first] if "border" in token.keys]
    return bool(borders) and borders[-1] == _RELATIVE


def _share_a_party(event: Event, other: Event) -> bool:
    return not _parties(event).isdisjoint(_parties(other))


def _parties(event: Event) -> Set[str]:
    return {*event.actors, *event.recipients}


def _said(sayings: Sequence[tuple[Trigger, Told]]) -> list[Told]:
    """What a sentence says, once: by whom it first says so, with the code of the most exact word."""
    if not sayings:
        return []
    trigger, first = sayings[0]
    exact = next((trigger.plover for trigger, _ in sayings if trigger.plover), ())
    if not (first.event.recipients or first.is_dated or exact or first.event.plover or trigger.form is Form.ASSERTED):
        return []
    return [replace(first, event=replace(first.event, plover=exact or first.event.plover))]
