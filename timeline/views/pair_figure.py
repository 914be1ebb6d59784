"""Who met whom: a square of actors, darker where two share more events; and one pair's events over time."""

from collections.abc import Callable, Mapping, Set
from typing import Any, Final

import numpy as np

from timeline.panorama import Encounters, OverTime, pair_key
from timeline.views.hover import safe_line, shortened

_COLOURS: Final = [[0.0, "#cfe1f2"], [0.35, "#6fa8d6"], [0.7, "#2f74b5"], [1.0, "#123a66"]]
_CHOSEN: Final = "#d9480f"
_COLOUR: Final = "#2f74b5"
_SELF: Final = "rgba(128,128,128,0.22)"
_NAME: Final = 22
# Numbers stand in the cells of a square of no more actors than this.
_MOST_WRITTEN: Final = 12


def pair_figure(
    met: Encounters, chosen: Set[str], names: Mapping[str, str], hover: Callable[[str], str]
) -> dict[str, Any]:
    """The figure as Plotly takes it; `chosen` are keys of pairs, `hover` says what is to be said of one."""
    size = len(met.actors)
    keys = [["" if one == other else pair_key(one, other) for one in met.actors] for other in met.actors]
    shown = [
        [count if key and count else None for key, count in zip(*row, strict=True)]
        for row in zip(keys, met.counts.tolist(), strict=True)
    ]
    labels = [safe_line(shortened(names.get(actor, actor), _NAME)) for actor in met.actors]
    axis: dict[str, Any] = {
        "tickmode": "array", "tickvals": list(range(size)), "ticktext": labels, "range": [-0.5, size - 0.5],
        "showgrid": False, "zeroline": False, "fixedrange": True, "constrain": "domain",
    }  # fmt: skip
    trace = {
        "type": "heatmap",
        # Few pairs meet very often: on a plain scale all others would look alike.
        "z": [[None if count is None else round(float(np.log1p(count)), 4) for count in row] for row in shown],
        "text": [["" if count is None else str(count) for count in row] for row in shown],
        "texttemplate": "%{text}" if size <= _MOST_WRITTEN else "",
        "hovertext": [[hover(key) if key else "" for key in row] for row in keys],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hoverongaps": False,
        "colorscale": _COLOURS, "zmin": 0, "showscale": False, "xgap": 1, "ygap": 1,
        "meta": {"keys": keys},
    }  # fmt: skip
    layout = {
        # Names on a slant reach beyond the last column.
        "margin": {"l": 8, "r": 60, "t": 8, "b": 8},
        "xaxis": {
            **axis,
            "constraintoward": "left",
            "ticklabeloverflow": "allow",
            "side": "top",
            "tickangle": -60,
            "automargin": True,
        },
        "yaxis": {
            **axis,
            "range": [size - 0.5, -0.5],
            "scaleanchor": "x",
            "automargin": True,
            "constraintoward": "top",
        },
        "dragmode": False,
        "shapes": [*_diagonal(size), *_frames(keys, chosen)],
        "meta": {"aspect": 0.94, "cells": size},
    }
    return {"data": [trace], "layout": layout}


def time_figure(bars: OverTime, chosen: Set[str], said: Callable[[int], str], hover: Callable[[int], str]) -> Any:
    """Bars of events by time, each with its first year as key; `said` and `hover` tell a bar's year, by its place."""
    years = [bars.first + place * bars.step for place in range(len(bars.counts))]
    trace = {
        "type": "bar",
        "x": list(range(len(years))),
        "y": bars.counts.tolist(),
        "customdata": [str(year) for year in years],
        "hovertext": [hover(place) for place in range(len(years))],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": [_CHOSEN if str(year) in chosen else _COLOUR for year in years]},
    }
    every = max(1, -(-len(years) // 8))
    ticks = list(range(0, len(years), every))
    layout = {
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "bargap": 0.15,
        "dragmode": False,
        "xaxis": {
            "tickmode": "array", "tickvals": ticks, "ticktext": [said(place) for place in ticks], "fixedrange": True,
            "automargin": True, "tickangle": 0, "showgrid": False,
        },
        "yaxis": {
            "fixedrange": True, "automargin": True, "rangemode": "tozero", "nticks": 4, "tickformat": "d",
            "gridcolor": "rgba(128,128,128,0.2)",
        },
        "meta": {"aspect": 0.3},
    }  # fmt: skip
    return {"data": [trace], "layout": layout}


def _diagonal(size: int) -> list[dict[str, Any]]:
    """Nobody meets himself: those cells are grey."""
    look = {"type": "rect", "line": {"width": 0}, "fillcolor": _SELF, "layer": "below"}
    return [look | _cell(place, place) for place in range(size)]


def _frames(keys: list[list[str]], chosen: Set[str]) -> list[dict[str, Any]]:
    look = {"type": "rect", "line": {"width": 3, "color": _CHOSEN}}
    cells = [(row, column) for row, line in enumerate(keys) for column, key in enumerate(line) if key in chosen]
    return [look | _cell(row, column) for row, column in cells]


def _cell(row: int, column: int) -> dict[str, float]:
    return {"x0": column - 0.5, "x1": column + 0.5, "y0": row - 0.5, "y1": row + 0.5}
