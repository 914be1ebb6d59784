"""What a choice of events looks like from any height: lanes sorted by time, cut to a window or counted in bins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline.dates import Bounds
from timeline.panorama.choosing import Mask
from timeline.panorama.columns import AFTER, BEFORE, Columns, Days, time_keys
from timeline.panorama.laning import LanesBy, membership
from timeline.panorama.ragged import Codes, Ragged
from timeline.panorama.sources import Sources

# More lanes than this are no picture; the rarest share one, whose key is this sign, which no word is.
MOST_LANES: Final = 24
OTHERS: Final = "\0"
# Marks looked at together when asking which began before a window and reach into it.
_BLOCK: Final = 256


@dataclass(frozen=True, slots=True)
class Slice:
    """One lane in a window: the events that lie in it, by their place among the columns, earliest first."""

    key: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """How many marks begin in each of some equal bins, a row a lane; `total` is all that lie in the window."""

    keys: tuple[str, ...]
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Marks by lane, in each by first day. `limits[i]` is where lane `i` begins among them.

    `lasts` are the last days in the marks' order, `ends` the same sorted in each lane, `reach` the latest of
    each block of marks. `merged` is how many lanes share the last.
    """

    keys: tuple[str, ...]
    merged: int
    limits: NDArray[np.intp]
    events: NDArray[np.int32]
    firsts: Days
    lasts: Days
    ends: Days
    reach: Days
    undated: int

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last day of all that is dated; None where nothing is."""
        days = np.concatenate((self.firsts, self.lasts))
        known = days[(days > BEFORE) & (days < AFTER)]
        return (int(known.min()), int(known.max())) if len(known) else None

    def count(self, first: int, last: int) -> NDArray[np.intp]:
        """How many marks of each lane touch the days from `first` to `last`."""
        begun = self._places(self.firsts, last, side="right")
        over = self._places(self.ends, first, side="left")
        return begun - over

    def nearest(self, first: int, last: int) -> int | None:
        """The day nearest to a window without marks on which one ends or begins; None where all reach endlessly."""
        before, after = self.lasts[self.lasts < first], self.firsts[self.firsts > last]
        days = [int(before.max())] if len(before) else []
        days += [int(after.min())] if len(after) else []
        known = [day for day in days if BEFORE < day < AFTER]
        return min(known, key=lambda day: first - day if day < first else day - last, default=None)

    def slices(self, first: int, last: int) -> list[Slice]:
        """The events that touch the window, lane by lane."""
        found = np.flatnonzero(self._touching(first, last))
        lanes = np.searchsorted(self.limits, found, side="right") - 1
        # Several candidates of one event are one event.
        return [
            Slice(key, tuple(dict.fromkeys(self.events[found[lanes == lane]].tolist())))
            for lane, key in enumerate(self.keys)
        ]

    def density(self, first: int, last: int, bins: int) -> Density:
        """Marks counted by their first day; those that began before the window are in no bin."""
        edges = np.ceil(np.linspace(first, last + 1, bins + 1))
        # Of the same kind as the days, which would all be made of another for each question else.
        edges = np.clip(edges, BEFORE, AFTER).astype(np.int32)
        counts = [
            np.diff(np.searchsorted(self.firsts[start:end], edges))
            for start, end in zip(self.limits[:-1], self.limits[1:], strict=True)
        ]
        return Density(self.keys, np.array(counts, dtype=np.int64).reshape(len(self.keys), bins))

    def _touching(self, first: int, last: int) -> Mask:
        """Block by block, so that of a million marks only those that can reach the window are looked at."""
        touching = np.zeros(len(self.firsts), dtype=bool)
        blocks = np.flatnonzero(self.reach >= first)
        places = (blocks[:, None] * _BLOCK + np.arange(_BLOCK)).ravel()
        places = places[places < len(self.firsts)]
        touching[places] = (self.firsts[places] <= last) & (self.lasts[places] >= first)
        return touching

    def _places(self, days: Days, day: int, *, side: str) -> NDArray[np.intp]:
        """How many of each lane's sorted days lie before a day."""
        pairs = zip(self.limits[:-1], self.limits[1:], strict=True)
        sought = np.int32(min(max(day, BEFORE), AFTER))
        return np.array([np.searchsorted(days[a:b], sought, side=side) for a, b in pairs], dtype=np.intp)  # type: ignore[call-overload]


def scene_of(
    columns: Columns,
    mask: Mask,
    by: LanesBy,
    sources: Sources,
    *,
    order: Sequence[str] = (),
    hidden: frozenset[str] = frozenset(),
) -> Scene:
    """The lanes of the events asked for: those of `order` first and in that order, then the fullest first."""
    events = np.flatnonzero(mask)
    joined = membership(columns, events, by, sources)
    keys, lane_of, merged = _ranked(joined.lanes, joined.keys, order, hidden)
    lanes = lane_of[joined.lanes]
    shown = lanes >= 0
    marks = _marks_by_event(columns).take(joined.events[shown])
    lane = np.repeat(lanes[shown], marks.counts())
    ranks = np.empty(len(columns.marked), dtype=np.int32)
    ranks[columns.marks_in_time] = np.arange(len(ranks), dtype=np.int32)
    lane, rank = _sorted_pairs(lane, ranks[marks.codes])
    mark = columns.marks_in_time[rank]
    first, last = columns.marks[mark, 0], columns.marks[mark, 1]
    return Scene(
        keys=keys,
        merged=merged,
        limits=np.searchsorted(lane, np.arange(len(keys) + 1)),
        events=columns.marked[mark],
        firsts=first,
        lasts=last,
        ends=_sorted_pairs(lane, last)[1],
        reach=_block_maxima(last),
        undated=int((columns.dates[events] == columns.code("dates", "")).sum()),
    )


def in_time(columns: Columns, mask: Mask, window: Bounds | None) -> NDArray[np.intp]:
    """The events by their first day, undated ones last; with a window only those that touch it."""
    ordered = columns.in_time.astype(np.intp)
    if window is None:
        return ordered[mask[ordered]]
    starts, ends = columns.ends(window.earliest or BEFORE, window.latest or AFTER)
    shown = mask & (starts <= AFTER)
    events = ordered[shown[ordered]]
    # In order already but for events that may have been on several days, which a stable sort makes good use of.
    return events[np.argsort(time_keys(starts[events], ends[events]), kind="stable")]


def _marks_by_event(columns: Columns) -> Ragged:
    starts = np.searchsorted(columns.marked, np.arange(len(columns) + 1))
    return Ragged(starts, np.arange(len(columns.marked), dtype=np.int32))


def _ranked(
    lanes: NDArray[np.int32], keys: tuple[str, ...], order: Sequence[str], hidden: frozenset[str]
) -> tuple[tuple[str, ...], NDArray[np.int32], int]:
    """The keys of the lanes drawn, the lane of each key's code (-1 where hidden), and how many share the last."""
    counts = np.bincount(lanes, minlength=len(keys))
    wanted = {key: place for place, key in enumerate(order)}
    present = [code for code in np.flatnonzero(counts).tolist() if keys[code] not in hidden]
    present.sort(key=lambda code: (wanted.get(keys[code], len(wanted)), keys[code] == "", -counts[code], keys[code]))
    rest = present[MOST_LANES - 1 :] if len(present) > MOST_LANES else []
    kept = present[: len(present) - len(rest)]
    lane_of = np.full(max(len(keys), 1), -1, dtype=np.int32)
    lane_of[kept] = np.arange(len(kept))
    lane_of[rest] = len(kept)
    names = tuple(keys[code] for code in kept)
    return ((*names, OTHERS) if rest else names), lane_of, len(rest)


def _sorted_pairs(lane: Codes, days: Days) -> tuple[Codes, Days]:
    """Two columns in the order of the first and then of the second: numbers that hold both sort at once."""
    both = np.sort(lane.astype(np.int64) * (1 << 32) + (days.astype(np.int64) + (1 << 31)))
    return (both >> 32).astype(np.int32), ((both & 0xFFFFFFFF) - (1 << 31)).astype(np.int32)


def _block_maxima(days: Days) -> Days:
    if not len(days):
        return days
    return np.maximum.reduceat(days, np.arange(0, len(days), _BLOCK))
