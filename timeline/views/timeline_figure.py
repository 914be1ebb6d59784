"""The timeline: events on lanes along a time axis."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from timeline.dates import Bounds
from timeline.events import Event, EventType
from timeline.views.axis import padded, x_axis
from timeline.views.hover import safe_line, shortened
from timeline.views.lanes import LanesBy, lanes
from timeline.views.layout import MOST_LABELS, Band, Labelling, arrange
from timeline.views.legend import mark_legend, type_legend
from timeline.views.marks import opening_window
from timeline.views.phrasebook import phrases
from timeline.views.traces import traces

# Pixels a row: as high as a label, or as a mark where there are too many events for labels.
_ROW: Final = 22
_LOW_ROW: Final = 15
_TITLE: Final = 70


def timeline_figure(
    events: Iterable[Event],
    *,
    types: Mapping[str, EventType],
    names: Mapping[str, str],
    by: LanesBy = LanesBy.TYPE,
    language: str = "en",
    window: Bounds | None = None,
) -> go.Figure:
    """The dated events as marks: points where the day is known, bars as wide as what is known elsewhere.

    `names` gives the name of each actor's code, and each document's title where lanes are sources. A click
    on a mark gives its event's id as the first of its `customdata`. `window` is the range of days shown at
    first; None shows all. Undated events are not in the picture: see `undated`.
    """
    dated = [event for event in events if event.when is not None]
    span = padded(window or opening_window(dated) or Bounds(0, 0))
    labelling = Labelling(types, names, by, language, shown=len(dated) <= MOST_LABELS)
    bands = arrange(lanes(dated, by, types=types, names=names, language=language), span, labelling)
    placed = [part for band in bands for part in band.placed]
    figure = go.Figure(traces(placed, span, types=types, names=names, language=language))
    figure.add_traces(mark_legend(placed, phrases(language)))
    if by is not LanesBy.TYPE:
        figure.add_traces(type_legend(dated, types, language))
    figure.update_layout(_layout(bands, span, language, row=_ROW if labelling.shown else _LOW_ROW))
    return figure


def _layout(bands: Sequence[Band], span: Bounds, language: str, *, row: int) -> dict[str, Any]:
    rows = bands[-1].end_row if bands else 1
    return {
        "barmode": "overlay",
        "dragmode": "zoom",
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "height": rows * row + 156,
        "margin": {"l": 8, "r": 8, "t": 54, "b": 8},
        "xaxis": {**x_axis(span, phrases(language)), "side": "top", "showgrid": True, "zeroline": False, "title": None},
        "yaxis": {"range": [rows - 0.5, -0.5], "fixedrange": True, "visible": False},
        "shapes": [_stripe(band) for band in bands[::2]],
        "annotations": [_title(band) for band in bands],
        "legend": {"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "itemclick": False, "itemdoubleclick": False},
        "uirevision": "timeline",
    }


def _stripe(band: Band) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": band.first_row - 0.5,
        "y1": band.end_row - 0.5,
        "fillcolor": "rgba(128,128,128,0.08)",
        "line": {"width": 0},
    }


def _title(band: Band) -> dict[str, Any]:
    """The lane's name in a row of its own over its events, so that a narrow screen keeps its width for time."""
    return {
        "text": f"<b>{safe_line(shortened(band.title, _TITLE))}</b>",
        "showarrow": False,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "y": band.first_row,
        "yanchor": "middle",
        "align": "left",
    }
