"""Places as circles on the map, as large as many events happened there."""

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from timeline.panorama import Site
from timeline.views.hover import safe_line, shortened
from timeline.views.land import graticule, land, projected

_COLOUR: Final = "#2f74b5"
_CHOSEN: Final = "#d9480f"
_LAND: Final = "rgba(128,128,128,0.28)"
_LINES: Final = "rgba(128,128,128,0.16)"
# Pixels across: of the largest circle and of the smallest one can still hit.
_LARGEST: Final = 40
_SMALLEST: Final = 9
# Without the far south, where nothing is.
_SOUTH, _NORTH = -58, 85
# Room for the names of the northernmost places.
_AIR: Final = 0.1


@dataclass(frozen=True, slots=True)
class Circle:
    """One site, the key a click on it tells, what is said when the pointer rests on it, and its name."""

    site: Site
    key: str
    hover: str
    name: str


def map_figure(circles: list[Circle], chosen: Set[str], folder: Path) -> dict[str, Any]:
    """The figure as Plotly takes it, without colours of the page; `chosen` are keys, `folder` has `land.json`."""
    # The small ones last: they lie on top, where they can be hit.
    circles = sorted(circles, key=lambda circle: -circle.site.count)
    (left, right), (bottom, top) = projected([0, 0], [-180, 180])[0], projected([_SOUTH, _NORTH], [0, 0])[1]
    top += _AIR
    axis: dict[str, Any] = {"visible": False, "constrain": "domain"}
    layout = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
        "xaxis": {**axis, "range": [float(left), float(right)]},
        "yaxis": {**axis, "range": [float(bottom), float(top)], "scaleanchor": "x"},
        "meta": {"aspect": float((top - bottom) / (right - left))},
    }
    return {"data": [_lines(), _land(folder), _circles(circles, chosen)], "layout": layout}


def _lines() -> dict[str, Any]:
    x, y = graticule()
    return _ground(x, y) | {"line": {"color": _LINES, "width": 1}}


def _land(folder: Path) -> dict[str, Any]:
    x, y = land(folder)
    return _ground(x, y) | {"line": {"width": 0}, "fill": "toself", "fillcolor": _LAND}


def _ground(x: np.ndarray, y: np.ndarray) -> dict[str, Any]:
    """What lies under the circles; a gap is null, which JSON has instead of NaN."""
    xs, ys = ([None if np.isnan(v) else round(float(v), 4) for v in axis] for axis in (x, y))
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip"}


def _circles(circles: list[Circle], chosen: Set[str]) -> dict[str, Any]:
    spots = [circle.site.spot for circle in circles]
    x, y = projected([spot.latitude for spot in spots], [spot.longitude for spot in spots])
    most = max((circle.site.count for circle in circles), default=1)
    sizes = [max(_SMALLEST, _LARGEST * (circle.site.count / most) ** 0.5) for circle in circles]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x.round(5).tolist(),
        "y": y.round(5).tolist(),
        # All names, the largest place first: the page leaves out those there is no room for.
        "text": [safe_line(shortened(circle.name, 24)) for circle in circles],
        "textposition": "top center",
        "cliponaxis": False,
        "customdata": [circle.key for circle in circles],
        "hovertext": [circle.hover for circle in circles],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": [round(size, 1) for size in sizes],
            "color": [_CHOSEN if circle.key in chosen else _COLOUR for circle in circles],
            "opacity": 0.72,
            "line": {"width": 1, "color": "rgba(255,255,255,0.8)"},
        },
    }
