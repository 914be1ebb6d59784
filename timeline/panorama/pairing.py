"""Who took part together with whom: how often, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import civil, day_number
from timeline.panorama.choosing import Mask
from timeline.panorama.columns import AFTER, BEFORE, Columns

Counts = NDArray[np.int64]
# The bars of time are as long as the first of these that makes no more than `MOST_BARS`.
STEPS: Final = (1, 10, 100, 1000)
MOST_BARS: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class OverTime:
    """Events counted by time: a bar is `step` years long, the first begins with year `first`; `undated` are in none."""

    step: int
    first: int
    counts: Counts
    undated: int


@dataclass(frozen=True, slots=True, eq=False)
class Encounters:
    """The actors with most events, most first; `counts` says how many events two of them share.

    On the diagonal stands how many events an actor has alone or with others. `bars` are the counts of each pair
    (its key as of lanes by pair) by time; a bar is `step` years long, the first begins with year `first`.
    `undated` are the events that no bar counts, `left_out` the actors that are not among these.
    """

    actors: tuple[str, ...]
    counts: Counts
    step: int
    first: int
    bars: Mapping[str, Counts]
    undated: int
    left_out: int

    def pairs(self) -> list[tuple[str, int]]:
        """The pairs that share an event, with their counts, most first."""
        rows, columns = np.nonzero(np.triu(self.counts, k=1))
        found = [
            (pair_key(self.actors[row], self.actors[column]), int(self.counts[row, column]))
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def pair_key(one: str, other: str) -> str:
    """Two actors as one word, as lanes by pair have it.

    >>> pair_key("TJK", "CHN")
    'CHN TJK'
    """
    return " ".join(sorted((one, other)))


def encounters(columns: Columns, mask: Mask, most: int) -> Encounters:
    """The `most` actors of the events asked for, and their meetings. Every two parties of an event are a pair."""
    events = np.flatnonzero(mask)
    parties = columns.parties.take(events)
    words = columns.words["parties"]
    totals = np.bincount(parties.codes, minlength=len(words))
    # A blank parts the two of a pair; codes of states and organisations have none.
    known = [code for code in np.flatnonzero(totals).tolist() if " " not in words[code]]
    ranked = sorted(known, key=lambda code: (-totals[code], words[code]))[:most]
    size = len(ranked)
    place = np.full(len(words) + 1, -1, dtype=np.int64)
    place[ranked] = np.arange(size)
    step, first, bar_of, number = _bars(columns, events)
    cells, owners = _together(place[parties.codes], parties.owners(), size)
    flat = np.bincount(cells, minlength=size * size).reshape(size, size)
    counts = flat + flat.T
    counts[np.arange(size), np.arange(size)] = totals[ranked]
    timed = bar_of[owners] >= 0
    by_time = np.bincount(cells[timed] * number + bar_of[owners[timed]], minlength=size * size * number)
    by_time = by_time.reshape(size, size, number)
    by_time = by_time + by_time.transpose(1, 0, 2)
    names = tuple(words[code] for code in ranked)
    bars = {
        pair_key(names[row], names[column]): by_time[row, column]
        for row, column in zip(*(axis.tolist() for axis in np.nonzero(np.triu(counts, k=1))), strict=True)
    }
    return Encounters(names, counts, step, first, bars, int((bar_of < 0).sum()), len(known) - size)


def over_time(columns: Columns, mask: Mask) -> OverTime:
    """The events asked for by the years they began in."""
    step, first, bar_of, number = _bars(columns, np.flatnonzero(mask))
    known = bar_of[bar_of >= 0]
    return OverTime(step, first, np.bincount(known, minlength=number), len(bar_of) - len(known))


def _together(places: Counts, owners: NDArray[np.int32], size: int) -> tuple[Counts, NDArray[np.int32]]:
    """Each two parties of one event: the cell of the matrix they fall in, and the event."""
    kept = places >= 0
    places, owners = places[kept], owners[kept]
    ones = np.arange(len(places))
    cells, events = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int32)]
    # Parties of one event stand side by side: look one further each time, as long as any event has so many.
    for distance in range(1, len(places)):
        ones = ones[ones < len(places) - distance]
        ones = ones[owners[ones] == owners[ones + distance]]
        if not len(ones):
            break
        cells.append(places[ones] * size + places[ones + distance])
        events.append(owners[ones])
    return np.concatenate(cells), np.concatenate(events)


def _bars(columns: Columns, events: NDArray[np.intp]) -> tuple[int, int, NDArray[np.int64], int]:
    """Years a bar, the first bar's year, the bar of each event by its first day (-1 for none), and how many bars."""
    days = _first_days(columns)[events]
    known = (days > BEFORE) & (days < AFTER)
    if not known.any():
        return STEPS[0], 0, np.full(len(events), -1), 0
    begin, end = civil(int(days[known].min()))[0], civil(int(days[known].max()))[0]
    step = next((step for step in STEPS if end // step - begin // step < MOST_BARS), STEPS[-1])
    first, number = begin // step * step, end // step - begin // step + 1
    edges = [day_number(first + step * index) for index in range(number)]
    return step, first, np.where(known, np.searchsorted(edges, days, side="right") - 1, -1), number


def _first_days(columns: Columns) -> NDArray[np.int32]:
    """The first day of each event: of several candidates the earliest; of what began nobody knows when, the last."""
    days = np.full(len(columns), AFTER, dtype=np.int32)
    firsts, lasts = columns.marks[:, 0], columns.marks[:, 1]
    # The marks of an event are in order: the first written last is the one that stays.
    days[columns.marked[::-1]] = np.where(firsts > BEFORE, firsts, lasts)[::-1]
    return days
