"""The lanes of the picture: their titles, and which row of a lane an event lies in, so that none covers another."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from timeline.events import Event, EventType
from timeline.panorama import OTHERS, LanesBy
from timeline.views.phrasebook import phrases
from timeline.views.words import type_label

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: what it is of, its title, its events, and the rows they may take; None as many as they need."""

    key: str
    title: str
    events: tuple[Event, ...]
    rows: int | None = None


def lane_title(
    key: str,
    by: LanesBy,
    *,
    types: Mapping[str, EventType],
    names: Mapping[str, str],
    language: str = "en",
    merged: int = 0,
) -> str:
    """A lane's name; `merged` is how many lanes share the one of the rarest."""
    words = phrases(language)
    if key == OTHERS:
        return words.event["lane_other"].format(count=merged)
    if not key:
        return words.event[_NOTHING[by]]
    if by is LanesBy.TYPE:
        return type_label(key, types, language)
    if by is LanesBy.PAIR:
        return " – ".join(names.get(code, code) for code in key.split())
    return names.get(key, key)


_NOTHING = {
    LanesBy.TYPE: "lane_none",
    LanesBy.ACTOR: "lane_none",
    LanesBy.PAIR: "lane_no_pair",
    LanesBy.PLACE: "lane_no_place",
    LanesBy.SOURCE: "no_source",
    LanesBy.COLLECTION: "no_collection",
}


def pack(members: Iterable[T], extent: Callable[[T], tuple[float, float]], *, most: int | None = None) -> dict[T, int]:
    """The row of each member: the first whose last member ends before it begins.

    With `most` rows only, those that find no room have none.

    >>> pack([(1, 5), (3, 4), (6, 9)], extent=lambda span: span)
    {(1, 5): 0, (3, 4): 1, (6, 9): 0}
    """
    ends: list[float] = []
    rows: dict[T, int] = {}
    for member in sorted(members, key=extent):
        start, end = extent(member)
        row = next((index for index, taken in enumerate(ends) if taken < start), len(ends))
        if row == len(ends):
            if most is not None and row >= most:
                continue
            ends.append(end)
        ends[row] = end
        rows[member] = row
    return rows
