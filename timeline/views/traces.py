"""Plotly traces of placed events: one a look, whatever the colours.

Plotly goes through all it knows of a trace for each of them: a trace for each colour too, which makes two hundred of
one window, is drawn in two to five times the time. What is slow are numbers that a colour scale turns into colours.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from timeline.dates import Bounds
from timeline.events import EventType, Status
from timeline.views.axis import DAY_MS, iso
from timeline.views.fading import layers, layers_for
from timeline.views.hover import hover_text, safe_line
from timeline.views.layout import Placed
from timeline.views.marks import Mark, Shape, extent, within
from timeline.views.styles import GREY, SIGN_COLOURS, bar_style, layer_style, point_style, rgba

_BAR: Final = 0.5
# A bar narrower than this share of the window is hard to hit; it gets an unseen marker to click on.
_NARROW: Final = 0.012
# An unseen marker under each label keeps it clear of its mark on a screen of any width.
_CLEAR: Final = {"middle right": 15, "middle left": 15, "top center": 1}


class Look(NamedTuple):
    """What makes two marks one trace; a layer of a fading bar has an opacity of its own."""

    kind: str
    shape: Shape
    status: Status
    is_seen: bool = True
    opacity: float = 0.0
    level: int = 0


class Spot(NamedTuple):
    """One mark of a trace: its days, its row, its colour, and what a click and a hover give."""

    first: float
    last: float
    row: int
    colour: str
    event_id: str
    hover: str


def traces(
    placed: Iterable[Placed], window: Bounds, *, types: Mapping[str, EventType], names: Mapping[str, str], language: str
) -> list[Any]:
    """Links between candidates first, then bars, then points, then labels, so that the surer lie on top."""
    parts = list(placed)
    spots: defaultdict[Look, list[Spot]] = defaultdict(list)
    for part in parts:
        colour = types[part.event.type].colour if part.event.type in types else GREY
        hover = hover_text(part.event, types=types, names=names, language=language)
        for look, first, last in _looks(part, window, layers_for(len(parts))):
            spots[look].append(Spot(first, last, part.row, colour, part.event.id, hover))
    order = {shape: index for index, shape in enumerate((Shape.MARGIN, Shape.CANDIDATE, Shape.WITHIN, Shape.LASTED))}
    bars = sorted(
        (look for look in spots if look.kind in ("bar", "fade")), key=lambda look: (order[look.shape], look.level)
    )
    points = [look for look in spots if look.kind == "point"]
    links = [_links(parts, window)] if any(len(_candidates(part)) > 1 for part in parts) else []
    drawn = [_bars(look, spots[look]) for look in bars] + [_points(look, spots[look]) for look in points]
    beside = [*(_labels(parts, side) for side in _CLEAR), *(_signs(parts, side) for side in _CLEAR)]
    return links + drawn + [trace for trace in beside if trace]


def _looks(part: Placed, window: Bounds, number: int) -> Iterator[tuple[Look, float, float]]:
    status = part.event.status
    for mark in part.marks:
        first, last = within(mark, window)
        if mark.shape is Shape.POINT or (mark.shape is Shape.CANDIDATE and first == last):
            yield Look("point", mark.shape, status), first, last
            continue
        bars = layers(mark, window, number)
        opacity = bars[0].opacity if len(bars) > 1 else 0.0
        for level, bar in enumerate(bars):
            yield Look("fade" if level else "bar", mark.shape, status, True, opacity, level), bar.first, bar.last
    if part.marks[-1].shape in (Shape.WITHIN, Shape.LASTED):
        yield from _centre(part, window)


def _centre(part: Placed, window: Bounds) -> Iterator[tuple[Look, float, float]]:
    """The sign of a bar's status on its middle, or a handle to click on where the bar is narrow."""
    first, last = extent(part.marks, window)
    middle = (first + last) / 2
    if part.event.status in (Status.ANNIVERSARY, Status.DENIED, Status.ONGOING):
        yield Look("point", Shape.POINT, part.event.status), middle, middle
    elif last - first + 1 < _NARROW * ((window.latest or 0) - (window.earliest or 0)):
        yield Look("point", Shape.POINT, Status.PAST, is_seen=False), middle, middle


def _bars(look: Look, spots: list[Spot]) -> Any:
    return dict(
        type="bar",
        orientation="h",
        base=[iso(spot.first) for spot in spots],
        x=[(spot.last - spot.first + 1) * DAY_MS for spot in spots],
        y=[spot.row for spot in spots],
        width=_BAR if look.shape is not Shape.MARGIN else _BAR * 0.8,
        marker=_coloured(
            spots,
            lambda colour: (
                layer_style(look.opacity, look.status, colour)
                if look.opacity
                else bar_style(look.shape, look.status, colour)
            ),
        ),
        unselected={"marker": {"opacity": 0.4}},
        **_answers(look, spots),
    )


def _points(look: Look, spots: list[Spot]) -> Any:
    style = _coloured(spots, lambda colour: point_style(look.shape, look.status, colour))
    return dict(
        type="scatter",
        mode="markers",
        x=[iso(int(spot.first) + 0.5) for spot in spots],
        y=[spot.row for spot in spots],
        marker=style if look.is_seen else {"size": 14, "opacity": 0},
        unselected={"marker": {"opacity": 0.4 if look.is_seen else 0}},
        **_answers(look, spots),
    )


def _coloured(spots: list[Spot], style: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """The style of marks that differ by their colours: lists of them where there are several."""
    styles = {colour: style(colour) for colour in {spot.colour for spot in spots}}
    whole = styles[spots[0].colour]
    if len(styles) == 1:
        return whole
    fills = [styles[spot.colour]["color"] for spot in spots]
    rims = [styles[spot.colour].get("line", {}).get("color") for spot in spots]
    coloured = {**whole, "color": fills}
    return coloured if len(set(rims)) == 1 else {**coloured, "line": {**whole["line"], "color": rims}}


def _answers(look: Look, spots: list[Spot]) -> dict[str, Any]:
    """What a mark gives when clicked or hovered over; `meta` names the look for whoever reads the figure.

    The lowest layer of a fading bar answers for those on it.
    """
    answers = (
        {"hoverinfo": "skip"} if look.kind == "fade" else {"hovertext": [s.hover for s in spots], "hoverinfo": "text"}
    )
    return {
        "customdata": [[spot.event_id] for spot in spots],
        **answers,
        "name": "",
        "meta": {"kind": look.kind, "shape": look.shape.value, "status": look.status.value},
        "showlegend": False,
    }


def _candidates(part: Placed) -> list[Mark]:
    return [mark for mark in part.marks if mark.shape is Shape.CANDIDATE]


def _links(parts: list[Placed], window: Bounds) -> Any:
    x: list[str | None] = []
    y: list[int | None] = []
    for part in parts:
        if len(_candidates(part)) > 1:
            first, last = extent(part.marks, window)
            x += [iso(first + 0.5), iso(last + 0.5), None]
            y += [part.row, part.row, None]
    line = {"color": rgba(GREY, 0.6), "width": 1, "dash": "dot"}
    meta = {"kind": "link", "shape": Shape.CANDIDATE.value, "status": ""}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": line,
        "meta": meta,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _labels(parts: list[Placed], side: str) -> Any | None:
    labelled = [part for part in parts if part.label and part.label_side == side]
    if not labelled:
        return None
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [iso(part.label_day) for part in labelled],
        "y": [part.row for part in labelled],
        "text": [safe_line(part.label) for part in labelled],
        "marker": {"size": _CLEAR[side], "opacity": 0},
        "textposition": side,
        "textfont": {"size": 11},
        "unselected": {"marker": {"opacity": 0}, "textfont": {"color": rgba(GREY, 0.8)}},
        "meta": {"kind": "label", "shape": "", "status": ""},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _signs(parts: list[Placed], side: str) -> Any | None:
    """Signs stand on the side of the mark where the label is not."""
    signed = [part for part in parts if part.sign and part.label_side == side]
    if not signed:
        return None
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [iso(part.sign_day) for part in signed],
        "y": [part.row for part in signed],
        "text": [part.sign for part in signed],
        "marker": {"size": _CLEAR[side], "opacity": 0},
        "textposition": "middle right" if side == "middle left" else "middle left",
        "textfont": {"size": 13, "color": [SIGN_COLOURS[part.sign[0]] for part in signed]},
        "unselected": {"marker": {"opacity": 0}},
        "meta": {"kind": "sign", "shape": "", "status": ""},
        "hoverinfo": "skip",
        "showlegend": False,
    }
