"""The legend: what each mark in the picture means, and the types' colours where the lanes do not tell."""

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.events import Event, EventType, Status
from timeline.views.hover import safe_line
from timeline.views.marks import Shape, marks
from timeline.views.phrasebook import Phrases
from timeline.views.styles import GREY, bar_style, point_style
from timeline.views.words import type_label


def mark_legend(events: Iterable[Event], words: Phrases) -> list[Any]:
    """One entry a kind of mark that is drawn, in grey."""
    drawn = [event for event in events if event.when is not None]
    shapes = {mark.shape for event in drawn if event.when for mark in marks(event.when)}
    statuses = {event.status for event in drawn}
    entries = [_entry(words.legend[shape.value], _shape_marker(shape)) for shape in Shape if shape in shapes]
    signs = [status for status in Status if status in statuses and status is not Status.PAST]
    return entries + [_entry(words.legend[status.value], point_style(Shape.POINT, status, GREY)) for status in signs]


def type_legend(events: Iterable[Event], types: Mapping[str, EventType], language: str) -> list[Any]:
    """One entry a type, in its colour."""
    present = sorted({event.type for event in events}, key=lambda event_type: type_label(event_type, types, language))
    colours = [types[event_type].colour if event_type in types else GREY for event_type in present]
    return [
        _entry(
            type_label(event_type, types, language),
            {**point_style(Shape.POINT, Status.PAST, colour), "symbol": "square"},
        )
        for event_type, colour in zip(present, colours, strict=True)
    ]


def _shape_marker(shape: Shape) -> dict[str, Any]:
    if shape in (Shape.POINT, Shape.CANDIDATE):
        return point_style(shape, Status.PAST, GREY)
    style = bar_style(shape, Status.PAST, GREY)
    return {"symbol": "square", "size": 12, "color": style["color"]}


def _entry(text: str, marker: dict[str, Any]) -> Any:
    """A trace without a point: it draws nothing but its line in the legend."""
    meta = {"kind": "legend", "shape": "", "status": ""}
    return {
        "type": "scatter",
        "x": [None],
        "y": [None],
        "mode": "markers",
        "name": safe_line(text),
        "marker": marker,
        "meta": meta,
        "hoverinfo": "skip",
    }
