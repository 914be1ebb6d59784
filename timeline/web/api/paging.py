"""Pages of a list that changes while it is read: a cursor names the last event seen, and where it stood."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline.web.api.problems import ProblemError
from timeline.web.panoramas import Panorama
from timeline.web.viewing import View


@dataclass(frozen=True, slots=True)
class Page:
    """Ids in order of time, how many there are in all, and the cursor of what follows, empty at the end."""

    ids: Sequence[str]
    total: int
    next: str


def page_of(panorama: Panorama, view: View, cursor: str, limit: int) -> Page:
    """The page after a cursor; the first one after none. Events added or removed meanwhile move no other twice."""
    columns, places = panorama.held().columns, panorama.listed(view, None)
    start = _start(cursor, places, columns.ordinals) if cursor else 0
    ids = [columns.ids[place].decode() for place in places[start : start + limit].tolist()]
    after = start + len(ids)
    following = _written(after, ids[-1]) if ids and after < len(places) else ""
    return Page(ids, len(places), following)


def _start(cursor: str, places: NDArray[np.intp], ordinals: Callable[[list[str]], NDArray[np.intp]]) -> int:
    offset, event_id = _read(cursor)
    known = ordinals([event_id])
    if not len(known):
        return max(offset - 1, 0)
    # Mostly it stands where it stood.
    if 0 < offset <= len(places) and places[offset - 1] == known[0]:
        return offset
    found = np.flatnonzero(places == known[0])
    # An event that is gone leaves its place: what stood after it stands there now.
    return int(found[0]) + 1 if len(found) else max(offset - 1, 0)


def _written(offset: int, event_id: str) -> str:
    return urlsafe_b64encode(json.dumps([offset, event_id]).encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[int, str]:
    try:
        offset, event_id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, Error) as error:
        raise ProblemError(400, "The cursor is none of ours; begin without one.") from error
    if not (isinstance(offset, int) and not isinstance(offset, bool) and isinstance(event_id, str)):
        raise ProblemError(400, "The cursor is none of ours; begin without one.")
    return min(max(offset, 0), 1 << 40), event_id
