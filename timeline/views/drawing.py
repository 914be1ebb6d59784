"""A picture as plain shapes on paper: where each rectangle, sign, line and word stands, in pixels from the top left."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from timeline.dates import day_number
from timeline.views.axis import DAY_MS

Drawn = dict[str, Any]

_DAY: Final = re.compile(r"(-?)(\d+)-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?")
_COLOUR: Final = re.compile(r"rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)")
_TICKS: Final = 14
_FAINT: Final = "rgba(128,128,128,0.35)"
_INK: Final = "#1f2933"
_ANCHORS: Final = {"middle right": "left", "middle left": "right", "top center": "center"}


def drawing(picture: Mapping[str, Any], *, width: int) -> list[Drawn]:
    """All that a picture shows, what lies undermost first; its lanes' titles are said by whoever has them."""
    paper = _Paper(picture["layout"], width)
    drawn = [_stripe(shape, paper) for shape in picture["layout"]["shapes"] if shape.get("yref") == "y"]
    drawn += _axis(picture["layout"]["xaxis"], paper)
    for trace in picture["data"]:
        drawn += _TRACES[trace["type"]](trace, paper)
    return drawn + [_title(lane, paper) for lane in _titles(picture)]


class _Paper:
    """Where a day and a row are on the picture."""

    def __init__(self, layout: Mapping[str, Any], width: int) -> None:
        margin = layout["margin"]
        first, last = (_day(end) for end in layout["xaxis"]["range"])
        self.left, self.right = float(margin["l"]), float(width - margin["r"])
        self.top, self.bottom = float(margin["t"]), float(layout["height"] - margin["b"])
        self._first, self._pixel = first, (self.right - self.left) / max(last - first, 1)
        low, high = layout["yaxis"]["range"][1], layout["yaxis"]["range"][0]
        self._low, self._row = float(low), float(self.bottom - self.top) / max(float(high - low), 1.0)

    def x(self, day: float) -> float:
        """Pixels from the left."""
        return self.left + (day - self._first) * self._pixel

    def y(self, row: float) -> float:
        """Pixels from the top."""
        return self.top + (row - self._low) * self._row

    def box(self, first: float, last: float, top: float, bottom: float) -> Drawn:
        """What is seen of it: days beyond the edges are cut."""
        start, end = (min(max(x, self.left), self.right) for x in (first, last))
        return {"kind": "box", "x": start, "y": top, "w": max(end - start, 1.0), "h": bottom - top}

    def holds(self, x: float) -> bool:
        """Whether it is between the edges."""
        return self.left <= x <= self.right


def _day(text: str) -> float:
    """A day as `iso` writes it.

    >>> _day("1970-01-02 12:00") - _day("1970-01-01")
    1.5
    """
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no day of a picture")
    sign, year, month, day, hours, minutes = found.groups()
    whole = day_number(-int(year) if sign else int(year), int(month), int(day))
    return whole + (int(hours or 0) + int(minutes or 0) / 60) / 24


def paint(colour: str) -> str:
    """A colour as hex digits with its opacity.

    >>> paint("rgba(51,102,153,0.5)"), paint("white")
    ('#33669980', '#ffffff')
    """
    found = _COLOUR.fullmatch(colour)
    if found is None:
        return {"white": "#ffffff", "black": "#000000"}.get(colour, colour if colour.startswith("#") else "#7a7f87")
    red, green, blue, opacity = found.groups()
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}{round(float(opacity or 1) * 255):02x}"


def _stripe(shape: Mapping[str, Any], paper: _Paper) -> Drawn:
    box = paper.box(paper.left, paper.right, paper.y(shape["y0"]), paper.y(shape["y1"]))
    return box | {"fill": paint(shape["fillcolor"])}


def _axis(axis: Mapping[str, Any], paper: _Paper) -> Iterator[Drawn]:
    """A line a tick, and its words over it."""
    for day, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        x = paper.x(_day(day))
        if paper.holds(x):
            yield {"kind": "line", "x": x, "y": paper.top, "x2": x, "y2": paper.bottom, "stroke": paint(_FAINT)}
            yield _words(text, x, paper.top - _TICKS, "center", 12)


def _bars(trace: Mapping[str, Any], paper: _Paper) -> Iterator[Drawn]:
    style = trace["marker"]
    line = style.get("line", {})
    half = trace.get("width", 0.5) / 2
    for base, length, row in zip(trace["base"], trace["x"], trace["y"], strict=True):
        first = _day(base)
        box = paper.box(paper.x(first), paper.x(first + length / DAY_MS), paper.y(row - half), paper.y(row + half))
        edge = {"stroke": paint(line["color"]), "thickness": line["width"]} if line.get("width") else {}
        yield box | {"fill": paint(style["color"])} | edge


def _scatter(trace: Mapping[str, Any], paper: _Paper) -> Iterator[Drawn]:
    if "lines" in trace["mode"]:
        yield from _links(trace, paper)
        return
    for place, (day, row) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        x, y = paper.x(_day(day)), paper.y(row)
        if not paper.holds(x):
            continue
        if "marker" in trace and trace["marker"].get("opacity") != 0:
            yield _sign(trace["marker"], x, y)
        if "text" in trace["mode"]:
            yield _beside(trace, place, x, y)


def _links(trace: Mapping[str, Any], paper: _Paper) -> Iterator[Drawn]:
    for start, end, row in zip(trace["x"][::3], trace["x"][1::3], trace["y"][::3], strict=True):
        x, x2 = (min(max(paper.x(_day(day)), paper.left), paper.right) for day in (start, end))
        line = {"kind": "line", "x": x, "x2": x2, "y": paper.y(row), "y2": paper.y(row)}
        yield line | {"stroke": paint(trace["line"]["color"]), "dash": "dotted"}


def _sign(style: Mapping[str, Any], x: float, y: float) -> Drawn:
    rim = style.get("line", {})
    hollow = style["symbol"].endswith("-open")
    # A hollow sign is drawn by its rim alone.
    edge = {"stroke": paint(rim.get("color", style["color"])), "thickness": rim.get("width", 1)}
    fill = {} if hollow else {"fill": paint(style["color"])}
    shape = style["symbol"].removesuffix("-open")
    return (
        {"kind": "sign", "shape": shape, "x": x, "y": y, "size": style["size"]} | fill | (edge if hollow or rim else {})
    )


def _beside(trace: Mapping[str, Any], place: int, x: float, y: float) -> Drawn:
    """A word on its side of the mark, as far from it as the unseen marker keeps it."""
    side = trace.get("textposition", "middle center")
    font = trace.get("textfont", {})
    colour = font.get("color", _INK)
    away = trace.get("marker", {}).get("size", 0) / 2 + 2
    shift = {"middle right": away, "middle left": -away}.get(side, 0)
    up = font.get("size", 11) if side == "top center" else 0
    fill = colour[place] if isinstance(colour, list) else colour
    anchor = _ANCHORS.get(side, "center")
    # A chart reads its labels as HTML.
    return _words(unescape(trace["text"][place]), x + shift, y - up, anchor, font.get("size", 11)) | {
        "fill": paint(fill)
    }


def _counts(trace: Mapping[str, Any], paper: _Paper) -> Iterator[Drawn]:
    """One box a bin that holds anything, the fuller the stronger."""
    (_, pale), (_, strong) = trace["colorscale"]
    low, high = (float(_COLOUR.fullmatch(colour)[4]) for colour in (pale, strong))  # type: ignore[index]
    middle, days = _day(str(trace["x0"])), trace["dx"] / DAY_MS
    for place, value in enumerate(trace["z"][0]):
        if value is not None:
            start = middle + (place - 0.5) * days
            share = low + (high - low) * min(value / trace["zmax"], 1)
            box = paper.box(paper.x(start), paper.x(start + days), *(paper.y(row) for row in trace["y"]))
            yield box | {"fill": paint(re.sub(r"[\d.]+\)$", f"{share:.3f})", strong))}


def _titles(picture: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Each lane's title and its row."""
    row = 0
    for lane in picture["lanes"]:
        yield lane["title"], row
        row += 1 + lane["rows"]


def _title(lane: tuple[str, int], paper: _Paper) -> Drawn:
    return _words(lane[0], paper.left + 4, paper.y(lane[1]), "left", 12) | {"bold": True}


def _words(text: str, x: float, y: float, anchor: str, size: float) -> Drawn:
    return {"kind": "words", "x": x, "y": y, "text": text, "anchor": anchor, "size": size, "fill": _INK}


_TRACES: Final = {"bar": _bars, "scatter": _scatter, "heatmap": _counts}
