"""The timeline of a few events as a figure of its own, for a page that does without the zooming one."""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
import plotly.graph_objects as go

from timeline.dates import Bounds, write_edtf
from timeline.events import Event, EventType, Outline
from timeline.panorama import LanesBy, Sources, columns_of, scene_of
from timeline.views.axis import padded
from timeline.views.lanes import Lane, lane_title
from timeline.views.layout import MOST_LABELS
from timeline.views.marks import opening_window
from timeline.views.picture import LOW_ROW, ROW, Looks, close_picture, legend

# Room for the legend under the lanes.
_BELOW: Final = 110


def timeline_figure(
    events: Iterable[Event],
    *,
    types: Mapping[str, EventType],
    names: Mapping[str, str],
    by: LanesBy = LanesBy.TYPE,
    language: str = "en",
    window: Bounds | None = None,
) -> go.Figure:
    """The dated events as marks on lanes, with a legend.

    `names` gives the name of each actor's code, and each document's title where lanes are sources. A click
    on a mark gives its event's id as the first of its `customdata`. `window` is the range of days shown at
    first; None shows all. Undated events are not in the picture: see `undated`.
    """
    dated = [event for event in events if event.when is not None]
    span = padded(window or opening_window(dated) or Bounds(0, 0))
    looks = Looks(types, names, by, language)
    drawn = lanes_of(dated, looks)
    picture = close_picture(drawn, span, looks)
    figure = go.Figure(picture["data"], picture["layout"])
    figure.add_traces(legend(drawn, looks))
    row = ROW if len(dated) <= MOST_LABELS else LOW_ROW
    rows = figure.layout.yaxis.range[0] + 0.5
    bottom = {"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "itemclick": False, "itemdoubleclick": False}
    return figure.update_layout(height=rows * row + _BELOW + 42, dragmode="zoom", showlegend=True, legend=bottom)


def lanes_of(events: Iterable[Event], looks: Looks) -> list[Lane]:
    """The lanes of a few events, with or without ids."""
    held = {f"{index:09}": event for index, event in enumerate(events)}
    columns = columns_of(_outline(event, place) for place, event in held.items())
    order = tuple(looks.types) if looks.by is LanesBy.TYPE else ()
    scene = scene_of(columns, np.ones(len(columns), dtype=bool), looks.by, Sources(), order=order)
    span = scene.span or (0, 0)
    return [
        Lane(
            part.key,
            lane_title(
                part.key, looks.by, types=looks.types, names=looks.names, language=looks.language, merged=scene.merged
            ),
            tuple(held[columns.ids[place].decode()] for place in part.events),
        )
        for part in scene.slices(*span)
    ]


def _outline(event: Event, place: str) -> Outline:
    return Outline(
        id=place,
        type=event.type,
        status=event.status,
        date=write_edtf(event.when) if event.when is not None else "",
        place=event.place,
        actors=event.actors,
        recipients=event.recipients,
        people=event.people,
        documents=tuple(dict.fromkeys(evidence.document_id for evidence in event.evidence)),
    )
