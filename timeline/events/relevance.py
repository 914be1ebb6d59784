"""Which happenings are worth telling: those between states and organisations; a state's own affairs where they lead."""

from typing import Final

from timeline.events.event import Event, Status
from timeline.events.knowledge import Knowledge
from timeline.events.told import Told
from timeline.events.triggers import Form
from timeline.names import Kind

# Nobody meets, calls or visits himself.
_NEED_TWO: Final = frozenset(("meeting", "call", "negotiation", "visit"))
# What a state does at home under these heads is news of its own, told only where a report leads with it.
_AT_HOME: Final = frozenset(("statement", "other", "dispute", "aid", "sanction"))
_WITHOUT_PLAN: Final = frozenset(("conflict", "dispute", "other"))


def is_worth_telling(told: Told, knowledge: Knowledge, *, leads: bool, is_news: bool) -> bool:
    """Whether a happening belongs on a timeline of relations between states."""
    event = told.event
    if event.status is Status.PLANNED and event.type in _WITHOUT_PLAN and not told.is_dated:
        return False
    if event.status is Status.PLANNED and event.type == "conflict" and not told.is_verb:
        # Nobody dates an attack to come: the day is that of something else.
        return False
    if event.status is Status.DENIED and not told.is_dated and not leads:
        # What did not happen, at no time, is nothing, unless it is the news.
        return False
    if _has_two_sides(event, knowledge):
        return True
    if event.type in _NEED_TWO:
        return False
    # What a state's officials say is meant for others.
    return leads or not is_news or told.says or not _is_at_home(told)


def _is_at_home(told: Told) -> bool:
    if told.event.type == "other" and told.form is Form.NOUN and told.is_dated:
        # What a text puts into a year by its name is history: "the independence of Belarus in 1991".
        return False
    return told.event.type in _AT_HOME or (told.event.type == "conflict" and not told.is_dated)


def _has_two_sides(event: Event, knowledge: Knowledge) -> bool:
    parties = {*event.actors, *event.recipients}
    return len(parties) > 1 or any(knowledge.actors[party].kind is Kind.ORGANISATION for party in parties)
