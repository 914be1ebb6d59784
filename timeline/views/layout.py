"""Where everything stands before it is drawn: lanes from top to bottom, rows inside them, labels beside marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.dates import Bounds
from timeline.events import Event, EventType
from timeline.panorama import LanesBy
from timeline.views.hover import shortened
from timeline.views.lanes import Lane, pack
from timeline.views.marks import Mark, extent, marks
from timeline.views.styles import signs
from timeline.views.words import event_label, parties_in_words, type_label

# Pixels that one sign for events without a row may stand for.
_CROWD: Final = 60
_MARK: Final = 14
_SIGN: Final = 13
_LETTER: Final = 6.5
_LABEL: Final = 42
# More labels than this are noise; the hover has them all.
MOST_LABELS: Final = 80


@dataclass(frozen=True, slots=True)
class Placed:
    """An event in its row: its marks, its label on the side where there is room, a sign on the other."""

    event: Event
    row: int
    marks: tuple[Mark, ...]
    label: str
    label_day: float
    label_side: str
    sign: str = ""
    sign_day: float = 0.0


@dataclass(frozen=True, slots=True)
class More:
    """Events of a lane that found no row: how many, the days they lie in, and where their sign stands."""

    first: int
    last: int
    count: int
    at: float


@dataclass(frozen=True, slots=True)
class Band:
    """A lane on the chart: the row of its title, the row after its last, and what had no room in it."""

    key: str
    title: str
    first_row: int
    end_row: int
    placed: tuple[Placed, ...]
    more: tuple[More, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelling:
    """What labels need: reference names, and what the lanes already say."""

    types: Mapping[str, EventType]
    names: Mapping[str, str]
    by: LanesBy
    language: str
    shown: bool
    # Labels are spaced for a chart of so many pixels, by default what a desktop leaves beside the event panel.
    width: int = 600

    def label(self, event: Event) -> str:
        """What the lane's title does not say already."""
        if not self.shown:
            return ""
        if self.by is LanesBy.TYPE:
            parties = parties_in_words(event, names=self.names, language=self.language)
            return shortened(parties or self.names.get(event.place, event.place), _LABEL)
        if self.by is LanesBy.ACTOR:
            return type_label(event.type, self.types, self.language)
        return shortened(event_label(event, types=self.types, names=self.names, language=self.language), _LABEL)


def arrange(lanes: Sequence[Lane], window: Bounds, labelling: Labelling) -> list[Band]:
    """The lanes as bands, one under the other, each headed by a row for its title."""
    bands: list[Band] = []
    row = 0
    for lane in lanes:
        placed, more = _place(lane, row + 1, window, labelling)
        needed = max((part.row for part in placed), default=row) + 1
        end = needed if lane.rows is None else row + 1 + lane.rows
        bands.append(Band(lane.key, lane.title, row, end, placed, more))
        row = end
    return bands


def _place(
    lane: Lane, first_row: int, window: Bounds, labelling: Labelling
) -> tuple[tuple[Placed, ...], tuple[More, ...]]:
    days = (window.latest or 0) - (window.earliest or 0) + 1
    pixel = days / labelling.width
    unplaced = [_unplaced(event, window, pixel, labelling.label(event)) for event in lane.events]
    rows = pack(range(len(unplaced)), lambda index: unplaced[index][1], most=lane.rows)
    left = sorted(unplaced[index][1] for index in range(len(unplaced)) if index not in rows)
    placed = (replace(unplaced[index][0], row=first_row + row) for index, row in sorted(rows.items()))
    return tuple(placed), _crowds(left, _CROWD * pixel)


def _crowds(extents: Sequence[tuple[float, float]], width: float) -> tuple[More, ...]:
    """Those without a row, gathered where their middles lie within one width of each other."""
    crowds: list[More] = []
    for start, end in sorted(extents, key=sum):
        middle = (start + end) / 2
        if crowds and middle - crowds[-1].at < width:
            last = crowds[-1]
            first, final = min(last.first, int(start)), max(last.last, int(end))
            crowds[-1] = More(first, final, last.count + 1, last.at)
        else:
            crowds.append(More(int(start), int(end), 1, middle))
    return tuple(crowds)


def _unplaced(event: Event, window: Bounds, pixel: float, label: str) -> tuple[Placed, tuple[float, float]]:
    """An event without its row yet, and the days it takes up with its label."""
    drawn = marks(event.when) if event.when else ()
    first, last = _seen(extent(drawn, window), window)
    centre = (first + last + 1) / 2
    start, end = min(first, centre - _MARK / 2 * pixel), max(last + 1, centre + _MARK / 2 * pixel)
    width = (len(label) * _LETTER + _MARK) * pixel if label else 0.0
    left, right = _edge(first, drawn), _edge(last, drawn)
    sign = signs(event)
    aside = len(sign) * _SIGN * pixel
    if not label or end + width <= (window.latest or 0) + 1:
        return Placed(event, 0, drawn, label, right, "middle right", sign, left), (start - aside, end + width)
    if start - width >= (window.earliest or 0):
        return Placed(event, 0, drawn, label, left, "middle left", sign, right), (start - width, end + aside)
    # No room beside it: the mark spans the picture, and its label stands on the middle of it.
    taken = (start, max(end, start + width))
    return Placed(event, 0, drawn, label, int(centre) + 0.5, "top center", sign, centre - width / 2), taken


def _seen(days: tuple[int, int], window: Bounds) -> tuple[int, int]:
    """The days cut at the window, so that what runs out of it does not push labels out too."""
    low, high = window.earliest or 0, window.latest or 0
    first, last = max(days[0], low), min(days[1], high)
    return (first, last) if first <= last else days


def _edge(day: int, drawn: tuple[Mark, ...]) -> float:
    """Where a label begins: at a point's middle, at a bar's end."""
    ends = [mark for mark in drawn if day in (mark.first, mark.last)]
    if any(mark.first == mark.last for mark in ends):
        return day + 0.5
    return day + 1.0 if any(mark.last == day for mark in ends) else float(day)
