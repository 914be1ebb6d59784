"""Names that belong to the occasion on which something happens: "met on the sidelines of the Arab League's summit"."""

from typing import Final

from timeline.events.frame import Frame
from timeline.events.knowledge import Knowledge
from timeline.events.triggers import Trigger
from timeline.names import Mention

_ENOUGH: Final = 2


def of_occasion(trigger: Trigger, frame: Frame, knowledge: Knowledge) -> list[Mention]:
    """The names behind the word for an occasion behind a trigger, where its own parties stand before that word."""
    if "occasion" not in frame.tables:
        return []
    last = frame.clause_end(trigger)
    place = next((p for p in range(trigger.after, last) if "occasion" in frame.tokens[p].keys), None)
    if place is None:
        return []
    parties = {knowledge.state_of(name.actor) for name in frame.names_within(frame.clause_start(trigger), place)}
    return frame.names_within(place, last) if len(parties) >= _ENOUGH else []
