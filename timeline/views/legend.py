"""The legend: what each mark in the picture means, and the types' colours where the lanes do not tell."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from timeline.events import Event, EventType, Status
from timeline.views.hover import safe_line
from timeline.views.marks import Shape, marks
from timeline.views.phrasebook import Phrases
from timeline.views.styles import CONFIRMED, DISPUTED, GREY, SIGN_COLOURS, bar_style, point_style, signs
from timeline.views.words import type_label

_BLANK: Final[dict[str, Any]] = {"symbol": "line-ew", "size": 8}


def mark_legend(events: Iterable[Event], words: Phrases) -> list[Any]:
    """One entry a kind of mark that is drawn, in grey."""
    drawn = [event for event in events if event.when is not None]
    seen = [mark for event in drawn if event.when for mark in marks(event.when)]
    shapes = {mark.shape for mark in seen}
    statuses = {event.status for event in drawn}
    entries = [_entry(words.legend[shape], _shape_marker(shape), shape) for shape in Shape if shape in shapes]
    if any(mark.is_open for mark in seen):
        entries.append(_entry(words.legend["fading"], _shape_marker(Shape.LASTED), "fading"))
    told = [status for status in Status if status in statuses and status is not Status.PAST]
    entries += [_entry(words.legend[status], point_style(Shape.POINT, status, GREY), status) for status in told]
    beside = set("".join(map(signs, drawn)))
    for name, sign in (("disputed", DISPUTED), ("confirmed", CONFIRMED)):
        if sign in beside:
            entries.append(_entry(words.legend[name], {**_BLANK, "color": SIGN_COLOURS[sign]}, name, sign))
    return entries


def density_legend(most: int, words: Phrases) -> list[Any]:
    """What the strength of the colour means where events are counted, and that a click goes nearer."""
    text = words.legend["density"].format(count=most)
    return [_entry(text, _shape_marker(Shape.LASTED), "density")]


def crowd_legend(words: Phrases) -> list[Any]:
    """What a number beside a lane's title means."""
    return [_entry(words.legend["crowd"], {**_BLANK, "color": GREY}, "crowd", "+n")]


def calendar_legend(text: str) -> Any:
    """Which calendar the second row of dates is in."""
    return _entry(text, {**_BLANK, "color": GREY}, "calendar", "⤒")


def type_legend(events: Iterable[Event], types: Mapping[str, EventType], language: str) -> list[Any]:
    """One entry a type, in its colour."""
    present = sorted({event.type for event in events}, key=lambda event_type: type_label(event_type, types, language))
    colours = [types[event_type].colour if event_type in types else GREY for event_type in present]
    return [
        _entry(
            type_label(event_type, types, language),
            {**point_style(Shape.POINT, Status.PAST, colour), "symbol": "square"},
            "type",
        )
        for event_type, colour in zip(present, colours, strict=True)
    ]


def _shape_marker(shape: Shape) -> dict[str, Any]:
    if shape in (Shape.POINT, Shape.CANDIDATE):
        return point_style(shape, Status.PAST, GREY)
    style = bar_style(shape, Status.PAST, GREY)
    return {"symbol": "square", "size": 12, "color": style["color"]}


def _entry(text: str, marker: dict[str, Any], look: str, sign: str = "") -> Any:
    """A trace without a point: it draws nothing but its line in the legend.

    A page that draws the legend itself goes by `look` and `sign`.
    """
    meta = {"kind": "legend", "shape": "", "status": "", "look": look, "sign": sign}
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
