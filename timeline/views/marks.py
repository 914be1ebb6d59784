"""What is drawn for an event: which days it covers, and how sure they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from timeline.dates import Bounds, Date, Grain, Interval, OneOf, Qualifier, When, bounds
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
    """Days `first` to `last` (both included) drawn in one shape; None runs on out of the picture."""

    shape: Shape
    first: int | None
    last: int | None


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
    first = mark.first if mark.first is not None else min(window.earliest or 0, mark.last or 0)
    last = mark.last if mark.last is not None else max(window.latest or 0, first)
    return first, last


def whole_window(events: Iterable[Event]) -> Bounds | None:
    """The days from the first to the last mark of all events; None where none is dated."""
    drawn = [mark for event in events if event.when is not None for mark in marks(event.when)]
    days = [day for mark in drawn for day in (mark.first, mark.last) if day is not None]
    return Bounds(min(days), max(days)) if days else None


def undated(events: Iterable[Event]) -> list[Event]:
    """The events the chart cannot draw; they are listed under it."""
    return [event for event in events if event.when is None]


def _date_marks(date: Date) -> tuple[Mark, ...]:
    shape = Shape.POINT if date.grain is Grain.DAY else Shape.WITHIN
    sure = Mark(shape, date.day, date.last_day)
    if date.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH):
        span = bounds(date)
        return Mark(Shape.MARGIN, span.earliest, span.latest), sure
    return (sure,)


def _interval_marks(interval: Interval) -> tuple[Mark, ...]:
    """The whole span pale, and over it the days it surely lasted: last possible start to first possible end."""
    start, end = interval.start, interval.end
    span = bounds(interval)
    sure_first = start.last_day if isinstance(start, Date) else None
    sure_last = end.day if isinstance(end, Date) else None
    sure = Mark(Shape.LASTED, sure_first, sure_last)
    if (sure.first, sure.last) == (span.earliest, span.latest):
        return (sure,)
    outer = Mark(Shape.WITHIN, span.earliest, span.latest)
    surely = sure_first is None or sure_last is None or sure_first <= sure_last
    return (outer, sure) if surely else (outer,)
