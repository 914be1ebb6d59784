"""How many rows each lane of a picture gets: as many as its events need, while there are rows."""

from collections.abc import Sequence
from itertools import pairwise
from math import log2

import numpy as np

from timeline.panorama.columns import AFTER, BEFORE
from timeline.panorama.scene import Scene


def rows_needed(scene: Scene, days: float) -> list[int]:
    """The rows in which no two events of a lane meet, when each takes up so many days at least."""
    return [_deepest(scene, start, end, days) for start, end in pairwise(scene.limits.tolist())]


def rows_wanted(scene: Scene, most: int) -> list[int]:
    """As many as may be needed by how many marks a lane has, without looking at them."""
    return [min(max(round(log2(1 + number)), 1), most) for number in np.diff(scene.limits).tolist()]


def shared_rows(wanted: Sequence[int], most: int) -> list[int]:
    """The wanted rows, or where these are too many one each, the others to who has the least of theirs.

    >>> shared_rows([9, 3, 0, 1], most=8)
    [5, 2, 0, 1]
    """
    rows = [min(number, 1) for number in wanted]
    for _ in range(min(most, sum(wanted)) - sum(rows)):
        # Of two that are as badly off the first, so that the answer is always the same.
        poorest = max(range(len(wanted)), key=lambda place: (wanted[place] - rows[place]) / max(wanted[place], 1))
        rows[poorest] += 1
    return rows


def _deepest(scene: Scene, start: int, end: int, days: float) -> int:
    """How many events of a lane lie over one day at most, the candidates of one event being one with all between."""
    if start == end:
        return 0
    _, place = np.unique(scene.events[start:end], return_inverse=True)
    first = np.full(place.max() + 1, AFTER, dtype=np.float64)
    last = np.full(place.max() + 1, BEFORE, dtype=np.float64)
    np.minimum.at(first, place, scene.firsts[start:end])
    np.maximum.at(last, place, scene.lasts[start:end] + 1.0)
    air = np.maximum(days - (last - first), 0) / 2
    # What ends where another begins meets it: it goes after the other has come.
    at = np.concatenate((first - air, last + air))
    step = np.repeat((1, -1), len(first))
    return int(np.cumsum(step[np.lexsort((-step, at))]).max())
