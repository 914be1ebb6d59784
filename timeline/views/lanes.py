"""Which lane an event lies in, and which row of the lane, so that no event covers another."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from timeline.events import Event, EventType
from timeline.views.phrasebook import phrases
from timeline.views.words import type_label

# More lanes than this are no picture; the rarest share one.
MOST_LANES: Final = 24
_NONE: Final = "\0none"
T = TypeVar("T", bound=Hashable)


class LanesBy(StrEnum):
    """What the chart's lanes stand for."""

    TYPE = "type"
    ACTOR = "actor"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its title and its events, earliest first."""

    title: str
    events: tuple[Event, ...]


def lanes(
    events: Iterable[Event],
    by: LanesBy,
    *,
    types: Mapping[str, EventType],
    names: Mapping[str, str],
    language: str = "en",
) -> list[Lane]:
    """The lanes of dated events: types in their own order, others the fullest first.

    An event of two actors lies in the lanes of both.
    """
    members: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for key in _keys(event, by):
            members[key].append(event)

    def title(key: str) -> str:
        if key == _NONE:
            return phrases(language).event["lane_none" if by is LanesBy.ACTOR else "no_source"]
        return type_label(key, types, language) if by is LanesBy.TYPE else names.get(key, key)

    places = {event_type: place for place, event_type in enumerate(types)} if by is LanesBy.TYPE else {}
    ordered = sorted(members, key=lambda key: (places.get(key, len(places)), -len(members[key]), title(key)))
    kept, rest = (ordered, []) if len(ordered) <= MOST_LANES else (ordered[: MOST_LANES - 1], ordered[MOST_LANES - 1 :])
    found = [Lane(title(key), tuple(members[key])) for key in kept]
    return [*found, _shared([members[key] for key in rest], language)] if rest else found


def _shared(rest: Sequence[Sequence[Event]], language: str) -> Lane:
    """The lane of those that are too few to have one of their own."""
    events = dict.fromkeys(event for members in rest for event in members)
    return Lane(phrases(language).event["lane_other"].format(count=len(rest)), tuple(events))


def _keys(event: Event, by: LanesBy) -> Sequence[str]:
    if by is LanesBy.TYPE:
        return (event.type,)
    if by is LanesBy.ACTOR:
        return tuple(dict.fromkeys((*event.actors, *event.recipients))) or (_NONE,)
    return tuple(dict.fromkeys(evidence.document_id for evidence in event.evidence)) or (_NONE,)


def pack(members: Iterable[T], extent: Callable[[T], tuple[float, float]]) -> dict[T, int]:
    """The row of each member: the first whose last member ends before it begins.

    >>> pack([(1, 5), (3, 4), (6, 9)], extent=lambda span: span)
    {(1, 5): 0, (3, 4): 1, (6, 9): 0}
    """
    ends: list[float] = []
    rows: dict[T, int] = {}
    for member in sorted(members, key=extent):
        start, end = extent(member)
        row = next((index for index, taken in enumerate(ends) if taken < start), len(ends))
        if row == len(ends):
            ends.append(end)
        ends[row] = end
        rows[member] = row
    return rows
