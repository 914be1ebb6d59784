"""One event from the claims of several documents: nothing averaged, disagreement kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.dates import When, bounds
from timeline.events.event import Event, Status
from timeline.events.happenings import Claim

# What one report still announces another tells as done.
_FIRMEST: Final = (Status.PAST, Status.ONGOING, Status.PLANNED, Status.ANNIVERSARY, Status.DENIED)


def together(claims: Iterable[Claim]) -> Event:
    """The event that claims of one happening tell of.

    Its date is the finest, of several as fine one that a text states, and of those the one most documents give;
    so are its kind and place. All parties and people any of them names are its parties. `disputed` names the
    fields on which they differ.
    """
    events = [claim.event for claim in sorted(claims, key=lambda claim: claim.id)]
    finest = min(map(_fineness, events))
    dated = _first_choice([event for event in events if _fineness(event) == finest], lambda event: event.when)
    actors = {actor for event in events for actor in event.actors}
    recipients = {recipient for event in events for recipient in event.recipients}
    return replace(
        _first_choice(events, lambda event: event.type),
        when=dated.when,
        because=dated.because,
        on_report_day=dated.on_report_day,
        status=min((event.status for event in events), key=_FIRMEST.index),
        actors=tuple(sorted(actors)),
        recipients=tuple(sorted(recipients - actors)),
        people=tuple(sorted({person for event in events for person in event.people})),
        place=_first_choice([event for event in events if event.place] or events, lambda event: event.place).place,
        evidence=tuple(part for event in events for part in event.evidence),
        disputed=_disputed(events),
    )


def _first_choice(events: Sequence[Event], told: Callable[[Event], object]) -> Event:
    """The first event that says what most of them say."""
    counts = Counter(map(told, events))
    most = max(counts.values())
    return next(event for event in events if counts[told(event)] == most)


def _disputed(events: Sequence[Event]) -> tuple[str, ...]:
    """Dates of which neither can be a coarser telling of the other, and places that are not the same."""
    stating = [event for event in events if not event.on_report_day] or events
    dates = sorted({limits for event in stating if (limits := _limits(event.when)) is not None})
    places = {event.place for event in events if event.place}
    apart = any(first[1] < second[0] for first, second in pairwise(dates))
    return ("date",) * apart + ("place",) * (len(places) > 1)


def _fineness(event: Event) -> tuple[float, bool]:
    return _width(event), event.on_report_day


def _width(event: Event) -> float:
    limits = _limits(event.when)
    return float("inf") if limits is None else limits[1] - limits[0]


def _limits(when: When | None) -> tuple[int, int] | None:
    limits = bounds(when) if when is not None else None
    if limits is None or limits.earliest is None or limits.latest is None:
        return None
    return limits.earliest, limits.latest
