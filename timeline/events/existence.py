"""Whether a state was there, or an office held, at a time."""

from timeline.dates import Bounds, When, bounds
from timeline.names import Actor, Term


def existed(actor: Actor, when: When) -> bool:
    """Whether an actor may have been there at a time."""
    since = bounds(actor.since).earliest if actor.since is not None else None
    until = bounds(actor.until).latest if actor.until is not None else None
    return _meets(Bounds(since, until), when)


def was_held(term: Term, when: When) -> bool:
    """Whether somebody may have been in office at a time."""
    return _meets(term.bounds, when)


def _meets(held: Bounds, when: When) -> bool:
    asked = bounds(when)
    ended = held.latest is not None and asked.earliest is not None and held.latest < asked.earliest
    to_come = held.earliest is not None and asked.latest is not None and asked.latest < held.earliest
    return not ended and not to_come
