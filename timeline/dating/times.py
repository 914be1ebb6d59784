"""Evidence of things that have their time: likely within it, less before and after, the less the further off."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from timeline.dates import day_number
from timeline.dating.evidence import FIRST_YEAR, LAST_YEAR, Floats, Stretches, stretches

# (up to so many days away, share)
Away = tuple[tuple[int, float], ...]


@lru_cache(maxsize=1 << 12)
def its_time(first: int | None, last: int | None, before: Away, after: Away) -> Stretches:
    """1 from the first day to the last; before and after it the share of the distance."""
    start = day_number(FIRST_YEAR) if first is None else first
    end = day_number(LAST_YEAR + 1) if last is None else last
    pieces = [(start, 1.0)]
    reach = 0
    for limit, share in after:
        pieces.append((end + 1 + reach, share))
        reach = limit
    nearer = 0.0
    for limit, share in reversed(before):
        pieces.append((start - limit, share))
        nearer = nearer or share
    return stretches(pieces, nearer or 1.0)


@lru_cache(maxsize=1 << 12)
def fading(first: int, last: int, before: float, faded: float, after: Away) -> Stretches:
    """A story in the news: most told of at first, less by and by until its last day, then looked back at."""
    steps = 6
    length = last + 1 - first
    pieces = [(first + length * step // steps, faded ** (step / (steps - 1))) for step in range(steps)]
    reach = 0
    for limit, share in after:
        pieces.append((last + 1 + reach, min(faded, share)))
        reach = limit
    return stretches(pieces, before)


@lru_cache(maxsize=1 << 12)
def sudden(first: int, last: int, before: Away, since: Away, after: Away) -> Stretches:
    """What came at once: told the less the more days have passed, by the shares until its end; then looked back at."""
    pieces = []
    reach = 0
    for limit, share in since:
        if first + reach <= last:
            pieces.append((first + reach, share))
            least = share
        reach = limit
    reach = 0
    for limit, share in after:
        pieces.append((last + 1 + reach, least * share))
        reach = limit
    return stretches(pieces, least * before[-1][1])


def inside(first: int, last: int, doubt: float) -> Stretches:
    """1 from the first day to the last, the doubt on all others."""
    return stretches([(first, 1.0), (last + 1, doubt)], doubt)


def faint(found: Stretches, share: float, least: float = 0.0) -> Stretches:
    """The same, less likely by a share, but nowhere less likely than the least."""
    return Stretches(found.starts, np.log(np.maximum(np.exp(found.values) * share, least)))


def any_of(found: Sequence[Stretches]) -> Stretches:
    """The best of several times, as of a person who held an office twice."""
    return _joined(found, np.max)


def all_of(found: Sequence[Stretches]) -> Stretches:
    """All of several times together, as of a person who holds two offices at once."""
    return _joined(found, np.sum)


def _joined(found: Sequence[Stretches], choose: Callable[..., Floats]) -> Stretches:
    if len(found) == 1:
        return found[0]
    starts = np.unique(np.concatenate([one.starts for one in found]))
    rows = [
        np.concatenate([one.values[:1], one.values[np.searchsorted(one.starts, starts, side="right")]]) for one in found
    ]
    return Stretches(starts, choose(rows, axis=0))
