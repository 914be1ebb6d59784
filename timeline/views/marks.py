"""What is drawn for an event: which days it covers, and how sure they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from timeline.dates import Bounds, Date, Edge, Grain, Interval, OneOf, Qualifier, When, bounds
from timeline.events import Event


class Shape(StrEnum):
    """The marks of the chart; the legend explains them."""

    POINT = "point"
    LASTED = "lasted"
    WITHIN = "within"
    MARGIN = "margin"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Mark:
    """Days `first` to `last` (both included) drawn in one shape; None runs on out of the picture.

    A margin is palest at its ends and strongest next to `core`, the days it lies round.
    """

    shape: Shape
    first: int | None
    last: int | None
    core: tuple[int, int] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it runs on at one end or both."""
        return self.first is None or self.last is None


def marks(when: When) -> tuple[Mark, ...]:
    """The marks of a time-span, the least certain first, so that the surer are drawn over them."""
    match when:
        case Date():
            return _date_marks(when)
        case Interval():
            return _interval_marks(when)
        case OneOf(candidates):
            return tuple(Mark(Shape.CANDIDATE, span.earliest, span.latest) for span in map(bounds, candidates))


def extent(drawn: Iterable[Mark], window: Bounds) -> tuple[int, int]:
    """First and last day of an event's marks, those that run on cut at the window."""
    parts = list(drawn)
    first, last = within(parts[0], window)
    for mark in parts[1:]:
        start, end = within(mark, window)
        first, last = min(first, start), max(last, end)
    return first, last


def within(mark: Mark, window: Bounds) -> tuple[int, int]:
    """A mark's days, an end that runs on being the window's."""
    start = window.earliest or 0
    first = mark.first if mark.first is not None else start if mark.last is None else min(start, mark.last)
    last = mark.last if mark.last is not None else max(window.latest or 0, first)
    return first, last


def opening_window(events: Iterable[Event]) -> Bounds | None:
    """The days the picture opens on: all that is sure, and of each set of candidates the nearest.

    Candidates may lie a century apart; were all of them in sight, the sure days would be a smear.
    None where no event is dated.
    """
    drawn = [marks(event.when) for event in events if event.when is not None]
    sure = _hull(mark for parts in drawn for mark in parts if mark.shape is not Shape.CANDIDATE)
    if sure is None:
        return _hull(mark for parts in drawn for mark in parts)
    days = [sure.earliest, sure.latest]
    for parts in drawn:
        days += [day for day in _ends(_nearest(parts, sure)) if parts[0].shape is Shape.CANDIDATE]
    known = [day for day in days if day is not None]
    return Bounds(min(known), max(known))


def _nearest(parts: tuple[Mark, ...], window: Bounds) -> Mark:
    def distance(mark: Mark) -> int:
        first, last = within(mark, window)
        return max((window.earliest or 0) - last, first - (window.latest or 0), 0)

    return min(parts, key=distance)


def _hull(drawn: Iterable[Mark]) -> Bounds | None:
    days = [day for mark in drawn for day in _ends(mark)]
    return Bounds(min(days), max(days)) if days else None


def _ends(mark: Mark) -> list[int]:
    return [day for day in (mark.first, mark.last) if day is not None]


def undated(events: Iterable[Event]) -> list[Event]:
    """The events the chart cannot draw; they are listed under it."""
    return [event for event in events if event.when is None]


def _date_marks(date: Date) -> tuple[Mark, ...]:
    shape = Shape.POINT if date.grain is Grain.DAY else Shape.WITHIN
    sure = Mark(shape, date.day, date.last_day)
    if date.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH):
        span = bounds(date)
        return Mark(Shape.MARGIN, span.earliest, span.latest, (date.day, date.last_day)), sure
    return (sure,)


def _interval_marks(interval: Interval) -> tuple[Mark, ...]:
    """The whole span pale, and over it the days it surely lasted: last possible start to first possible end.

    Of what has an unknown end, only the start is sure.
    """
    start, end = interval.start, interval.end
    span = bounds(interval)
    sure_first = start.last_day if isinstance(start, Date) else None
    sure_last = end.day if isinstance(end, Date) else None
    if end is Edge.UNKNOWN:
        sure_last = sure_first
    elif start is Edge.UNKNOWN:
        sure_first = sure_last
    sure = Mark(Shape.LASTED, sure_first, sure_last)
    if (sure.first, sure.last) == (span.earliest, span.latest):
        return (sure,)
    outer = Mark(Shape.WITHIN, span.earliest, span.latest)
    surely = sure_first is None or sure_last is None or sure_first <= sure_last
    return (outer, sure) if surely else (outer,)
